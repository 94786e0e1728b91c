// Supplied in lesson 24: the two ends of the chain of lesson 09, in full-axon's own style.
#pragma once

#include <axon/axon.hpp>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "television.hpp"

namespace moved {

using miniaxon::Line;
using miniaxon::Packet;
using miniaxon::Programme;

//{ transmitter
// Sends its packets, and ends.
class Transmitter : public axon::Component {
 public:
  axon::Outbox<Packet> outbox{*this, "outbox"};

  explicit Transmitter(std::vector<Packet> packets)
      : Component("transmitter"), packets_(std::move(packets)) {}

  axon::Process main() override {
    for (const Packet& packet : packets_) co_await outbox.put(packet);
  }

 private:
  std::vector<Packet> packets_;
};
//}

//{ screen
// Prints the lines that arrive in its two inboxes, in the order of their numbers.
class Screen : public axon::Component {
 public:
  axon::Inbox<Line> speech{*this, "speech"};
  axon::Inbox<Line> directions{*this, "directions"};

  explicit Screen(std::ostream& out) : Component("screen"), out_(&out) {}

  axon::Process main() override {
    std::optional<Line> said = co_await speech.receive();
    std::optional<Line> done = co_await directions.receive();
    while (said || done) {
      if (!done || (said && said->number < done->number)) {
        *out_ << said->text;
        said = co_await speech.receive();
      } else {
        *out_ << done->text;
        done = co_await directions.receive();
      }
    }
  }

 private:
  std::ostream* out_;
};
//}

}  // namespace moved
