// All that wait are treated in one turn, and the desks keep what they need in fields.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "component.hpp"
#include "scheduler.hpp"
#include "television.hpp"

namespace miniaxon {

class Demultiplexer : public Component {
 public:
  explicit Demultiplexer(Programme wanted)
      : Component("demultiplexer", {"inbox"}, {"speech", "directions"}), wanted_(wanted) {}

  Generator<Turn> main() override {
    while (!ended_) {
      while (!ended_ && data_ready() > 0) sort(recv());
      co_yield carry_on;
    }
  }

 private:
  void sort(const Message& letter) {
    const Packet* packet = std::any_cast<Packet>(&letter);
    ended_ = packet == nullptr;
    if (ended_ || packet->stream == wanted_.speech) send(letter, "speech");
    if (ended_ || packet->stream == wanted_.directions) send(letter, "directions");
  }

  const Programme wanted_;
  bool ended_ = false;
};

class Decoder : public Component {
 public:
  explicit Decoder(std::string name) : Component(std::move(name), {"inbox"}, {"outbox"}) {}

  Generator<Turn> main() override {
    while (!ended_) {
      while (!ended_ && data_ready() > 0) join(recv());
      co_yield carry_on;
    }
  }

 private:
  void join(const Message& letter) {
    const Packet* packet = std::any_cast<Packet>(&letter);
    ended_ = packet == nullptr;
    if (ended_) {
      send(letter);
      return;
    }
    if (packet->first || pieces_.empty() || pieces_.back().count + 1 != packet->count) {
      pieces_.clear();
    }
    pieces_.push_back(*packet);
    if (!packet->last) return;
    if (pieces_.front().first) {
      std::string text;
      for (const Packet& piece : pieces_) text += piece.piece;
      send(Line{packet->line, text});
    }
    pieces_.clear();
  }

  std::vector<Packet> pieces_;  // one after another, without a gap
  bool ended_ = false;
};

template <typename Post>
void perform(Programme wanted, Component& transmitter, Component& screen,
             std::size_t most_turns = SIZE_MAX) {
  Demultiplexer demultiplexer(wanted);
  Decoder left("left");
  Decoder right("right");
  Post a(transmitter, "outbox", demultiplexer, "inbox");
  Post b(demultiplexer, "speech", left, "inbox");
  Post c(demultiplexer, "directions", right, "inbox");
  Post d(left, "outbox", screen, "speech");
  Post e(right, "outbox", screen, "directions");
  Scheduler office;
  office.activate(a);
  office.activate(b);
  office.activate(c);
  office.activate(d);
  office.activate(e);
  office.activate(transmitter);
  office.activate(demultiplexer);
  office.activate(left);
  office.activate(right);
  office.activate(screen);
  office.run(most_turns);
}

template <typename Post>
bool arrives_as_sent() {
  Component source;
  Component sink;
  Post postman(source, "outbox", sink, "inbox");
  for (const char* letter : {"a", "b", "c"}) source.send(std::string(letter));
  source.stop();
  Scheduler office;
  office.activate(postman);
  office.run(100);
  std::string arrived;
  while (sink.data_ready() > 0) arrived += std::any_cast<std::string>(sink.recv());
  return arrived == "abc";
}

}  // namespace miniaxon
