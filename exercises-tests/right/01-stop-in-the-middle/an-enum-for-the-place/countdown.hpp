// The place of the greeter is an enum with a name for each phase.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace miniaxon {

class Countdown {
 public:
  explicit Countdown(int from) : next_(from) {}
  std::optional<int> next() {
    if (next_ < 1) return std::nullopt;
    const int now = next_;
    next_ = now - 1;
    return now;
  }

 private:
  int next_;
};

class Greeter {
 public:
  explicit Greeter(std::string name) : name_(std::move(name)) {}
  std::optional<std::string> next() {
    switch (phase_) {
      case Phase::hello:
        phase_ = Phase::question;
        return "Hello, " + name_ + ".";
      case Phase::question:
        phase_ = Phase::goodbye;
        return "How are you, " + name_ + "?";
      case Phase::goodbye:
        phase_ = Phase::over;
        return "Goodbye, " + name_ + ".";
      case Phase::over:
        break;
    }
    return std::nullopt;
  }

 private:
  enum class Phase { hello, question, goodbye, over };

  std::string name_;
  Phase phase_ = Phase::hello;
};

}  // namespace miniaxon
