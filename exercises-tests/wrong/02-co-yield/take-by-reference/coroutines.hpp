// take gets its numbers by reference, and does not own them: the frame notes where they were.
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

inline Generator<int> take(Generator<int>&& numbers, int most) {
  for (int taken = 0; taken < most; ++taken) {
    const std::optional<int> number = numbers.next();
    if (!number) co_return;
    co_yield *number;
  }
}

inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  while (true) {
    const std::optional<int> from_left = left.next();
    if (from_left) co_yield *from_left;
    const std::optional<int> from_right = right.next();
    if (from_right) co_yield *from_right;
    if (!from_left && !from_right) co_return;
  }
}

}  // namespace miniaxon
