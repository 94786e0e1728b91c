// Lesson 05: taking turns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

#include "microprocess.hpp"

namespace miniaxon {

// Gives turns to many microprocesses, one after another, in the order in which they were
// activated. It is a microprocess itself, so schedulers nest.
class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  // Calls main() of the process once, and queues the run. The caller keeps the process alive.
  // It gets its first turn in the next round.
  void activate(Microprocess& process) {
    // TODO 1: start a run of its main(), and put it at the back of the queue
    (void)process;
  }

  // Hands control back once a turn: one next() here is one turn of one process. Passing over a
  // stopped one costs no turn. Ends when nobody is left.
  Generator<Turn> main() override {
    // TODO 2: while somebody waits: give the first one a turn, then hand control back
    co_return;
  }

  // Drives main() until nobody is left, or until that many turns were given. Called again, it
  // carries on where it stopped.
  void run(std::size_t most_turns = SIZE_MAX) {
    // TODO 3: call next() of a main(), and count
    (void)most_turns;
  }

  // How many will get another turn. Asked between turns.
  std::size_t active() const {
    // TODO 4: count those in the queue that have not stopped
    return 0;
  }

 private:
  // TODO 5: who waits for a turn, and how to give one
};

}  // namespace miniaxon
