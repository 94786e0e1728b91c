// A newcomer gets its first turn in the round in which it arrives, so a chain of newcomers keeps the others waiting.
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

  void activate(Microprocess& process) { active_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (!active_.empty() || !next_round_.empty()) {
      if (active_.empty()) std::swap(active_, next_round_);
      Run run = std::move(active_.front());
      active_.pop_front();
      if (run.process->has_stopped()) continue;
      if (run.turns.next() == carry_on) {
        next_round_.push_back(std::move(run));
      } else {
        run.process->stop();
      }
      co_yield carry_on;
    }
  }

  void run(std::size_t most_turns = SIZE_MAX) {
    Generator<Turn> turns = main();
    for (std::size_t given = 0; given < most_turns && turns.next(); ++given) {
    }
  }

  std::size_t active() const {
    std::size_t count = 0;
    for (const Run& run : active_) {
      if (!run.process->has_stopped()) ++count;
    }
    for (const Run& run : next_round_) {
      if (!run.process->has_stopped()) ++count;
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  std::deque<Run> active_;
  std::deque<Run> next_round_;
};

}  // namespace miniaxon
