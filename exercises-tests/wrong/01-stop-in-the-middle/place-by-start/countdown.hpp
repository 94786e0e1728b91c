// The place is looked up in a table by the start, so two that begin alike share it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : from_(from) { left_[from] = from; }
  std::optional<int> next() {
    if (left_[from_] <= 0) return std::nullopt;
    return left_[from_]--;
  }

 private:
  inline static std::map<int, int> left_;
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
