// Computes all numbers when it is made, and hands them out of a list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) {
    for (int number = from; number > 0; --number) numbers_.push_back(number);
  }
  std::optional<int> next() {
    if (place_ == numbers_.size()) return std::nullopt;
    return numbers_[place_++];
  }

 private:
  std::vector<int> numbers_;
  std::size_t place_ = 0;
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
