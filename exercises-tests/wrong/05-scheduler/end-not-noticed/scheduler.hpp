// That a run has ended is not noticed: its last answer is used once more, so it stays for ever.
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

  void activate(Microprocess& process) { queue_.push_back({&process, process.main(), carry_on}); }

  Generator<Turn> main() override {
    while (give_a_turn()) co_yield carry_on;
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
    Turn last = carry_on;
  };

  bool give_a_turn() {
    while (!queue_.empty()) {
      Run run = std::move(queue_.front());
      queue_.pop_front();
      if (run.process->has_stopped()) continue;
      if (auto answer = run.turns.next()) run.last = *answer;
      if (run.last == carry_on) {
        queue_.push_back(std::move(run));
      } else {
        run.process->stop();
      }
      return true;
    }
    return false;
  }

  std::deque<Run> queue_;
};

}  // namespace miniaxon
