// Supplied in lesson 09: what travels through the chain, its two ends, and a play to send.
#pragma once

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "component.hpp"

namespace miniaxon {

//{ letters
// A piece of a line on its way. Each stream counts its own packets: 0, 1, 2, ...
struct Packet {
  int stream;         // the number of its stream
  int count;          // its place in the stream: a lost packet leaves a gap
  int line;           // which line of the play it belongs to
  bool first;         // it is the first piece of its line
  bool last;          // it is the last piece; a short line has one piece, which is both
  std::string piece;  // some characters of the line
};

// A line that was put together again.
struct Line {
  int number;
  std::string text;
};

// The last letter: nothing more comes.
struct End {};

// Which two streams make up a programme.
struct Programme {
  int speech;
  int directions;
};
//}

// A packet in one word, stream/count:piece. "[" marks the first piece of a line, "]" the last.
inline std::string shown(const Packet& packet) {
  return std::to_string(packet.stream) + "/" + std::to_string(packet.count) + ":" +
         (packet.first ? "[" : "") + packet.piece.substr(0, packet.piece.find('\n')) +
         (packet.last ? "]" : "");
}

inline constexpr Programme play{17, 18};
inline constexpr Programme soap{33, 34};

// Takes from the one and from the other in turn, until both are used up.
inline std::vector<Packet> mix(const std::vector<Packet>& one, const std::vector<Packet>& other) {
  std::vector<Packet> mixed;
  for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
    if (i < one.size()) mixed.push_back(one[i]);
    if (i < other.size()) mixed.push_back(other[i]);
  }
  return mixed;
}

// Cuts each line of a text, with its line end, into pieces of that many bytes. A line that begins
// with "(" is a direction, any other is speech.
inline std::vector<Packet> cut(const std::string& text, Programme programme,
                               std::size_t bytes = 12) {
  std::vector<Packet> speech;
  std::vector<Packet> directions;
  int line = 0;
  for (std::size_t start = 0; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
    const bool spoken = text[start] != '(';
    std::vector<Packet>& stream = spoken ? speech : directions;
    for (std::size_t at = start; at < end; at += bytes) {
      stream.push_back({spoken ? programme.speech : programme.directions,
                        static_cast<int>(stream.size()), line, at == start, at + bytes >= end,
                        text.substr(at, std::min(bytes, end - at))});
    }
    start = end;
  }
  return mix(speech, directions);
}

// Sends one packet a turn, and the End in a turn of its own.
class Transmitter : public Component {
 public:
  explicit Transmitter(std::vector<Packet> packets)
      : Component("transmitter", {}, {"outbox"}), packets_(std::move(packets)) {}

  Generator<Turn> main() override {
    for (const Packet& packet : packets_) {
      send(packet);
      co_yield carry_on;
    }
    send(End());
  }

 private:
  std::vector<Packet> packets_;
};

// Prints the lines that arrive in its two inboxes, in the order of their numbers. Ends when both
// streams have ended.
class Screen : public Component {
 public:
  Screen() : Component("screen", {"speech", "directions"}, {}) {}

  Generator<Turn> main() override {
    int next_number = 0;
    while (true) {
      look_into(speech_);
      look_into(directions_);
      if (speech_.ended && directions_.ended) co_return;
      Next& next = number(speech_) < number(directions_) ? speech_ : directions_;
      // An earlier line may still be on its way in the other stream.
      const bool nothing_before = known(speech_) && known(directions_);
      if (next.line && (next.line->number == next_number || nothing_before)) {
        std::fwrite(next.line->text.data(), 1, next.line->text.size(), stdout);
        next_number = next.line->number + 1;
        next.line.reset();
      }
      co_yield carry_on;
    }
  }

 private:
  struct Next {
    std::string box;
    std::optional<Line> line;
    bool ended = false;
  };

  static bool known(const Next& next) { return next.line || next.ended; }
  static int number(const Next& next) { return next.line ? next.line->number : INT_MAX; }

  void look_into(Next& next) {
    if (known(next) || data_ready(next.box) == 0) return;
    //{ look
    const Message letter = recv(next.box);
    if (letter.type() == typeid(End)) {
      next.ended = true;
    } else {
      next.line = std::any_cast<const Line&>(letter);
    }
    //}
  }

  Next speech_{"speech", std::nullopt};
  Next directions_{"directions", std::nullopt};
};

inline constexpr const char* scene =
    "(A bakery at night. Snow lies in the street.)\n"
    "MIRA: Who knocks at four in the morning?\n"
    "(She opens. A postman stands at the door.)\n"
    "TOM: A letter for you. It was on its way for nine years.\n"
    "MIRA: And who wrote it?\n"
    "TOM: I carry letters. I do not read them.\n"
    "(She opens the letter.)\n"
    "MIRA: It says: keep the oven warm, I am coming home.\n"
    "(Somebody steps out of the snow.)\n"
    "JON: Am I in front of my letter, or behind it?\n"
    "TOM: Behind it. I carry in order.\n";

inline constexpr const char* advertisement =
    "(Trumpets.)\n"
    "VOICE: Buy Lumo soap. As white as milk.\n"
    "VOICE: Lumo soap, now in larger boxes.\n"
    "(Trumpets, louder.)\n";

}  // namespace miniaxon
