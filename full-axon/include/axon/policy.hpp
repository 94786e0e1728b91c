// Who gets the next turn, where it is not the first in line: to try other orders than the usual one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace axon {

class Policy {
 public:
  virtual ~Policy() = default;
  // Which of the `ready` components gets the turn: 0 is the one that is ready the longest.
  virtual std::size_t choose(std::size_t ready) = 0;
  // Whether one that is activated by another's turn gets its first turn next.
  virtual bool children_first() const { return true; }
};

// First in, first out, also for those that are activated by another's turn.
class FirstInFirstOut final : public Policy {
 public:
  std::size_t choose(std::size_t) override { return 0; }
  bool children_first() const override { return false; }
};

// Any order, and with the same seed the same one. SplitMix64 (Steele, Lea and Flood, 2014).
class Shuffled final : public Policy {
 public:
  explicit Shuffled(std::uint64_t seed) noexcept : state_(seed) {}
  std::size_t choose(std::size_t ready) override {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::size_t>((bits ^ (bits >> 31)) % ready);
  }

 private:
  std::uint64_t state_;
};

// Plays choices, then goes on first in first out; notes every choice it was asked for. With next()
// it goes through all orders of a small system, one run after another.
class Replayed final : public Policy {
 public:
  struct Choice {
    std::size_t chosen;
    std::size_t ready;
  };
  explicit Replayed(std::vector<Choice> choices = {}) : choices_(std::move(choices)) {}
  std::size_t choose(std::size_t ready) override {
    if (made_ == choices_.size()) choices_.push_back({0, ready});
    Choice& choice = choices_[made_++];
    choice.ready = ready;
    return choice.chosen < ready ? choice.chosen : ready - 1;
  }
  const std::vector<Choice>& choices() const noexcept { return choices_; }
  // To be called between two runs: the next order that was not tried yet. False when all were.
  bool next() {
    choices_.resize(made_);
    made_ = 0;
    while (!choices_.empty() && choices_.back().chosen + 1 >= choices_.back().ready) {
      choices_.pop_back();
    }
    if (choices_.empty()) return false;
    ++choices_.back().chosen;
    return true;
  }

 private:
  std::vector<Choice> choices_;
  std::size_t made_ = 0;
};

}  // namespace axon
