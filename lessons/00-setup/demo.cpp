// Lesson 00's demo: a greeting, and a function that stops in the middle.
#include <iostream>

#include "generator.hpp"
#include "ready.hpp"

namespace {

//{ tea
miniaxon::Generator<int> make_tea() {
  std::cout << "  tea: the water is on\n";
  co_yield 1;  // stop here, in the middle
  std::cout << "  tea: the cup is full\n";
}
//}

}  // namespace

int main() {
  std::cout << "Hello! This is your kit.\n";
  std::cout << (miniaxon::ready() ? "Your line is awake.\n\n" : "Your line is still asleep.\n\n");

  //{ main
  auto tea = make_tea();
  tea.next();
  std::cout << "  main: while the water gets hot, I read a letter\n";
  tea.next();
  //}

  std::cout << "\nOne function stopped in the middle, and went on later.\n"
               "This machine can do it. You are about to build it.\n";
}
