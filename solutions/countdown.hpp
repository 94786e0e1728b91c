// Lesson 01: a function that can stop in the middle.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

//{ countdown
// Hands out from, from-1, ..., 1, one number a call; after that nothing, for ever.
class Countdown {
 public:
  // A start of 0 or less hands out nothing at all.
  explicit Countdown(int from) {
    //[ store where the countdown starts
    left_ = from;
    //| (void)from;
    //]
  }

  // The next number, or nothing when the countdown is over.
  std::optional<int> next() {
    //[ hand out the next number, and remember that it is gone
    if (left_ <= 0) return std::nullopt;
    return left_--;
    //| return std::nullopt;
    //]
  }

 private:
  //[ what must a countdown remember between two calls?
  int left_;
  //]
};
//}

//{ greeter
// Says three things, one a call: "Hello, NAME.", "How are you, NAME?", "Goodbye, NAME.";
// after that nothing, for ever.
class Greeter {
 public:
  explicit Greeter(std::string name) {
    //[ store who is greeted
    name_ = std::move(name);
    //| (void)name;
    //]
  }

  // The next thing to say, or nothing when all has been said.
  std::optional<std::string> next() {
    //[ find the place where the last call stopped, say one thing, move the place on
    switch (place_++) {
      case 0:
        return "Hello, " + name_ + ".";
      case 1:
        return "How are you, " + name_ + "?";
      case 2:
        return "Goodbye, " + name_ + ".";
      default:
        place_ = 3;
        return std::nullopt;
    }
    //| return std::nullopt;
    //]
  }

 private:
  //[ what must a greeter remember between two calls?
  std::string name_;
  int place_ = 0;
  //]
};
//}

}  // namespace miniaxon
