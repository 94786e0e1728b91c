// A coroutine hands out a value in each round of a nested loop.
#include "generator.hpp"

miniaxon::Generator<int> pairs() {
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) co_yield 10 * i + j;
  }
}

int main() {
  int sum = 0;
  int count = 0;
  auto numbers = pairs();
  while (const auto number = numbers.next()) {
    sum += *number;
    ++count;
  }
  return sum == 99 && count == 9 ? 0 : 1;
}
