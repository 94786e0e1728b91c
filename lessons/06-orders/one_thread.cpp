// Lesson 06, a question: two who pay a coin each.
#include <iostream>

#include "scheduler.hpp"

int coins = 0;

class Payer : public miniaxon::Microprocess {
  miniaxon::Generator<miniaxon::Turn> main() override {
    const int seen = coins;
    co_yield carry_on;
    coins = seen + 1;
  }
};

int main() {
  Payer ada, ben;
  miniaxon::Scheduler scheduler;
  scheduler.activate(ada);
  scheduler.activate(ben);
  scheduler.run();
  std::cout << coins << '\n';
}
