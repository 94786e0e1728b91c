// Lesson 05, a question: one of two leaves.
#include <iostream>

#include "scheduler.hpp"

struct Printer : miniaxon::Microprocess {
  Printer(const char* word, int times) : word_(word), times_(times) {}
  miniaxon::Generator<miniaxon::Turn> main() override {
    for (int time = 0; time < times_; ++time) {
      std::cout << word_ << ' ';
      co_yield carry_on;
    }
  }
  const char* word_;
  int times_;
};

int main() {
  Printer x("X", 1000), y("Y", 2);
  miniaxon::Scheduler scheduler;
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.run(7);
}
