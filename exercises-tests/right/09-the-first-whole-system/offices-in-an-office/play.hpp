// The postmen have an office of their own, the desks another, and the test plays a whole play.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "component.hpp"
#include "scheduler.hpp"
#include "television.hpp"

namespace miniaxon {

class Demultiplexer : public Component {
 public:
  explicit Demultiplexer(Programme wanted)
      : Component("demultiplexer", {"inbox"}, {"speech", "directions"}), wanted_(wanted) {}

  Generator<Turn> main() override {
    for (; true; co_yield carry_on) {
      if (data_ready() == 0) continue;
      const Message letter = recv("inbox");
      if (letter.type() == typeid(End)) {
        send(letter, "directions");
        send(letter, "speech");
        co_return;
      }
      const Packet packet = std::any_cast<Packet>(letter);
      const bool speech = packet.stream == wanted_.speech;
      if (speech || packet.stream == wanted_.directions) {
        send(packet, speech ? "speech" : "directions");
      }
    }
  }

 private:
  Programme wanted_;
};

class Decoder : public Component {
 public:
  explicit Decoder(std::string name) : Component(std::move(name), {"inbox"}, {"outbox"}) {}

  Generator<Turn> main() override {
    Packet line{0, 0, 0, false, false, ""};  // grows piece by piece; not first: nothing begun
    for (; true; co_yield carry_on) {
      if (data_ready() == 0) continue;
      const Message letter = recv();
      if (letter.type() == typeid(End)) {
        send(letter);
        co_return;
      }
      const Packet packet = std::any_cast<Packet>(letter);
      if (packet.first) {
        line = packet;
      } else if (packet.count == line.count + 1) {
        line.piece += packet.piece;
        line.count = packet.count;
      } else {
        line.first = false;
      }
      if (packet.last && line.first) send(Line{packet.line, line.piece});
    }
  }
};

template <typename Post>
void perform(Programme wanted, Component& transmitter, Component& screen,
             std::size_t most_turns = SIZE_MAX) {
  Decoder speech("speech decoder"), directions("directions decoder");
  Demultiplexer demultiplexer(wanted);
  Post one(transmitter, "outbox", demultiplexer, "inbox");
  Post two(demultiplexer, "speech", speech, "inbox");
  Post three(demultiplexer, "directions", directions, "inbox");
  Post four(speech, "outbox", screen, "speech");
  Post five(directions, "outbox", screen, "directions");
  Scheduler desks, post, all;
  for (Component* desk : {&transmitter, &screen}) desks.activate(*desk);
  for (Component* desk : {&speech, &directions}) desks.activate(*desk);
  desks.activate(demultiplexer);
  for (Post* postman : {&one, &two, &three, &four, &five}) post.activate(*postman);
  all.activate(desks);
  all.activate(post);
  all.run(most_turns);
}

template <typename Post>
bool arrives_as_sent() {
  class Everything : public Component {
   public:
    explicit Everything(std::string letters) : Component("everything"), letters_(letters) {}
    Generator<Turn> main() override {
      for (const char letter : letters_) send(letter, "signal");
      co_return;
    }

   private:
    std::string letters_;
  };
  Everything source("the quick brown fox");
  Component sink("sink", {"letters"}, {});
  Post postman(source, "signal", sink, "letters");
  Scheduler office;
  office.activate(source);
  office.activate(postman);
  office.run(50);
  std::string arrived;
  while (sink.data_ready("letters") > 0) {
    arrived += std::any_cast<char>(sink.recv("letters"));
  }
  return arrived == "the quick brown fox";
}

}  // namespace miniaxon
