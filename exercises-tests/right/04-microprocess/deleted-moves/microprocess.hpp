// Nothing is moved either, in so many words; stop() sets an enum.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;

  explicit Microprocess(std::string name = "microprocess") : name_(std::move(name)) {}
  virtual ~Microprocess() = default;
  Microprocess(Microprocess&&) = delete;
  Microprocess& operator=(Microprocess&&) = delete;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const { return name_; }

  virtual Generator<Turn> main() { co_yield carry_on; }

  void stop() { state_ = State::stopped; }

  bool has_stopped() const { return state_ == State::stopped; }

 private:
  enum class State { running, stopped };

  const std::string name_;
  State state_{State::running};
};

}  // namespace miniaxon
