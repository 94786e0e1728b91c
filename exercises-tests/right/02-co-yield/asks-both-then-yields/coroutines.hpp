// alternate asks both, then hands on what they gave; the greeter walks along a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator.hpp"

namespace miniaxon {

inline Generator<int> countdown(int from) {
  for (int number = from; number > 0; --number) co_yield number;
}

inline Generator<std::string> greeter(std::string name) {
  const std::vector<std::string> sayings = {"Hello, " + name + ".", "How are you, " + name + "?",
                                            "Goodbye, " + name + "."};
  for (const std::string& saying : sayings) co_yield saying;
}

inline Generator<int> take(Generator<int> numbers, int most) {
  for (int taken = 0; taken < most; ++taken) {
    const std::optional<int> number = numbers.next();
    if (!number) co_return;
    co_yield *number;
  }
}

inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  auto from_left = left.next();
  auto from_right = right.next();
  while (from_left || from_right) {
    if (from_left) co_yield *from_left;
    if (from_right) co_yield *from_right;
    from_left = left.next();
    from_right = right.next();
  }
}

}  // namespace miniaxon
