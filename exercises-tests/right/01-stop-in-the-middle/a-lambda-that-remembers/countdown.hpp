// The state is what a lambda has captured; the objects cannot be copied or moved.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from)
      : step_([left = from]() mutable -> std::optional<int> {
          if (left <= 0) return std::nullopt;
          return left--;
        }) {}
  Countdown(const Countdown&) = delete;
  std::optional<int> next() { return step_(); }

 private:
  std::function<std::optional<int>()> step_;
};

class Greeter {
 public:
  explicit Greeter(std::string name)
      : step_([name = std::move(name), place = 0]() mutable -> std::optional<std::string> {
          if (place == 3) return std::nullopt;
          const std::string begin[] = {"Hello, ", "How are you, ", "Goodbye, "};
          const std::string end[] = {".", "?", "."};
          const std::string saying = begin[place] + name + end[place];
          ++place;
          return saying;
        }) {}
  Greeter(const Greeter&) = delete;
  std::optional<std::string> next() { return step_(); }

 private:
  std::function<std::optional<std::string>()> step_;
};

}  // namespace miniaxon
