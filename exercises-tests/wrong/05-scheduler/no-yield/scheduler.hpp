// The loop goes over everybody and never hands control back.
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

  void activate(Microprocess& process) { runs_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    while (true) {
      for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (runs_[i].process->has_stopped()) continue;
        if (runs_[i].turns.next() != carry_on) runs_[i].process->stop();
      }
    }
    co_return;
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

  std::deque<Run> runs_;
};

}  // namespace miniaxon
