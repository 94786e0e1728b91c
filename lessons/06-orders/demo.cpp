// Lesson 06: your scheduler gives turns, then you give turns, then every order is played.
#include <cstddef>
#include <iostream>
#include <string>

#include "orders.hpp"
#include "player.hpp"
#include "scheduler.hpp"

using namespace miniaxon;

constexpr std::size_t decided_turns = 8;  // in all possible ways

template <typename Teller>
void count_losses(const std::string& who) {
  int orders = 0, losses = 0;
  const auto look = [&](const auto& play, const std::string&) {
    ++orders;
    if (play.shared.balance() != play.paid_in) ++losses;
  };
  for_every_order(
      decided_turns, [] { return Tellers<Teller>(); }, look);
  std::cout << who << orders << " orders, " << losses << " lose a coin\n";
}

template <typename Guest>
void count_seats(const std::string& who) {
  int orders = 0, both = 0, nobody = 0;
  const auto look = [&](const auto& play, const std::string&) {
    ++orders;
    if (play.shared.sitting() > 1) ++both;
    if (play.shared.sitting() < 1) ++nobody;
  };
  for_every_order(
      decided_turns, [] { return Guests<Guest>(); }, look);
  std::cout << who << orders << " orders, both sit in " << both << ", nobody in " << nobody << '\n';
}

int main() {
  std::cout << "-- your scheduler gives turns to two hasty tellers\n";
  //{ scheduler
  Account account;
  HastyTeller a(account, 1);
  HastyTeller b(account, 2);
  Scheduler scheduler;
  scheduler.activate(a);
  scheduler.activate(b);
  scheduler.run();
  std::cout << "balance " << account.balance() << '\n';
  //}

  std::cout << "-- you give turns to two hasty tellers: \"" << coin_is_lost() << "\"\n";
  print_order(Tellers<HastyTeller>(), coin_is_lost());
  std::cout << "-- every order of two tellers\n";
  count_losses<HastyTeller>("hasty:    ");
  count_losses<CarefulTeller>("careful:  ");

  std::cout << "-- you give turns to two hasty guests: \"" << both_sit() << "\"\n";
  print_order(Guests<HastyGuest>(), both_sit());
  std::cout << "-- you give turns to two polite guests: \"" << nobody_sits() << "\"\n";
  print_order(Guests<PoliteGuest>(), nobody_sits());
  std::cout << "-- every order of two guests\n";
  count_seats<HastyGuest>("hasty:    ");
  count_seats<CarefulGuest>("careful:  ");
  count_seats<PoliteGuest>("polite:   ");
}
