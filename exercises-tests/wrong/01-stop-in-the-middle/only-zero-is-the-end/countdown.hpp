// The end is where the count is exactly 0, so a start below 0 never meets it.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : left_(from) {}
  std::optional<int> next() {
    if (left_ == 0) return std::nullopt;
    return left_--;
  }

 private:
  int left_;
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
