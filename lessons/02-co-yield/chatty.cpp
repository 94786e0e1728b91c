// Lesson 02, a question: when does a body run?
#include <iostream>

#include "generator.hpp"

miniaxon::Generator<int> chatty() {
  std::cout << "start ";
  co_yield 1;
  std::cout << "middle ";
  co_yield 2;
  std::cout << "end ";
}

int main() {
  auto numbers = chatty();
  std::cout << "called ";
  numbers.next();
  numbers.next();
  std::cout << "asked ";
}
