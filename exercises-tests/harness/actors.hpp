// Microprocesses that tests send on stage, and ways to drive them, from lesson 05 on. Whoever has
// the turn is noted, so that the message about a hang can say who kept it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "microprocess.hpp"
#include "scheduler.hpp"
#include "story.hpp"

namespace kit {

using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Scheduler;
using miniaxon::Turn;

// What a microprocess said at the end of its turn.
inline std::string said(std::optional<Turn> turn) {
  if (!turn) return "nothing";
  return *turn == Turn::carry_on ? "carry_on" : "finished";
}

// How a speaker leaves in its last turn.
enum class Leaves { by_ending, by_saying_finished };

// Writes its label into a log once a turn: for that many turns, or for ever.
class Speaker : public Microprocess {
 public:
  static constexpr int for_ever = 0;

  Speaker(std::string label, Words& log, int turns = for_ever, Leaves leaves = Leaves::by_ending)
      : label_(std::move(label)), log_(&log), turns_(turns), leaves_(leaves) {}

  // Also does this in each turn, after its word. The turns count from 1.
  void also(std::function<void(int turn)> action) { action_ = std::move(action); }

  Generator<Turn> main() override {
    for (int turn = 1; turns_ == for_ever || turn < turns_; ++turn) {
      speak(turn, label_);
      co_yield carry_on;
    }
    speak(turns_, label_);
    while (leaves_ == Leaves::by_saying_finished) {
      co_yield finished;
      speak(turns_, label_ + "-again");  // nobody should ever ask it again
    }
  }

 private:
  void speak(int turn, const std::string& word) {
    takes_turn(label_);
    log_->push_back(word);
    if (action_) action_(turn);
    hands_back();
  }

  std::string label_;
  Words* log_;
  int turns_;
  Leaves leaves_;
  std::function<void(int)> action_;
};

// One turn of a run; `who` is the one whose run it is.
inline std::optional<Turn> next(Generator<Turn>& turns, const std::string& who = "scheduler") {
  takes_turn(who);
  const std::optional<Turn> answer = turns.next();
  hands_back();
  return answer;
}

// Calls next() that many times.
inline void drive(Generator<Turn>& turns, std::size_t calls) {
  for (std::size_t call = 0; call < calls; ++call) kit::next(turns);
}

// Calls next() until that many words are in the log; gives up after three times as many calls, so
// that one test does not fail for what another one checks.
inline void drive_until(Generator<Turn>& turns, const Words& log, std::size_t words_wanted) {
  for (std::size_t call = 0; call < 3 * words_wanted && log.size() < words_wanted; ++call) {
    kit::next(turns);
  }
}

inline void run(Scheduler& scheduler) {
  takes_turn("scheduler");
  scheduler.run();
  hands_back();
}

inline void run(Scheduler& scheduler, std::size_t most_turns) {
  takes_turn("scheduler");
  scheduler.run(most_turns);
  hands_back();
}

}  // namespace kit
