// One vector whose entries stay; main() goes round it with an index, and newcomers wait at the side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "microprocess.hpp"

namespace miniaxon {

class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") {}

  void activate(Microprocess& process) { newcomers_.push_back(std::make_unique<Entry>(process)); }

  Generator<Turn> main() override {
    while (active() > 0) {
      if (next_ >= entries_.size()) {
        next_ = 0;
        std::erase_if(entries_, [](const auto& entry) { return !entry->waits(); });
        for (auto& newcomer : newcomers_) entries_.push_back(std::move(newcomer));
        newcomers_.clear();
        continue;
      }
      Entry& entry = *entries_[next_++];
      if (!entry.waits()) continue;
      std::optional<Turn> answer = entry.turns.next();
      if (!answer.has_value() || answer.value() == finished) {
        entry.gone = true;
        entry.process.stop();
      }
      co_yield carry_on;
    }
  }

  void run(std::size_t most_turns = SIZE_MAX) {
    if (!own_run_ || own_run_->done()) own_run_ = std::make_unique<Generator<Turn>>(main());
    while (most_turns-- > 0) {
      if (!own_run_->next()) return;
    }
  }

  std::size_t active() const {
    std::size_t count = 0;
    for (const auto& entry : entries_) count += entry->waits() ? 1 : 0;
    for (const auto& entry : newcomers_) count += entry->waits() ? 1 : 0;
    return count;
  }

 private:
  struct Entry {
    explicit Entry(Microprocess& its_process) : process(its_process), turns(its_process.main()) {}
    bool waits() const { return !gone && !process.has_stopped(); }

    Microprocess& process;
    Generator<Turn> turns;
    bool gone = false;
  };

  std::vector<std::unique_ptr<Entry>> entries_;
  std::vector<std::unique_ptr<Entry>> newcomers_;
  std::size_t next_ = 0;
  std::unique_ptr<Generator<Turn>> own_run_;
};

}  // namespace miniaxon
