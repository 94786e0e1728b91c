#include <algorithm>
#include <any>
#include <sstream>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "moved.hpp"
#include "play.hpp"
#include "postman.hpp"
#include "story.hpp"
#include "television.hpp"

namespace {

using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::Line;
using miniaxon::Packet;
using miniaxon::Programme;
using moved::Decoder;
using moved::Demultiplexer;

constexpr Look look_play{"play.hpp", "perform"};
constexpr Look look_demultiplexer{"moved.hpp", "Demultiplexer::main"};
constexpr Look look_demultiplexers_boxes{"moved.hpp", "Demultiplexer"};
constexpr Look look_decoder{"moved.hpp", "Decoder::main"};
constexpr Look look_decoders_boxes{"moved.hpp", "Decoder"};
constexpr Look look_perform{"moved.hpp", "perform"};

// ---- Letters, and how the story writes them.

// The packet "17/0:[He": stream 17, count 0, the first piece of its line, which is line `line`.
Packet packet(int stream, int count, int line, std::string piece) {
  const bool first = piece.front() == '[';
  const bool last = piece.back() == ']';
  piece = piece.substr(first ? 1 : 0, piece.size() - (first ? 1 : 0) - (last ? 1 : 0));
  return Packet{stream, count, line, first, last, piece};
}

std::string read(const Packet& packet) { return shown(packet); }
std::string read(const Line& line) { return show(line.number) + ":" + line.text; }

std::string on_a_line(const Words& letters) {
  std::string text;
  for (const std::string& letter : letters) text += (text.empty() ? "" : " ") + letter;
  return text.empty() ? "nothing" : text;
}

// ---- Who feeds a desk, and who takes what it sends.

// Sends what it is told to, when it is told to.
template <typename T>
class Feed : public axon::Component {
 public:
  axon::Outbox<T> outbox{*this, "outbox"};

  Feed() : Component("feed") {}
  void send(std::vector<T> letters) {
    for (T& letter : letters) letters_.push_back(std::move(letter));
    wake();
  }
  void end() {
    has_ended_ = true;
    wake();
  }

  axon::Process main() override {
    while (true) {
      for (const T& letter : std::exchange(letters_, {})) outbox.send(letter);
      if (has_ended_) co_return;
      co_await axon::pause();
    }
  }

 private:
  std::vector<T> letters_;
  bool has_ended_ = false;
};

// Writes down what arrives. A slow one takes one letter a turn, and has room for one.
template <typename T>
class Notes : public axon::Component {
 public:
  axon::Inbox<T> inbox;
  Words letters;

  explicit Notes(bool slow = false)
      : Component("notes"), inbox(*this, "inbox", slow ? 1 : axon::unlimited), slow_(slow) {}
  std::string shown() const { return on_a_line(letters); }

  axon::Process main() override {
    while (auto letter = co_await inbox.receive()) {
      letters.push_back(read(*letter));
      if (slow_) co_await axon::yield();
    }
  }

 private:
  bool slow_;
};

constexpr int most_turns = 10000;

// Gives turns until all are asleep or have ended. False when that does not come.
bool run(axon::Scheduler& office) {
  for (int turn = 0; turn < most_turns; ++turn) {
    if (!office.step()) return true;
  }
  return false;
}

// A demultiplexer with a feed, and somebody at each outbox.
struct Sorting {
  explicit Sorting(Programme wanted, bool slow = false)
      : desk(wanted), speech(slow), directions(slow) {
    axon::link(feed, "outbox", desk, "inbox");
    axon::link(desk, "speech", speech, "inbox");
    axon::link(desk, "directions", directions, "inbox");
    for (axon::Component* each :
         std::vector<axon::Component*>{&feed, &desk, &speech, &directions}) {
      office.activate(*each);
    }
  }
  std::string shown() const {
    return "speech: " + speech.shown() + ", directions: " + directions.shown();
  }

  Feed<Packet> feed;
  Demultiplexer desk;
  Notes<Packet> speech, directions;
  axon::Scheduler office;
};

// A decoder with a feed, and somebody at its outbox.
struct Decoding {
  explicit Decoding(bool slow = false) : notes(slow) {
    axon::link(feed, "outbox", desk, "inbox");
    axon::link(desk, "outbox", notes, "inbox");
    for (axon::Component* each : std::vector<axon::Component*>{&feed, &desk, &notes}) {
      office.activate(*each);
    }
  }

