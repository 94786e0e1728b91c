// Lesson 09: the first packets on the air.
#include <iostream>

#include "television.hpp"

using namespace miniaxon;

int main() {
  const std::vector<Packet> packets = mix(cut(scene, play), cut(advertisement, soap));
  for (std::size_t i = 0; i < 12; ++i) std::cout << shown(packets[i]) << '\n';
}
