// Lesson 04, a question: one object, two runs of its main().
#include <iostream>
#include <string>

#include "microprocess.hpp"

struct Clock : miniaxon::Microprocess {
  std::string sound = "tick";
  miniaxon::Generator<miniaxon::Turn> main() override {
    for (int count = 1;; ++count) {
      std::cout << sound << count << ' ';
      co_yield carry_on;
    }
  }
};

int main() {
  Clock clock;
  auto first = clock.main();
  first.next();
  first.next();
  clock.sound = "tock";
  auto second = clock.main();
  second.next();
  first.next();
}
