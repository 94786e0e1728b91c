// Two lists: those of this round, and those of the next.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <utility>

#include "microprocess.hpp"

namespace miniaxon {

class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  void activate(Microprocess& process) { next_round_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (!this_round_.empty() || !next_round_.empty()) {
      if (this_round_.empty()) std::swap(this_round_, next_round_);
      Run run = std::move(this_round_.front());
      this_round_.pop_front();
      if (run.process->has_stopped()) continue;
      const auto answer = run.turns.next();
      if (answer && *answer == carry_on) {
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

  std::size_t active() const { return waiting_in(this_round_) + waiting_in(next_round_); }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  static std::size_t waiting_in(const std::list<Run>& runs) {
    return static_cast<std::size_t>(std::count_if(
        runs.begin(), runs.end(), [](const Run& run) { return !run.process->has_stopped(); }));
  }

  std::list<Run> this_round_;
  std::list<Run> next_round_;
};

}  // namespace miniaxon
