// Fills a list when it is called, and hands out of that.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generator.hpp"

namespace miniaxon {

inline Generator<int> out_of(std::vector<int> list) {
  for (const int number : list) co_yield number;
}
inline Generator<int> countdown(int from) {
  std::vector<int> list;
  for (int number = from; number > 0; --number) list.push_back(number);
  return out_of(std::move(list));
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
    const std::optional<int> from_left = left.next();
    if (from_left) co_yield *from_left;
    const std::optional<int> from_right = right.next();
    if (from_right) co_yield *from_right;
    if (!from_left && !from_right) co_return;
  }
}

}  // namespace miniaxon
