// alternate swaps the two after each number; take counts down.
#pragma once

#include <optional>
#include <string>
#include <utility>

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
  while (most-- > 0) {
    if (const auto number = numbers.next()) {
      co_yield *number;
    } else {
      break;
    }
  }
}

inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  while (const std::optional<int> number = left.next()) {
    co_yield *number;
    std::swap(left, right);
  }
  while (const std::optional<int> number = right.next()) co_yield *number;
}

}  // namespace miniaxon
