// The greeter makes its three sentences at the start, and says them from a list.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : from_(from) {}
  std::optional<int> next() {
    if (from_ - given_ <= 0) return std::nullopt;
    return from_ - given_++;
  }

 private:
  int from_;
  int given_ = 0;
};

class Greeter {
 public:
  explicit Greeter(std::string name) {
    sayings_.push_back("Hello, " + name + ".");
    sayings_.push_back("How are you, " + name + "?");
    sayings_.push_back("Goodbye, " + name + ".");
  }
  std::optional<std::string> next() {
    if (sayings_.empty()) return std::nullopt;
    std::string saying = std::move(sayings_.front());
    sayings_.pop_front();
    return saying;
  }

 private:
  std::deque<std::string> sayings_;
};

}  // namespace miniaxon
