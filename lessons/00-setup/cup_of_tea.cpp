// Lesson 00, a question: a function that stops in the middle.
#include <iostream>

#include "generator.hpp"

miniaxon::Generator<int> make_tea() {
  std::cout << "water ";
  co_yield 1;  // stop here
  std::cout << "cup ";
}

int main() {
  auto tea = make_tea();
  tea.next();
  std::cout << "letter ";
  tea.next();
  std::cout << '\n';
}
