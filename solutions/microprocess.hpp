// Lesson 04: a generator with context.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

//{ microprocess
enum class Turn { carry_on, finished };  // what a microprocess says at the end of a turn

// An object with data of its own and a main() that runs a bit at a time. It can be neither copied
// nor moved: a running main() points at it.
class Microprocess {
 public:
  using enum Turn;  // so that main() can say: co_yield carry_on;

  explicit Microprocess(std::string name = "microprocess") {
    //[ store the name
    name_ = std::move(name);
    //| (void)name;
    //]
  }
  virtual ~Microprocess() = default;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const {
    //[ give the name
    return name_;
    //| static const std::string none;
    //| return none;
    //]
  }

  // What this microprocess does, a turn at a time. Each call starts a run of its own. The default
  // carries on once, then ends.
  virtual Generator<Turn> main() {
    //[ carry on once
    co_yield carry_on;
    //| co_return;
    //]
  }

  // From now on it gets no more turns.
  void stop() {
    //[ remember it
    stopped_ = true;
    //]
  }

  // True when stop() was called, or the scheduler saw it end.
  bool has_stopped() const {
    //[ was it stopped?
    return stopped_;
    //| return false;
    //]
  }

 private:
  //[ what must a microprocess remember?
  std::string name_;
  bool stopped_ = false;
  //]
};
//}

}  // namespace miniaxon
