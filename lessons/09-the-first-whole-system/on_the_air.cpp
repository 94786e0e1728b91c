// Lesson 09: the first packets on the air. "[" marks the first piece of a line, "]" the last.
#include <iostream>

#include "television.hpp"

using namespace miniaxon;

int main() {
  int lines = 0;
  for (const Packet& packet : mix(cut(scene, play), cut(advertisement, soap))) {
    if (++lines > 12) break;
    std::cout << packet.stream << '/' << packet.count << ':' << (packet.first ? "[" : "")
              << packet.piece.substr(0, packet.piece.find('\n')) << (packet.last ? "]" : "")
              << '\n';
  }
}
