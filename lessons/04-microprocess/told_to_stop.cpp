// Lesson 04, a question: what does stop() do to a run?
#include <iostream>

#include "microprocess.hpp"

struct Counter : miniaxon::Microprocess {
  miniaxon::Generator<miniaxon::Turn> main() override {
    for (int count = 1; count <= 3; ++count) {
      std::cout << count << ' ';
      co_yield carry_on;
    }
    std::cout << "end ";
  }
};

int main() {
  Counter counter;
  auto run = counter.main();
  run.next();
  counter.stop();
  std::cout << (counter.has_stopped() ? "stopped " : "goes-on ");
  run.next();
}
