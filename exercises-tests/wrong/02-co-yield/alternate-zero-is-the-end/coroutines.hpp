// alternate believes that 0 is the sign of the end, so every 0 is lost.
#pragma once

#include <optional>
#include <string>

#include "generator.hpp"

namespace miniaxon {

inline Generator<int> countdown(int from) {
  for (int number = from; number > 0; --number) co_yield number;
}

inline Generator<std::string> greeter(std::string name) {
  co_yield "Hello, " + name + ".";
  co_yield "How are you, " + name + "?";
  co_yield "Goodbye, " + name + ".";
}

inline Generator<int> take(Generator<int> numbers, int most) {
  for (int taken = 0; taken < most; ++taken) {
    const std::optional<int> number = numbers.next();
    if (!number) co_return;
    co_yield *number;
  }
}

inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  while (true) {
    const int from_left = left.next().value_or(0);
    if (from_left != 0) co_yield from_left;
    const int from_right = right.next().value_or(0);
    if (from_right != 0) co_yield from_right;
    if (left.done() && right.done()) co_return;
  }
}

}  // namespace miniaxon
