// put() without co_await: nothing is put.
#pragma once

#include <axon/axon.hpp>
#include <string>
#include <utility>

#include "studio.hpp"

namespace moved {

// Sends each packet of one programme to the box of its stream, and drops all other packets.
class Demultiplexer : public axon::Component {
 public:
  axon::Inbox<Packet> inbox{*this, "inbox"};
  axon::Outbox<Packet> speech{*this, "speech"};
  axon::Outbox<Packet> directions{*this, "directions"};

  explicit Demultiplexer(Programme wanted) : Component("demultiplexer") { wanted_ = wanted; }

  // Sleeps until a packet comes. Waits where the next desk has no room. Ends with its source.
  axon::Process main() override {
    while (auto packet = co_await inbox.receive()) {
      if (packet->stream == wanted_.speech) co_await speech.put(*packet);
      if (packet->stream == wanted_.directions) co_await directions.put(*packet);
    }
  }

 private:
  Programme wanted_;
};

// Joins the pieces of one stream to lines. A line with a piece missing is dropped.
class Decoder : public axon::Component {
 public:
  axon::Inbox<Packet> inbox{*this, "inbox"};
  axon::Outbox<Line> outbox{*this, "outbox"};

  explicit Decoder(std::string name) : Component(std::move(name)) {}

  // Puts each whole line into its outbox when its last piece has come. Sleeps, waits and ends like
  // the demultiplexer.
  axon::Process main() override {
    std::string text;
    bool whole = false;  // the text is the line's beginning, without a gap
    int next_count = 0;
    while (auto packet = co_await inbox.receive()) {
      if (packet->first) text.clear();
      text += packet->piece;
      whole = packet->first || (whole && packet->count == next_count);
      next_count = packet->count + 1;
      if (!packet->last || !whole) continue;
      Line line{packet->line, text};
      outbox.put(std::move(line));
    }
  }
};

// Links a demultiplexer and two decoders between the transmitter and the screen, and gives turns
// until all have ended.
inline void perform(Programme wanted, Transmitter& transmitter, Screen& screen) {
  Demultiplexer demultiplexer(wanted);
  Decoder speech("speech decoder");
  Decoder directions("directions decoder");
  axon::link(transmitter.outbox, demultiplexer.inbox);
  axon::link(demultiplexer.speech, speech.inbox);
  axon::link(demultiplexer.directions, directions.inbox);
  axon::link(speech.outbox, screen.speech);
  axon::link(directions.outbox, screen.directions);
  axon::Scheduler office;
  office.activate(transmitter);
  office.activate(demultiplexer);
  office.activate(speech);
  office.activate(directions);
  office.activate(screen);
  office.run();
}

}  // namespace moved
