// Lesson 06: plays an order of turns that you give. The hasty ones play it, not your own.
//   ./learn demo 06 --program play tellers "A B A B B"
#include <iostream>
#include <string>

#include "player.hpp"

using namespace miniaxon;

int main(int argc, char** argv) {
  const std::string who = argc > 1 ? argv[1] : "nobody";
  const std::string order = argc > 2 ? argv[2] : "";
  if (who == "tellers") {
    print_order(Tellers<HastyTeller>(), order);
  } else if (who == "three") {
    print_order(Tellers<HastyTeller>(3), order);
  } else if (who == "guests") {
    print_order(Guests<HastyGuest>(), order);
  } else if (who == "polite") {
    print_order(Guests<PoliteGuest>(), order);
  } else {
    std::cerr << "Who plays? Expected tellers, three, guests or polite, and an order. Got " << who
              << ".\nNext:  ./learn demo 06 --program play tellers \"A B A B B\"\n";
    return 64;
  }
}
