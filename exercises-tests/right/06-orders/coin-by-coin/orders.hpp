// Pays in one coin a turn, and says itself that it has finished.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "B A B B A"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    for (int coin = 0; coin < coins_; ++coin) {
      account_->write(account_->read() + 1);
      co_yield carry_on;
    }
    co_yield finished;
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
