// The place is looked up in a table by the name, so two greeters of one person share it.
#pragma once

#include <map>
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
  explicit Greeter(std::string name) : name_(std::move(name)) { places_[name_] = 0; }
  std::optional<std::string> next() {
    int& place = places_[name_];
    if (place == 3) return std::nullopt;
    ++place;
    if (place == 1) return "Hello, " + name_ + ".";
    if (place == 2) return "How are you, " + name_ + "?";
    return "Goodbye, " + name_ + ".";
  }

 private:
  inline static std::map<std::string, int> places_;
  std::string name_;
};

}  // namespace miniaxon
