// Lesson 02, a question: generators inside generators.
#include <iostream>

#include "coroutines.hpp"

int main() {
  using namespace miniaxon;
  auto braid = alternate(take(countdown(9), 2), countdown(4));
  while (const auto number = braid.next()) std::cout << *number << ' ';
  std::cout << '\n';
}
