// Whoever finds the account in use waits in a loop that keeps the turn.
#pragma once

#include <atomic>
#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "A B B A B"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    while (in_use_) {
    }
    in_use_ = true;
    const int seen = account_->read();
    co_yield carry_on;
    account_->write(seen + coins_);
    in_use_ = false;
  }

 private:
  inline static std::atomic<bool> in_use_ = false;
};

inline std::string both_sit() { return "A B A B"; }

class CarefulGuest : public HastyGuest {
 public:
  using HastyGuest::HastyGuest;

  Generator<Turn> main() override {
    co_yield carry_on;
    if (!seat_->is_free()) co_return;
    seat_->sit();
  }
};

inline std::string nobody_sits() { return "A B B A"; }

}  // namespace miniaxon
