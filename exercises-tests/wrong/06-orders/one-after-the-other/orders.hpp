// An order in which one teller comes to its end before the other one begins.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "B B B A A"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    const int seen = account_->read();
    account_->write(seen + coins_);
    co_yield carry_on;
  }
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
