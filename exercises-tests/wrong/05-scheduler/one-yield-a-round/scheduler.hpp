// Control is handed back once a round, in place of once a turn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "microprocess.hpp"

namespace miniaxon {

class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  void activate(Microprocess& process) { newcomers_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (!active_.empty() || !newcomers_.empty()) {
      for (Run& run : newcomers_) active_.push_back(std::move(run));
      newcomers_.clear();
      std::vector<Run> still_active;
      for (Run& run : active_) {
        if (run.process->has_stopped()) continue;
        if (run.turns.next() == carry_on) {
          still_active.push_back(std::move(run));
        } else {
          run.process->stop();
        }
      }
      active_ = std::move(still_active);
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
    for (const Run& run : newcomers_) {
      if (!run.process->has_stopped()) ++count;
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  std::vector<Run> active_;
  std::vector<Run> newcomers_;
};

}  // namespace miniaxon
