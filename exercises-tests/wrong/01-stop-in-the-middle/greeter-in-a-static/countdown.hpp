// The greeter's place is a static variable of next(), so all greeters share it.
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
    static int place = 0;
    if (place == 3) return std::nullopt;
    ++place;
    if (place == 1) return "Hello, " + name_ + ".";
    if (place == 2) return "How are you, " + name_ + "?";
    return "Goodbye, " + name_ + ".";
  }

 private:
  std::string name_;
};

}  // namespace miniaxon
