// Lesson 05: a scheduler is a microprocess, so another scheduler can give it turns.
#include <iostream>
#include <string>
#include <utility>

#include "scheduler.hpp"

class Printer : public miniaxon::Microprocess {
 public:
  explicit Printer(std::string text) : text_(std::move(text)) {}

  miniaxon::Generator<miniaxon::Turn> main() override {
    while (true) {
      std::cout << ' ' << text_;
      co_yield carry_on;
    }
  }

 private:
  std::string text_;
};

int main() {
  std::cout << "turns:";
  //{ nested
  Printer left("left"), right("right"), alone("alone");
  miniaxon::Scheduler inner, outer;
  inner.activate(left);
  inner.activate(right);
  outer.activate(alone);
  outer.activate(inner);
  outer.run(8);
  //}
  std::cout << '\n';
}
