// A run begins with those who came since the last one, before those whose turn is due.
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

  void activate(Microprocess& process) { newcomers_.push_back({&process, process.main()}); }

  Generator<Turn> main() override {
    let_newcomers_in();
    while (give_a_turn()) co_yield carry_on;
  }

  void run(std::size_t most_turns = SIZE_MAX) {
    Generator<Turn> turns = main();
    for (std::size_t given = 0; given < most_turns && turns.next(); ++given) {
    }
  }

  std::size_t active() const {
    std::size_t count = 0;
    for (const std::deque<Run>* runs : {&this_round_, &next_round_, &newcomers_}) {
      for (const Run& run : *runs) {
        if (!run.process->has_stopped()) ++count;
      }
    }
    return count;
  }

 private:
  struct Run {
    Microprocess* process;
    Generator<Turn> turns;
  };

  void let_newcomers_in() {
    for (Run& run : this_round_) newcomers_.push_back(std::move(run));
    this_round_ = std::move(newcomers_);
    newcomers_.clear();
  }

  bool give_a_turn() {
    while (true) {
      if (this_round_.empty()) {
        std::swap(this_round_, next_round_);
        let_newcomers_in();
      }
      if (this_round_.empty()) return false;
      Run run = std::move(this_round_.front());
      this_round_.pop_front();
      if (run.process->has_stopped()) continue;
      if (run.turns.next() == carry_on) {
        next_round_.push_back(std::move(run));
      } else {
        run.process->stop();
      }
      return true;
    }
  }

  std::deque<Run> this_round_;
  std::deque<Run> next_round_;
  std::deque<Run> newcomers_;
};

}  // namespace miniaxon
