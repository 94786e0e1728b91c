// Supplied in lesson 06: what several microprocesses share, and programs that share it in a hurry.
// This file stays as it is; what you mend is in orders.hpp.
#pragma once

#include <string>
#include <utility>

#include "microprocess.hpp"

namespace miniaxon {

// Keeps a diary of what is done to it, so that a lesson can show who did what.
class Shared {
 public:
  // What was done since the last call, in words; empty when nothing was.
  std::string news() { return std::exchange(diary_, ""); }

 protected:
  void note(const std::string& what) { diary_ += (diary_.empty() ? "" : ", ") + what; }

 private:
  std::string diary_;
};

// One number: how many coins there are.
class Account : public Shared {
 public:
  int read() {
    note("reads " + std::to_string(balance_));
    return balance_;
  }
  void write(int balance) {
    note("writes " + std::to_string(balance));
    balance_ = balance;
  }
  // For onlookers: these are not noted.
  int balance() const { return balance_; }
  std::string now() const { return "balance " + std::to_string(balance_); }

 private:
  int balance_ = 0;
};

//{ teller
// Pays coins into an account that others use, too.
class HastyTeller : public Microprocess {
 public:
  HastyTeller(Account& account, int coins) : account_(&account), coins_(coins) {}

  Generator<Turn> main() override {
    // One coin is seen at a glance. Each further one takes a turn to count.
    for (int counted = 1; counted < coins_; ++counted) co_yield carry_on;
    const int seen = account_->read();
    co_yield carry_on;
    account_->write(seen + coins_);
  }

 protected:
  Account* account_;
  int coins_;
};
//}

// One seat, seen from the doors of a room. Whoever wants it can raise a hand.
class Seat : public Shared {
 public:
  bool is_free() {
    note(sitting_ == 0 ? "sees a free seat" : "sees a taken seat");
    return sitting_ == 0;
  }
  void sit() {
    note("sits down");
    ++sitting_;
  }
  void raise_hand() {
    note("raises a hand");
    ++hands_;
  }
  int hands() {
    note("sees " + std::to_string(hands_) + (hands_ == 1 ? " hand" : " hands"));
    return hands_;
  }
  // For onlookers: these are not noted.
  int sitting() const { return sitting_; }
  std::string now() const { return std::to_string(sitting_) + " on the seat"; }

 private:
  int sitting_ = 0;
  int hands_ = 0;
};

//{ guest
// Wants the seat. The way from the door to the seat takes a turn.
class HastyGuest : public Microprocess {
 public:
  explicit HastyGuest(Seat& seat) : seat_(&seat) {}

  Generator<Turn> main() override {
    if (!seat_->is_free()) co_return;
    co_yield carry_on;  // walks to the seat
    seat_->sit();
  }

 protected:
  Seat* seat_;
};
//}

//{ polite
// Wants the seat, and says so. Leaves it to the others when they want it, too.
class PoliteGuest : public HastyGuest {
 public:
  using HastyGuest::HastyGuest;

  Generator<Turn> main() override {
    seat_->raise_hand();
    co_yield carry_on;  // walks to the seat
    if (seat_->hands() == 1) seat_->sit();
  }
};
//}

}  // namespace miniaxon
