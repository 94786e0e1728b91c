// Lesson 06: be the scheduler.
#pragma once

#include <string>

#include "shared.hpp"

namespace miniaxon {

//{ tellers
// An order of turns for two HastyTellers, A with 1 coin and B with 2, after which a coin is lost.
inline std::string coin_is_lost() {
  //[ who gets the 1st turn, who the 2nd, and so on? Like "A B A B B"
  return "A B B A B";
  //| return "";
  //]
}

// Pays its coins in, and no order of turns loses any. It takes as many turns as a HastyTeller.
class CarefulTeller : public HastyTeller {
 public:
  using HastyTeller::HastyTeller;  // made in the same way

  Generator<Turn> main() override {
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    //[ move one co_yield
    const int seen = account_->read();
    account_->write(seen + coins_);
    co_yield carry_on;
    //| const int seen = account_->read();
    //| co_yield carry_on;
    //| account_->write(seen + coins_);
    //]
  }
};
//}

//{ guests
// An order of turns for two HastyGuests, A and B, after which both sit on the one seat.
inline std::string both_sit() {
  //[ who gets the 1st turn, who the 2nd, and so on?
  return "A B A B";
  //| return "";
  //]
}

// Wants the seat. In every order of turns, one of two sits, and one only. Nobody sits in its first
// turn: the way from the door to the seat takes a turn.
class CarefulGuest : public HastyGuest {
 public:
  using HastyGuest::HastyGuest;

  Generator<Turn> main() override {
    //[ move the co_yield, or look once more
    co_yield carry_on;  // walks to the seat
    if (!seat_->is_free()) co_return;
    seat_->sit();
    //| if (!seat_->is_free()) co_return;
    //| co_yield carry_on;  // walks to the seat
    //| seat_->sit();
    //]
  }
};
//}

//{ polite
// An order of turns for two PoliteGuests, A and B, after which nobody sits.
inline std::string nobody_sits() {
  //[ who gets the 1st turn, who the 2nd, and so on?
  return "A B B A";
  //| return "";
  //]
}
//}

}  // namespace miniaxon
