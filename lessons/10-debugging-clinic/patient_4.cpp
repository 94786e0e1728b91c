// Patient 4: a guest speaks in the round in which the host brings the guest in.
#include <iostream>

#include "clinic.hpp"

using namespace miniaxon;

int main() {
  std::vector<std::string> words;
  Talker host("host", words, 3);
  Talker guest("guest", words, 2);
  Talker friend_of_guest("friend", words, 1);
  patient_4::Rounds rounds;
  host.at_first([&] { rounds.activate(guest); });
  guest.at_first([&] { rounds.activate(friend_of_guest); });
  rounds.activate(host);
  for (int round = 1; round <= 3; ++round) {
    words.clear();
    rounds.round();
    std::cout << "round " << round << ":";
    for (const std::string& word : words) std::cout << ' ' << word;
    std::cout << '\n';
  }
}
