// One that arrives during a turn goes to the front of the queue.
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

  void activate(Microprocess& process) {
    if (in_a_turn_) {
      queue_.push_front({&process, process.main()});
    } else {
      queue_.push_back({&process, process.main()});
    }
  }

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
  };

  bool give_a_turn() {
    while (!queue_.empty()) {
      Run run = std::move(queue_.front());
      queue_.pop_front();
      if (run.process->has_stopped()) continue;
      in_a_turn_ = true;
      const auto answer = run.turns.next();
      in_a_turn_ = false;
      if (answer == carry_on) {
        queue_.push_back(std::move(run));
      } else {
        run.process->stop();
      }
      return true;
    }
    return false;
  }

  std::deque<Run> queue_;
  bool in_a_turn_ = false;
};

}  // namespace miniaxon
