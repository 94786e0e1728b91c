// Supplied with lesson 10: somebody who says a word a turn, for tests.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "microprocess.hpp"

namespace miniaxon {

// Writes its name into a list, once a turn, for that many turns. In the turn after that it reaches
// its end.
class Talker : public Microprocess {
 public:
  Talker(std::string name, std::vector<std::string>& list, int turns)
      : Microprocess(std::move(name)), list_(list), turns_(turns) {}

  // Does this, too, in its first turn: bring a guest in, for example.
  void at_first(std::function<void()> action) { action_ = std::move(action); }

  Generator<Turn> main() override {
    for (int turn = 1; turn <= turns_; ++turn) {
      list_.push_back(name());
      if (turn == 1 && action_) action_();
      co_yield carry_on;
    }
  }

 private:
  std::vector<std::string>& list_;
  int turns_;
  std::function<void()> action_;
};

}  // namespace miniaxon
