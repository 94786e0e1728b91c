// alternate hands on all of the left one, then all of the right one.
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
  while (const std::optional<int> number = left.next()) co_yield *number;
  while (const std::optional<int> number = right.next()) co_yield *number;
}

}  // namespace miniaxon
