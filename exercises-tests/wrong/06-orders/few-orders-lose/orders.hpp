// Pays in coin by coin, and looks again once for each: most orders go well.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "A B B A B"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    for (int coin = 0; coin < coins_; ++coin) {
      int seen = account_->read();
      co_yield carry_on;
      if (account_->read() != seen) {
        seen = account_->read();
        co_yield carry_on;
      }
      account_->write(seen + 1);
    }
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
