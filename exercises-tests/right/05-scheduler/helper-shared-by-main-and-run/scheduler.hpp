// main() and run() share a helper, and the helper leaves newcomers at the front of the next round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "microprocess.hpp"

namespace miniaxon {

class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  void activate(Microprocess& process) { newcomers_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (step()) co_yield carry_on;
  }

  void run(std::size_t most_turns = SIZE_MAX) {
    for (std::size_t turn = 0; turn != most_turns; ++turn) {
      if (!step()) break;
    }
  }

  std::size_t active() const {
    std::size_t count = 0;
    for (const std::vector<Run>* runs : {&members_, &newcomers_}) {
      for (const Run& run : *runs) {
        if (!run.process->has_stopped()) count = count + 1;
      }
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  void begin_round() {
    std::vector<Run> all = std::move(newcomers_);
    newcomers_.clear();
    for (Run& run : members_) {
      if (!run.process->has_stopped()) all.push_back(std::move(run));
    }
    members_ = std::move(all);
    position_ = 0;
  }

  // Gives one turn; false when nobody could take it.
  bool step() {
    for (int rounds = 0; rounds < 2; ++rounds) {
      for (; position_ < members_.size(); ++position_) {
        Run& run = members_[position_];
        if (run.process->has_stopped()) continue;
        ++position_;
        if (run.turns.next().value_or(finished) == finished) run.process->stop();
        return true;
      }
      begin_round();
    }
    return false;
  }

  std::vector<Run> members_;
  std::vector<Run> newcomers_;
  std::size_t position_ = 0;
};

}  // namespace miniaxon
