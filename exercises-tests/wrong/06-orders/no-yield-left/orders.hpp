// No teller hands control back any more, so nobody comes between.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

inline std::string coin_is_lost() { return "A B B A B"; }

class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;

  Generator<Turn> main() override {
    account_->write(account_->read() + coins_);
    co_return;
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
