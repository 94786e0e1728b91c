// The greeter keeps a view of the name: the string itself is gone after the constructor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
  explicit Greeter(const std::string& name) : name_(name) {}
  std::optional<std::string> next() {
    switch (place_++) {
      case 0:
        return "Hello, " + std::string(name_) + ".";
      case 1:
        return "How are you, " + std::string(name_) + "?";
      case 2:
        return "Goodbye, " + std::string(name_) + ".";
      default:
        place_ = 3;
        return std::nullopt;
    }
  }

 private:
  std::string_view name_;
  int place_ = 0;
};

}  // namespace miniaxon
