// Lesson 04: a generator with context.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };  // what a microprocess says at the end of a turn

// An object with data of its own and a main() that runs a bit at a time. It can be neither copied
// nor moved: a running main() points at it.
class Microprocess {
 public:
  using enum Turn;  // so that main() can say: co_yield carry_on;

  explicit Microprocess(std::string name = "microprocess") {
    // TODO 1: store the name
    (void)name;
  }
  virtual ~Microprocess() = default;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const {
    // TODO 2: give the name
    static const std::string none;
    return none;
  }

  // What this microprocess does, a turn at a time. Each call starts a run of its own. The default
  // carries on once, then ends.
  virtual Generator<Turn> main() {
    // TODO 3: carry on once
    co_return;
  }

  // From now on it gets no more turns.
  void stop() {
    // TODO 4: remember it
  }

  // True when stop() was called, or the scheduler saw it end.
  bool has_stopped() const {
    // TODO 5: was it stopped?
    return false;
  }

 private:
  // TODO 6: what must a microprocess remember?
};

}  // namespace miniaxon
