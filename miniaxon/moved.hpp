// Lesson 24: the chain of lesson 09, in full-axon's own style.
#pragma once

#include <axon/axon.hpp>
#include <string>
#include <utility>

#include "studio.hpp"

namespace moved {

// Sends each packet of one programme to the box of its stream, and drops all other packets.
class Demultiplexer : public axon::Component {
 public:
  // TODO 1: three boxes for packets: inbox, speech and directions

  explicit Demultiplexer(Programme wanted) : Component("demultiplexer") {
    // TODO 2: remember which programme is wanted
    (void)wanted;
  }

  // Sleeps until a packet comes. Waits where the next desk has no room. Ends with its source.
  axon::Process main() override {
    // TODO 3: for each packet that comes: put it into the box of its stream
    co_return;
  }

 private:
  // TODO 4: what must a demultiplexer remember?
};

// Joins the pieces of one stream to lines. A line with a piece missing is dropped.
class Decoder : public axon::Component {
 public:
  // TODO 5: an inbox for packets, an outbox for lines

  explicit Decoder(std::string name) : Component(std::move(name)) {}

  // Puts each whole line into its outbox when its last piece has come. Sleeps, waits and ends like
  // the demultiplexer.
  axon::Process main() override {
    // TODO 6: for each packet that comes: what your decoder in play.hpp does with it
    co_return;
  }
};

// Links a demultiplexer and two decoders between the transmitter and the screen, and gives turns
// until all have ended.
inline void perform(Programme wanted, Transmitter& transmitter, Screen& screen) {
  // TODO 7: make the three stages, make the five links, activate all five, and run
  (void)wanted;
  (void)transmitter;
  (void)screen;
}

}  // namespace moved
