// Lesson 03, a question: a frame that is asked to its end, and once more.
#include <iostream>

#include "generator.hpp"

struct Guest {
  Guest() { std::cout << "in "; }
  ~Guest() { std::cout << "out "; }
};

miniaxon::Generator<int> visit() {
  Guest guest;
  co_yield 1;
  co_yield 2;
}

int main() {
  auto ada = visit();
  for (int call = 1; call <= 4; ++call) {
    const auto number = ada.next();
    if (number) std::cout << *number << ' ';
    if (!number) std::cout << "nothing ";
  }
  std::cout << "over\n";
}
