// Patient 1: somebody who has come to the end stays on the rota.
#include <iostream>

#include "clinic.hpp"

using namespace miniaxon;

int main() {
  std::vector<std::string> words;
  Talker short_one("short", words, 1);
  Talker long_one("long", words, 3);
  patient_1::Rota rota;
  rota.add(short_one);
  rota.add(long_one);
  for (int round = 1; round <= 5; ++round) {
    words.clear();
    rota.round();
    std::cout << "round " << round << ":";
    for (const std::string& word : words) std::cout << ' ' << word;
    std::cout << "   (on the rota: " << rota.active() << ")\n";
  }
}
