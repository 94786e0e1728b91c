// activate() appends to the vector that main() is walking along.
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

  //{ trap
  Generator<Turn> main() override {
    while (active() > 0) {
      for (Run& run : runs_) {
        if (run.process->has_stopped()) continue;
        if (run.turns.next() != carry_on) run.process->stop();
        co_yield carry_on;
      }
    }
  }
  //}

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
};

}  // namespace miniaxon
