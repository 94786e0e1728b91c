// Other orders, in small letters; yields first, then reads and writes; looks once more at the seat.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "b, b, a, b, a"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    co_yield carry_on;
    account_->write(account_->read() + coins_);
  }
};

inline std::string both_sit() { return "babA"; }

class CarefulGuest : public HastyGuest {
 public:
  using HastyGuest::HastyGuest;

  Generator<Turn> main() override {
    if (!seat_->is_free()) co_return;
    co_yield carry_on;
    if (seat_->is_free()) seat_->sit();
  }
};

inline std::string nobody_sits() { return "b a\na\nb"; }

}  // namespace miniaxon
