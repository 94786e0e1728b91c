// Lesson 06, a question: what goes on after a co_yield.
#include <iostream>

#include "microprocess.hpp"

class Cook : public miniaxon::Microprocess {
 public:
  miniaxon::Generator<miniaxon::Turn> main() override {
    std::cout << "knead\n";
    co_yield carry_on;
    std::cout << "bake\n";
  }
};

int main() {
  Cook cook;
  auto turns = cook.main();
  turns.next();
  for (int minute = 1; minute <= 3; ++minute) std::cout << "minute " << minute << '\n';
  turns.next();
}
