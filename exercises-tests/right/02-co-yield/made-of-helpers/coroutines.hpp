// take and alternate are ordinary functions that hand over to coroutines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generator.hpp"

namespace miniaxon {

inline Generator<int> between(int low, int high) {
  for (int number = high; number >= low; --number) co_yield number;
}
inline Generator<int> countdown(int from) { return between(1, from); }

inline Generator<std::string> greeter(std::string name) {
  co_yield "Hello, " + name + ".";
  co_yield "How are you, " + name + "?";
  co_yield "Goodbye, " + name + ".";
}

inline Generator<int> first_of(Generator<int> numbers, std::size_t most) {
  std::optional<int> number;
  while (most-- > 0 && (number = numbers.next()).has_value()) co_yield number.value();
}
inline Generator<int> take(Generator<int> numbers, int most) {
  return first_of(std::move(numbers), most > 0 ? static_cast<std::size_t>(most) : 0);
}

inline Generator<int> in_turn(std::vector<Generator<int>> sources) {
  for (std::size_t turn = 0; !sources.empty();) {
    turn %= sources.size();
    if (const auto number = sources[turn].next()) {
      co_yield *number;
      ++turn;
    } else {
      sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(turn));
    }
  }
}
inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  std::vector<Generator<int>> sources;
  sources.push_back(std::move(left));
  sources.push_back(std::move(right));
  return in_turn(std::move(sources));
}

}  // namespace miniaxon
