// Lesson 05: taking turns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

#include "microprocess.hpp"

namespace miniaxon {

//{ scheduler
// Gives turns to many microprocesses, one after another, in the order in which they were
// activated. It is a microprocess itself, so schedulers nest.
class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  // Calls main() of the process once, and queues the run. The caller keeps the process alive.
  // It gets its first turn in the next round.
  void activate(Microprocess& process) {
    //[ start a run of its main(), and put it at the back of the queue
    queue_.push_back({&process, process.main()});
    //| (void)process;
    //]
  }

  // Hands control back once a turn: one next() here is one turn of one process. Passing over a
  // stopped one costs no turn. Ends when nobody is left.
  Generator<Turn> main() override {
    //[ while somebody waits: give the first one a turn, then hand control back
    while (give_a_turn()) co_yield carry_on;
    //| co_return;
    //]
  }

  // Drives main() until nobody is left, or until that many turns were given. Called again, it
  // carries on where it stopped.
  void run(std::size_t most_turns = SIZE_MAX) {
    //[ call next() of a main(), and count
    Generator<Turn> turns = main();
    for (std::size_t given = 0; given < most_turns && turns.next(); ++given) {
    }
    //| (void)most_turns;
    //]
  }

  // How many will get another turn. Asked between turns.
  std::size_t active() const {
    //[ count those in the queue that have not stopped
    std::size_t count = 0;
    for (const Run& run : queue_) {
      if (!run.process->has_stopped()) ++count;
    }
    return count;
    //| return 0;
    //]
  }

 private:
  //[ who waits for a turn, and how to give one
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  // False when nobody is left to give a turn to.
  bool give_a_turn() {
    while (!queue_.empty()) {
      Run run = std::move(queue_.front());
      queue_.pop_front();
      if (run.process->has_stopped()) continue;
      if (run.turns.next() == carry_on) {
        queue_.push_back(std::move(run));
      } else {
        run.process->stop();
      }
      return true;
    }
    return false;
  }

  std::deque<Run> queue_;
  //]
};
//}

}  // namespace miniaxon
