// Around the scheduler: who is activated, and that it has the turn while it runs.
#pragma once

#include <cstddef>

#include "microprocess.hpp"

#define Scheduler OwnScheduler
#define Component OwnComponent
#define Postman OwnPostman
#include "own_scheduler.hpp"
#undef Scheduler
#undef Component
#undef Postman

namespace miniaxon {

class Scheduler : public OwnScheduler {
 public:
  using OwnScheduler::OwnScheduler;

  void activate(Microprocess& process) {
    tracer::event("activate", process, {std::to_string(traced())});
    const int before = std::exchange(tracer::activated, process.traced());
    OwnScheduler::activate(process);
    tracer::activated = before;
  }
  Generator<Turn> main() {  // overrides, if the own one is virtual
    Generator<Turn> run = OwnScheduler::main();
    run.traced_for(*this);
    return run;
  }
  void run() {
    tracer::event("run", *this);
    const tracer::Holds has_the_turn(traced());
    OwnScheduler::run();
  }
  void run(std::size_t most_turns) {
    tracer::event("run", *this, {std::to_string(most_turns)});
    const tracer::Holds has_the_turn(traced());
    OwnScheduler::run(most_turns);
  }

 protected:
  std::string traced_kind() const override { return "scheduler"; }
};

}  // namespace miniaxon