  Feed<Packet> feed;
  Decoder desk{"decoder"};
  Notes<Line> notes;
  axon::Scheduler office;
};

std::string standing(const axon::Component& desk, bool quiet) {
  if (desk.ended()) return "it has ended";
  return quiet ? "it sleeps" : "it takes turn after turn";
}

std::string name_of_type(const std::type_info& type) {
  if (type == typeid(Packet)) return "packets";
  if (type == typeid(Line)) return "lines";
  return "other letters";
}

// "inbox: packets in", a box a line of the story, in the order asked for.
Words boxes_of(const axon::Component& desk, const Words& names) {
  Words found;
  for (const std::string& name : names) {
    std::string facts = name + " is missing";
    for (const axon::Box* box = desk.first_box(); box != nullptr; box = box->next()) {
      if (name != box->name()) continue;
      facts = name + ": " + name_of_type(box->type()) + (box->is_inbox() ? " in" : " out");
    }
    found.push_back(facts);
  }
  return found;
}

// ---- The old house's furniture.

// Writes down, in the mini core's style, the lines that arrive. Ends when both streams have ended.
class OldScreen : public miniaxon::Component {
 public:
  OldScreen() : Component("screen", {"speech", "directions"}, {}) {}

  miniaxon::Generator<miniaxon::Turn> main() override {
    while (ends_ < 2) {
      for (const char* box : {"speech", "directions"}) {
        while (data_ready(box) > 0) take(recv(box));
      }
      co_yield carry_on;
    }
  }

  Words lines;

 private:
  void take(const miniaxon::Message& letter) {
    if (letter.type() == typeid(miniaxon::End)) {
      ++ends_;
    } else {
      lines.push_back(read(std::any_cast<const Line&>(letter)));
    }
  }

