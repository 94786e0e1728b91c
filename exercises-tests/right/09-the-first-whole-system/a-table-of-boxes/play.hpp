// A table from streams to boxes, a text that is there or not, and the postmen in a list.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"
#include "television.hpp"

namespace miniaxon {

class Demultiplexer : public Component {
 public:
  explicit Demultiplexer(Programme wanted)
      : Component("demultiplexer", {"inbox"}, {"speech", "directions"}),
        boxes_{{wanted.speech, "speech"}, {wanted.directions, "directions"}} {}

  Generator<Turn> main() override {
    co_yield carry_on;
    for (bool more = true; more;) {
      if (data_ready() == 0) {
        co_yield carry_on;
        continue;
      }
      Message letter = recv();
      if (const Packet* packet = std::any_cast<Packet>(&letter)) {
        const auto box = boxes_.find(packet->stream);
        if (box != boxes_.end()) send(std::move(letter), box->second);
      } else {
        for (const auto& [stream, box] : boxes_) send(letter, box);
        more = false;
      }
      co_yield more ? carry_on : finished;
    }
  }

 private:
  std::map<int, std::string> boxes_;
};

class Decoder : public Component {
 public:
  explicit Decoder(std::string name) : Component(std::move(name), {"inbox"}, {"outbox"}) {}

  Generator<Turn> main() override {
    std::optional<std::string> text;  // only while a line is under way without a gap
    std::optional<int> last_count;
    bool ended = false;
    while (!ended) {
      while (data_ready() > 0) {
        const Message letter = recv();
        if (letter.type() != typeid(Packet)) {
          ended = true;
          break;
        }
        const Packet packet = std::any_cast<Packet>(letter);
        if (last_count && *last_count + 1 != packet.count) text.reset();
        last_count = packet.count;
        if (packet.first) text = "";
        if (!text) continue;
        *text += packet.piece;
        if (packet.last) {
          send(Line{packet.line, *text});
          text.reset();
        }
      }
      if (ended) send(End());
      co_yield carry_on;
    }
  }
};

template <typename Post>
void perform(Programme wanted, Component& transmitter, Component& screen,
             std::size_t most_turns = SIZE_MAX) {
  Demultiplexer demultiplexer(wanted);
  std::list<Decoder> decoders;
  std::list<Post> postmen;
  Scheduler office;
  office.activate(screen);
  for (const char* stream : {"directions", "speech"}) {
    Decoder& decoder = decoders.emplace_back(std::string(stream) + " decoder");
    postmen.emplace_back(demultiplexer, stream, decoder, "inbox");
    postmen.emplace_back(decoder, "outbox", screen, stream);
    office.activate(decoder);
  }
  postmen.emplace_back(transmitter, "outbox", demultiplexer, "inbox");
  for (Post& postman : postmen) office.activate(postman);
  office.activate(demultiplexer);
  office.activate(transmitter);
  Generator<Turn> turns = office.main();
  for (std::size_t given = 0; given < most_turns; ++given) {
    if (!turns.next()) break;
  }
}

template <typename Post>
bool arrives_as_sent() {
  Component from("from", {}, {"letters"});
  Component to("to", {"letter box"}, {});
  Post postman(from, "letters", to, "letter box");
  auto turns = postman.main();
  int arrived = 0;
  for (int sent = 0; sent < 60; sent += 3) {  // three at a time, with a pause between
    for (int number = sent; number < sent + 3; ++number) from.send(number, "letters");
    for (int turn = 0; turn < 5; ++turn) turns.next();
    while (to.data_ready("letter box") > 0) {
      if (recv_as<int>(to, "letter box") != arrived++) return false;
    }
  }
  return arrived == 60;
}

}  // namespace miniaxon
