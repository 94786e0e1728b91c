// The round that is under way is a local variable of main(), and goes with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

#include "microprocess.hpp"

namespace miniaxon {

class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  void activate(Microprocess& process) { queue_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (!queue_.empty()) {
      std::deque<Run> round = std::move(queue_);
      queue_.clear();
      for (Run& run : round) {
        if (run.process->has_stopped()) continue;
        if (run.turns.next() == carry_on) {
          queue_.push_back(std::move(run));
        } else {
          run.process->stop();
        }
        co_yield carry_on;
      }
    }
  }

  void run(std::size_t most_turns = SIZE_MAX) {
    Generator<Turn> turns = main();
    for (std::size_t given = 0; given < most_turns && turns.next(); ++given) {
    }
  }

  std::size_t active() const {
    std::size_t count = 0;
    for (const Run& run : queue_) {
      if (!run.process->has_stopped()) ++count;
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  std::deque<Run> queue_;
};

}  // namespace miniaxon
