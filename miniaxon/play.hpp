// Lesson 09: a play is on the air, cut into packets.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <typeinfo>
#include <utility>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"
#include "television.hpp"

namespace miniaxon {

// Sends each packet of one programme to the box of its stream, and drops all other packets.
class Demultiplexer : public Component {
 public:
  explicit Demultiplexer(Programme wanted)
      : Component("demultiplexer", {"inbox"}, {"speech", "directions"}) {
    // TODO 1: remember which programme is wanted
    (void)wanted;
  }

  // Hands control back on every turn, with packets or without. Passes the End on to both boxes,
  // and ends.
  Generator<Turn> main() override {
    // TODO 2: until the End comes: sort packets, hand back. Then pass the End on
    co_return;
  }

 private:
  // TODO 3: what must a demultiplexer remember?
};

// Joins the pieces of one stream to lines. A line with a piece missing is dropped.
class Decoder : public Component {
 public:
  explicit Decoder(std::string name) : Component(std::move(name), {"inbox"}, {"outbox"}) {}

  // Sends each whole line when its last piece has come. Hands control back on every turn. Passes
  // the End on, and ends.
  Generator<Turn> main() override {
    // TODO 4: until the End comes: join pieces, hand back. Then pass the End on
    co_return;
  }
};

// Puts a demultiplexer and two decoders between the transmitter and the screen, with five postmen
// of the type Post. Gives turns until all have ended, or until that many turns were given.
template <typename Post>
void perform(Programme wanted, Component& transmitter, Component& screen,
             std::size_t most_turns = SIZE_MAX) {
  // TODO 5: make the three stages and five postmen, activate all ten, and run
  (void)wanted;
  (void)transmitter;
  (void)screen;
  (void)most_turns;
}

// A test of any type of postman: true when all letters arrive as they were sent. It gives a
// limited number of turns, so that it ends with a broken postman, too.
template <typename Post>
bool arrives_as_sent() {
  // TODO 6: send letters through a postman of the type Post, and compare what arrived
  return true;
}

}  // namespace miniaxon