  int ends_ = 0;
};

LESSON_TEST(old_play_performs, "your chain of lesson 09 performs on full-axon, as it is",
            Rule{"what was written for the mini core runs on full-axon", "The same desks"},
            look_play) {
  step("put your play.hpp of lesson 09 on full-axon's core, axon/mini.hpp");
  miniaxon::Transmitter transmitter({packet(17, 0, 0, "[He"), packet(33, 0, 0, "[Soap]"),
                                     packet(17, 1, 0, "llo]"), packet(18, 0, 1, "[(bows)]")});
  OldScreen screen;
  step("performed 17/0:[He 33/0:[Soap] 17/1:llo] 18/0:[(bows)] with its perform()");
  miniaxon::perform<miniaxon::Postman>(Programme{17, 18}, transmitter, screen, 1000);
  Words lines = screen.lines;
  std::sort(lines.begin(), lines.end());
  expect(words("0:Hello", "1:(bows)"), lines);
  expect_that(screen.has_stopped(), "the screen has ended", "it waits for more");
}

// ---- The demultiplexer.

LESSON_TEST(demultiplexer_boxes, "the demultiplexer has its three boxes, for packets",
            Rule{"a box is a member, with a name and a type of letter", "Boxes with a type"},
            look_demultiplexers_boxes) {
  step("made a demultiplexer, and looked at its boxes");
  const Demultiplexer desk(Programme{17, 18});
  expect(words("inbox: packets in", "speech: packets out", "directions: packets out"),
         boxes_of(desk, {"inbox", "speech", "directions"}));
}

LESSON_TEST(sorts, "each packet goes to the box of its stream",
            Rule{"each packet goes to the box of its stream, as it came", "Waiting for a letter"},
            look_demultiplexer) {
  step("made a demultiplexer for the programme with speech 17 and directions 18");
  Sorting all(Programme{17, 18});
  step("sent it 17/4:[He 18/9:[(en 17/5:llo] 18/10:ter)], and gave turns until all was quiet");
  all.feed.send({packet(17, 4, 0, "[He"), packet(18, 9, 1, "[(en"), packet(17, 5, 0, "llo]"),
                 packet(18, 10, 1, "ter)]")});
  run(all.office);
  expect("speech: 17/4:[He 17/5:llo], directions: 18/9:[(en 18/10:ter)]", all.shown());
}

LESSON_TEST(drops_others, "packets of other programmes are dropped",
            Rule{"a packet of another programme goes to no box", "Waiting for a letter"},
            look_demultiplexer) {
  step("made a demultiplexer for the programme with speech 17 and directions 18");
  Sorting all(Programme{17, 18});
  step("sent it 33/0:[Soap] 17/0:[Hello] 34/0:[(music)], and gave turns until all was quiet");
  all.feed.send(
      {packet(33, 0, 0, "[Soap]"), packet(17, 0, 0, "[Hello]"), packet(34, 0, 1, "[(music)]")});
  run(all.office);
  expect("speech: 17/0:[Hello], directions: nothing", all.shown());
}

LESSON_TEST(wanted_programme, "which programme is wanted, each demultiplexer is told",
            Rule{"the numbers of the streams come from the constructor", "Waiting for a letter"},
            look_demultiplexer) {
  step("made a demultiplexer for speech 34 and directions 33, then one for 17 and 18");
  Sorting all(Programme{34, 33});
  const Demultiplexer other(Programme{17, 18});
  step("sent the first one 17/0:[a] 33/0:[b] 34/0:[c]");
  all.feed.send({packet(17, 0, 0, "[a]"), packet(33, 0, 0, "[b]"), packet(34, 0, 0, "[c]")});
  run(all.office);
  expect("speech: 34/0:[c], directions: 33/0:[b]", all.shown());
}

LESSON_TEST(sleeps, "without a packet it sleeps, and takes no turn",
            Rule{"who waits for a letter takes no turn until it comes", "Waiting for a letter"},
            look_demultiplexer) {
  Sorting all(Programme{17, 18});
  step("sent a demultiplexer 17/0:[a], and gave turns until nobody wanted one, 10000 at most");
  all.feed.send({packet(17, 0, 0, "[a]")});
  const bool quiet = run(all.office);
  expect("it sleeps", standing(all.desk, quiet));
  step("sent it 17/1:[b], and gave turns again");
  all.feed.send({packet(17, 1, 1, "[b]")});
  run(all.office);
  expect("speech: 17/0:[a] 17/1:[b], directions: nothing", all.shown());
}

LESSON_TEST(end_travels, "when its source ends it ends, and those behind it end",
            Rule{"the end of a desk closes the boxes that it led to", "An end that travels"},
            look_demultiplexer) {
  Sorting all(Programme{17, 18});
  step("sent a demultiplexer 17/0:[a]; then the one who feeds it ended");
  all.feed.send({packet(17, 0, 0, "[a]")});
  run(all.office);
  all.feed.end();
  const bool quiet = run(all.office);
  expect("it has ended", standing(all.desk, quiet));
  step("looked who got what: no letter says that it is the end");
  expect("speech: 17/0:[a], directions: nothing", all.shown());
  expect_that(all.speech.ended() && all.directions.ended(), "those behind it have ended",
              "they wait for more");
}

LESSON_TEST(nothing_left_behind, "what waits is sorted before it ends",
            Rule{"a box that is closed may still hold letters", "An end that travels"},
            look_demultiplexer) {
  Sorting all(Programme{17, 18});
  step("sent a demultiplexer 17/0:[a] 18/0:[b] 17/1:[c], and ended the source in the same turn");
  all.feed.send({packet(17, 0, 0, "[a]"), packet(18, 0, 1, "[b]"), packet(17, 1, 2, "[c]")});
  all.feed.end();
  run(all.office);
  expect("speech: 17/0:[a] 17/1:[c], directions: 18/0:[b]", all.shown());
}

LESSON_TEST(waits_for_room, "where the next desk has no room, it waits",
            Rule{"put() waits for room; send() says false", "Room for a letter"},
            look_demultiplexer) {
  step("made a demultiplexer; those behind it have room for one letter");
  Sorting all(Programme{17, 18}, true);
  step("sent it 17/0:[a] 17/1:[b] 17/2:[c] 18/0:[d] 18/1:[e] 18/2:[f], all at once");
  all.feed.send({packet(17, 0, 0, "[a]"), packet(17, 1, 1, "[b]"), packet(17, 2, 2, "[c]"),
                 packet(18, 0, 3, "[d]"), packet(18, 1, 4, "[e]"), packet(18, 2, 5, "[f]")});
  run(all.office);
  expect("speech: 17/0:[a] 17/1:[b] 17/2:[c], directions: 18/0:[d] 18/1:[e] 18/2:[f]", all.shown());
}

// ---- The decoder.

LESSON_TEST(decoder_boxes, "the decoder has its two boxes: packets in, lines out",
            Rule{"a box is a member, with a name and a type of letter", "Boxes with a type"},
            look_decoders_boxes) {
  step("made a decoder, and looked at its boxes");
  const Decoder desk("decoder");
  expect(words("inbox: packets in", "outbox: lines out"), boxes_of(desk, {"inbox", "outbox"}));
}

LESSON_TEST(joins, "the pieces of a line become the line",
            Rule{"a line begins with a first piece and ends with a last one", "The same work"},
            look_decoder) {
  Decoding all;
  step("sent a decoder 17/0:[He 17/1:l 17/2:lo] 17/3:[Bye]");
  all.feed.send({packet(17, 0, 4, "[He"), packet(17, 1, 4, "l"), packet(17, 2, 4, "lo]"),
                 packet(17, 3, 6, "[Bye]")});
  run(all.office);
  expect("4:Hello 6:Bye", all.notes.shown());
}

LESSON_TEST(pieces_come_late, "the pieces of a line may come one by one",
            Rule{"what is joined so far is kept while the desk sleeps", "The same work"},
            look_decoder) {
  Decoding all;
  Decoding other;
  step("sent a decoder 17/0:[He, and another decoder 18/0:[(en; then all was quiet");
  all.feed.send({packet(17, 0, 4, "[He")});
  run(all.office);
  other.feed.send({packet(18, 0, 5, "[(en")});
  run(other.office);
  step("sent the first one 17/1:llo], and the other one 18/1:ters)]");
  all.feed.send({packet(17, 1, 4, "llo]")});
  run(all.office);
  other.feed.send({packet(18, 1, 5, "ters)]")});
  run(other.office);
  expect("4:Hello and 5:(enters)", all.notes.shown() + " and " + other.notes.shown());
}

LESSON_TEST(gap, "a line with a piece missing is dropped",
            Rule{"nothing is joined across a gap", "The same work"}, look_decoder) {
  Decoding all;
  step("sent a decoder 17/0:[He 17/2:lo] 17/3:[Bye] 17/5:now] 17/6:[So]");
  all.feed.send({packet(17, 0, 4, "[He"), packet(17, 2, 4, "lo]"), packet(17, 3, 6, "[Bye]"),
                 packet(17, 5, 7, "now]"), packet(17, 6, 8, "[So]")});
  run(all.office);
  expect("6:Bye 8:So", all.notes.shown());
}

LESSON_TEST(decoder_ends, "the decoder ends with its source; half a line is not shown",
            Rule{"half a line that waits for its last piece is not shown", "An end that travels"},
            look_decoder) {
  Decoding all;
  step("sent a decoder 17/0:[a] 17/1:[He, and ended the source in the same turn");
  all.feed.send({packet(17, 0, 0, "[a]"), packet(17, 1, 1, "[He")});
  all.feed.end();
  const bool quiet = run(all.office);
  expect("0:a", all.notes.shown());
  expect("it has ended", standing(all.desk, quiet));
}

LESSON_TEST(decoder_waits_for_room, "where the screen has no room, the decoder waits",
            Rule{"put() waits for room; send() says false", "Room for a letter"}, look_decoder) {
  step("made a decoder; the one behind it has room for one line");
  Decoding all(true);
  step("sent it 17/0:[a] 17/1:[b] 17/2:[c] 17/3:[d], all at once");
  all.feed.send({packet(17, 0, 0, "[a]"), packet(17, 1, 1, "[b]"), packet(17, 2, 2, "[c]"),
                 packet(17, 3, 3, "[d]")});
  run(all.office);
  expect("0:a 1:b 2:c 3:d", all.notes.shown());
}

// ---- The chain.

// What comes out at the screen, a word a line.
Words performed(Programme wanted, std::vector<Packet> packets) {
  moved::Transmitter transmitter(std::move(packets));
  std::ostringstream shown;
  moved::Screen screen(shown);
  try {
    moved::perform(wanted, transmitter, screen);
  } catch (const axon::Deadlock& error) {
    std::string sentence = error.what();
    for (char& c : sentence) c = c == '\n' ? ' ' : c;
    throw std::runtime_error(sentence);
  }
  std::istringstream in(shown.str());
  Words lines;
  for (std::string line; in >> line;) lines.push_back(line);
  return lines;
}

const std::vector<Packet>& broadcast() {
  static const std::vector<Packet> packets = {
      packet(17, 0, 0, "[MIRA"),      packet(33, 0, 0, "[SOAP\n]"), packet(18, 0, 1, "[(bo"),
      packet(17, 1, 0, ":hi\n]"),     packet(34, 0, 1, "[(tra\n]"), packet(18, 1, 1, "ws)\n]"),
      packet(17, 2, 2, "[TOM:yes\n]")};
  return packets;
}

LESSON_TEST(performs, "the chain shows the play, whole and in order",
            Rule{"perform() links the chain, and runs it to its end", "Links for postmen"},
            look_perform) {
  step("performed a play of three lines, with the packets of another channel between");
  expect(words("MIRA:hi", "(bows)", "TOM:yes"), performed(Programme{17, 18}, broadcast()));
}

LESSON_TEST(other_channel, "whoever wants the other channel sees the other channel",
            Rule{"perform() hands the wanted programme on", "Links for postmen"}, look_perform) {
  step("performed the same broadcast, and wanted speech 33 and directions 34");
  expect(words("SOAP", "(tra"), performed(Programme{33, 34}, broadcast()));
}

LESSON_TEST(long_play, "a long play comes to its end, too",
            Rule{"perform() links the chain, and runs it to its end", "Links for postmen"},
            look_perform) {
  step("performed a play of 5000 lines");
  std::vector<Packet> packets;
  for (int line = 0; line < 5000; ++line) {
    const int stream = line % 2 == 0 ? 17 : 18;
    packets.push_back(packet(stream, line / 2, line, "[" + show(line) + "\n]"));
  }
  const Words lines = performed(Programme{17, 18}, packets);
  expect("5000 lines", kit::count(lines.size(), "line"));
}

}  // namespace
