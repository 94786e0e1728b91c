// The screen is not activated.
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
    wanted_ = wanted;
  }

  // Hands control back on every turn, with packets or without. Passes the End on to both boxes,
  // and ends.
  Generator<Turn> main() override {
    while (true) {
      if (data_ready() > 0) {
        const Message letter = recv();
        if (letter.type() == typeid(End)) break;
        const int stream = std::any_cast<const Packet&>(letter).stream;
        if (stream == wanted_.speech) send(letter, "speech");
        if (stream == wanted_.directions) send(letter, "directions");
      }
      co_yield carry_on;
    }
    send(End(), "speech");
    send(End(), "directions");
  }

 private:
  Programme wanted_;
};

// Joins the pieces of one stream to lines. A line with a piece missing is dropped.
class Decoder : public Component {
 public:
  explicit Decoder(std::string name) : Component(std::move(name), {"inbox"}, {"outbox"}) {}

  // Sends each whole line when its last piece has come. Hands control back on every turn. Passes
  // the End on, and ends.
  Generator<Turn> main() override {
    std::string text;
    bool whole = false;  // the text is the line's beginning, without a gap
    int next_count = 0;
    while (true) {
      if (data_ready() > 0) {
        const Message letter = recv();
        if (letter.type() == typeid(End)) break;
        const auto& packet = std::any_cast<const Packet&>(letter);
        if (packet.first) text.clear();
        text += packet.piece;
        whole = packet.first || (whole && packet.count == next_count);
        next_count = packet.count + 1;
        if (packet.last && whole) send(Line{packet.line, text});
      }
      co_yield carry_on;
    }
    send(End());
  }
};

// Puts a demultiplexer and two decoders between the transmitter and the screen, with five postmen
// of the type Post. Gives turns until all have ended, or until that many turns were given.
template <typename Post>
void perform(Programme wanted, Component& transmitter, Component& screen,
             std::size_t most_turns = SIZE_MAX) {
  Demultiplexer demultiplexer(wanted);
  Decoder speech("speech decoder");
  Decoder directions("directions decoder");
  Post from_air(transmitter, "outbox", demultiplexer, "inbox");
  Post to_speech(demultiplexer, "speech", speech, "inbox");
  Post to_directions(demultiplexer, "directions", directions, "inbox");
  Post from_speech(speech, "outbox", screen, "speech");
  Post from_directions(directions, "outbox", screen, "directions");
  Scheduler office;
  for (Microprocess* process : std::initializer_list<Microprocess*>{
           &transmitter, &from_air, &demultiplexer, &to_speech, &to_directions, &speech,
           &directions, &from_speech, &from_directions}) {
    office.activate(*process);
  }
  office.run(most_turns);
}

// A test of any type of postman: true when all letters arrive as they were sent. It gives a
// limited number of turns, so that it ends with a broken postman, too.
template <typename Post>
bool arrives_as_sent() {
  Component source("source");
  Component sink("sink");
  Post postman(source, "signal", sink, "control");
  Generator<Turn> turns = postman.main();
  turns.next();  // a turn without post
  turns.next();
  for (const int letter : {1, 2, 3}) source.send(letter, "signal");
  source.stop();
  for (int turn = 0; turn < 10; ++turn) turns.next();
  for (const int letter : {1, 2, 3}) {
    if (sink.data_ready("control") == 0) return false;
    if (recv_as<int>(sink, "control") != letter) return false;
  }
  return sink.data_ready("control") == 0;
}

}  // namespace miniaxon
