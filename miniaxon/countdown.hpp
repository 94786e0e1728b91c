// Lesson 01: a function that can stop in the middle.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

// Hands out from, from-1, ..., 1, one number a call; after that nothing, for ever.
class Countdown {
 public:
  // A start of 0 or less hands out nothing at all.
  explicit Countdown(int from) {
    // TODO 1: store where the countdown starts
    (void)from;
  }

  // The next number, or nothing when the countdown is over.
  std::optional<int> next() {
    // TODO 2: hand out the next number, and remember that it is gone
    return std::nullopt;
  }

 private:
  // TODO 3: what must a countdown remember between two calls?
};

// Says three things, one a call: "Hello, NAME.", "How are you, NAME?", "Goodbye, NAME.";
// after that nothing, for ever.
class Greeter {
 public:
  explicit Greeter(std::string name) {
    // TODO 4: store who is greeted
    (void)name;
  }

  // The next thing to say, or nothing when all has been said.
  std::optional<std::string> next() {
    // TODO 5: find the place where the last call stopped, say one thing, move the place on
    return std::nullopt;
  }

 private:
  // TODO 6: what must a greeter remember between two calls?
};

}  // namespace miniaxon
