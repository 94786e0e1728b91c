// Lesson 02: the same again, and this time the compiler keeps the place.
#pragma once

#include <string>

#include "generator.hpp"

namespace miniaxon {

// Hands out from, from-1, ..., 1. A start of 0 or less hands out nothing at all.
inline Generator<int> countdown(int from) {
  // TODO 1: a loop from `from` down to 1 that hands out each number with co_yield
  (void)from;
  co_return;
}

// Says "Hello, NAME.", "How are you, NAME?", "Goodbye, NAME.".
inline Generator<std::string> greeter(std::string name) {
  // TODO 2: three things to say: three times co_yield
  (void)name;
  co_return;
}

// Hands on the first `most` numbers, or fewer when `numbers` ends earlier. Asks `numbers` for no
// more than it hands on. A `most` of 0 or less hands on nothing.
inline Generator<int> take(Generator<int> numbers, int most) {
  // TODO 3: ask `numbers` for one, hand it on; `most` times, or until it has none
  (void)numbers;
  (void)most;
  co_return;
}

// Hands on left, right, left, right, ...; when one of them ends, the rest of the other.
inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  // TODO 4: ask the left one, hand on what it gave; the same with the right one; until both have ended
  (void)left;
  (void)right;
  co_return;
}

}  // namespace miniaxon
