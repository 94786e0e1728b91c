// An exception leaves a coroutine that was stopped once, and arrives at its caller.
#include <stdexcept>

#include "generator.hpp"

miniaxon::Generator<int> fragile() {
  co_yield 1;
  throw std::runtime_error("broken");
}

int main() {
  auto numbers = fragile();
  if (numbers.next() != 1) return 1;
  try {
    numbers.next();
  } catch (const std::runtime_error&) {
    return numbers.done() ? 0 : 1;
  }
  return 1;
}
