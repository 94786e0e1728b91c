// A run of main() takes the whole queue with it, and puts it back when it is dropped.
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
    Taken taken(*this);
    while (taken.has_somebody()) {
      Run run = std::move(taken.runs.front());
      taken.runs.pop_front();
      if (run.process->has_stopped()) continue;
      if (run.turns.next() == carry_on) {
        taken.runs.push_back(std::move(run));
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

  struct Taken {
    Scheduler& scheduler;
    std::deque<Run> runs;

    explicit Taken(Scheduler& from) : scheduler(from) {}
    ~Taken() {
      for (; !runs.empty(); runs.pop_back()) {
        scheduler.queue_.push_front(std::move(runs.back()));
      }
    }
    bool has_somebody() {
      for (Run& run : scheduler.queue_) runs.push_back(std::move(run));
      scheduler.queue_.clear();
      return !runs.empty();
    }
  };

  std::deque<Run> queue_;
};

}  // namespace miniaxon
