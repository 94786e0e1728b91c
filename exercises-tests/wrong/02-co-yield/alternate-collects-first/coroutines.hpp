// alternate collects all numbers of both first, and then weaves them together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

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
  std::vector<int> lefts;
  std::vector<int> rights;
  while (const std::optional<int> number = left.next()) lefts.push_back(*number);
  while (const std::optional<int> number = right.next()) rights.push_back(*number);
  for (std::size_t i = 0; i < lefts.size() || i < rights.size(); ++i) {
    if (i < lefts.size()) co_yield lefts[i];
    if (i < rights.size()) co_yield rights[i];
  }
}

}  // namespace miniaxon
