// main() is a loop with a count; stop() counts as well.
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
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const { return name_; }

  virtual Generator<Turn> main() {
    for (int turn = 0; turn < 1; ++turn) {
      co_yield carry_on;
    }
    co_return;
  }

  void stop() { ++stops_; }

  bool has_stopped() const { return stops_ != 0; }

 private:
  std::string name_;
  unsigned stops_ = 0;
};

}  // namespace miniaxon
