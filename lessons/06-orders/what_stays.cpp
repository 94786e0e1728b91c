// Lesson 06, a question: what is kept while a generator waits.
#include <iostream>

#include "generator.hpp"

int shared = 1;

miniaxon::Generator<int> numbers() {
  const int mine = shared;
  co_yield mine;
  co_yield mine;
  co_yield shared;
}

int main() {
  auto run = numbers();
  std::cout << *run.next() << '\n';
  shared = 5;
  std::cout << *run.next() << '\n';
  std::cout << *run.next() << '\n';
}
