// Lesson 02: the same again, and this time the compiler keeps the place.
#pragma once

#include <string>

#include "generator.hpp"

namespace miniaxon {

//{ countdown
// Hands out from, from-1, ..., 1. A start of 0 or less hands out nothing at all.
inline Generator<int> countdown(int from) {
  //[ a loop from `from` down to 1 that hands out each number with co_yield
  for (int number = from; number > 0; --number) co_yield number;
  //| (void)from;
  //| co_return;
  //]
}
//}

//{ greeter
// Says "Hello, NAME.", "How are you, NAME?", "Goodbye, NAME.".
inline Generator<std::string> greeter(std::string name) {
  //[ three things to say: three times co_yield
  co_yield "Hello, " + name + ".";
  co_yield "How are you, " + name + "?";
  co_yield "Goodbye, " + name + ".";
  //| (void)name;
  //| co_return;
  //]
}
//}

//{ take
// Hands on the first `most` numbers, or fewer when `numbers` ends earlier. Asks `numbers` for no
// more than it hands on. A `most` of 0 or less hands on nothing.
inline Generator<int> take(Generator<int> numbers, int most) {
  //[ ask `numbers` for one, hand it on; `most` times, or until it has none
  for (int taken = 0; taken < most; ++taken) {
    const auto number = numbers.next();
    if (!number) co_return;
    co_yield *number;
  }
  //| (void)numbers;
  //| (void)most;
  //| co_return;
  //]
}
//}

//{ alternate
// Hands on left, right, left, right, ...; when one of them ends, the rest of the other.
inline Generator<int> alternate(Generator<int> left, Generator<int> right) {
  //[ ask the left one, hand on what it gave; the same with the right one; until both have ended
  while (true) {
    const auto from_left = left.next();
    if (from_left) co_yield *from_left;
    const auto from_right = right.next();
    if (from_right) co_yield *from_right;
    if (!from_left && !from_right) co_return;
  }
  //| (void)left;
  //| (void)right;
  //| co_return;
  //]
}
//}

}  // namespace miniaxon
