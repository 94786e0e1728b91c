// Lesson 09: three lines in pieces of 8 characters, and one packet is lost.
#include <iostream>

#include "play.hpp"
#include "recv_as.hpp"
#include "television.hpp"

using namespace miniaxon;

int main() {
  // [red appl  es]  [green pe  ars]  [blue plu  ms]
  std::vector<Packet> packets = cut("red apples\ngreen pears\nblue plums\n", play, 8);
  packets.erase(packets.begin() + 3);  // "ars" is lost
  Decoder decoder("decoder");
  for (const Packet& packet : packets) decoder.send(packet, "inbox");
  Generator<Turn> turns = decoder.main();
  for (int turn = 0; turn < 10; ++turn) turns.next();
  while (decoder.data_ready("outbox") > 0) std::cout << recv_as<Line>(decoder, "outbox").text;
}
