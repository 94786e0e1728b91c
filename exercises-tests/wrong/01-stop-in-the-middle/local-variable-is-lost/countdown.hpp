// The place is a local variable of next(), so each call starts at the top.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : from_(from) {}
  std::optional<int> next() {
    int left = from_;
    if (left <= 0) return std::nullopt;
    return left--;
  }

 private:
  int from_;
};

class Greeter {
 public:
  explicit Greeter(std::string name) : name_(std::move(name)) {}
  std::optional<std::string> next() {
    if (place_ == 3) return std::nullopt;
    ++place_;
    if (place_ == 1) return "Hello, " + name_ + ".";
    if (place_ == 2) return "How are you, " + name_ + "?";
    return "Goodbye, " + name_ + ".";
  }

 private:
  std::string name_;
  int place_ = 0;
};

}  // namespace miniaxon
