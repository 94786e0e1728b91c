// Whoever finds the account in use hands control back, and looks again later.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "B B A A B"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    while (in_use_) co_yield carry_on;
    in_use_ = true;
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    const int seen = account_->read();
    co_yield carry_on;
    account_->write(seen + coins_);
    in_use_ = false;
  }

 private:
  inline static bool in_use_ = false;
};

inline std::string both_sit() { return "B A A B"; }

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
