// One that ends is erased while the list is walked, and its neighbour is skipped.
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

  void activate(Microprocess& process) { runs_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (active() > 0) {
      for (index_ = 0; index_ < runs_.size(); ++index_) {
        if (runs_[index_].process->has_stopped()) continue;
        if (runs_[index_].turns.next() != carry_on) {
          runs_[index_].process->stop();
          runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(index_));
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
    for (const Run& run : runs_) {
      if (!run.process->has_stopped()) ++count;
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  std::vector<Run> runs_;
  std::size_t index_ = 0;
};

}  // namespace miniaxon
