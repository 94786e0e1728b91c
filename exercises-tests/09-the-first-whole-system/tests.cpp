#include <any>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "actors.hpp"
#include "careless_postman.hpp"
#include "component.hpp"
#include "play.hpp"
#include "postman.hpp"
#include "story.hpp"
#include "television.hpp"

namespace {

using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::said;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::CarelessPostman;
using miniaxon::Component;
using miniaxon::Decoder;
using miniaxon::Demultiplexer;
using miniaxon::End;
using miniaxon::Generator;
using miniaxon::Line;
using miniaxon::Message;
using miniaxon::Microprocess;
using miniaxon::mix;
using miniaxon::Packet;
using miniaxon::Postman;
using miniaxon::Programme;
using miniaxon::Turn;

constexpr Look look_demultiplexer{"play.hpp", "Demultiplexer::main"};
constexpr Look look_decoder{"play.hpp", "Decoder::main"};
constexpr Look look_perform{"play.hpp", "perform"};
constexpr Look look_test{"play.hpp", "arrives_as_sent"};

// ---- Letters, and how the story writes them.

// The packet "17/0:[He": stream 17, count 0, the first piece of its line, which is line `line`.
Packet packet(int stream, int count, int line, std::string piece) {
  const bool first = piece.front() == '[';
  const bool last = piece.back() == ']';
  piece = piece.substr(first ? 1 : 0, piece.size() - (first ? 1 : 0) - (last ? 1 : 0));
  return Packet{stream, count, line, first, last, piece};
}

std::string read(const Message& letter) {
  if (letter.type() == typeid(End)) return "End";
  if (const Line* line = std::any_cast<Line>(&letter)) return show(line->number) + ":" + line->text;
  if (const Packet* packet = std::any_cast<Packet>(&letter)) return shown(*packet);
  return "a-letter-of-another-kind";
}

Words take_all(Component& desk, const std::string& box) {
  Words letters;
  while (desk.data_ready(box) > 0 && letters.size() < 5000) {
    letters.push_back(read(desk.recv(box)));
  }
  return letters;
}

std::string line(const Words& letters) {
  std::string text;
  for (const std::string& letter : letters) text += (text.empty() ? "" : " ") + letter;
  return text.empty() ? "nothing" : text;
}

std::string both_boxes(Component& desk) {
  return "speech: " + line(take_all(desk, "speech")) +
         ", directions: " + line(take_all(desk, "directions"));
}

void put(Component& desk, const std::vector<Packet>& packets) {
  for (const Packet& packet : packets) desk.send(packet, "inbox");
}

// One stage at its desk, with a hand that feeds it and gives it turns.
template <typename Stage>
struct Alone {
  template <typename... Arguments>
  explicit Alone(const Arguments&... arguments) : desk(arguments...), turns(desk.main()) {}

  std::string take_a_turn() { return said(kit::next(turns, desk.name())); }
  void give_turns(int how_many) {
    for (int turn = 0; turn < how_many; ++turn) take_a_turn();
  }
  // Gives turns until it says that it has no more to do, but not more than that many.
  bool ends_within(int most) {
    for (int turn = 0; turn < most; ++turn) {
      if (take_a_turn() != "carry_on") return true;
    }
    return false;
  }

  Stage desk;
  Generator<Turn> turns;
};

// ---- The two ends of the chain.

// Sends that many letters in each of its turns, with `pause` turns between.
class Source : public Component {
 public:
  Source(std::vector<Message> letters, std::size_t a_turn, int pause)
      : Component("transmitter", {}, {"outbox"}),
        letters_(std::move(letters)),
        a_turn_(a_turn),
        pause_(pause) {}

  Generator<Turn> main() override {
    for (std::size_t next = 0; next < letters_.size();) {
      kit::takes_turn("transmitter");
      for (std::size_t i = 0; i < a_turn_ && next < letters_.size(); ++i) {
        send(letters_[next++], "outbox");
        ++sent;
      }
      kit::hands_back();
      for (int turn = 0; turn <= pause_; ++turn) co_yield carry_on;
    }
  }

  std::size_t sent = 0;

 private:
  std::vector<Message> letters_;
  std::size_t a_turn_;
  int pause_;
};

// Writes down what arrives in each box. Ends when both streams have ended.
class Sink : public Component {
 public:
  Sink() : Component("screen", {"speech", "directions"}, {}) {}

  Generator<Turn> main() override {
    while (!ended(speech) || !ended(directions)) {
      kit::takes_turn("screen");
      for (const std::string& letter : take_all(*this, "speech")) speech.push_back(letter);
      for (const std::string& letter : take_all(*this, "directions")) directions.push_back(letter);
      kit::hands_back();
      co_yield carry_on;
    }
  }

  std::string shown() const {
    return "speech: " + line(speech) + ", directions: " + line(directions);
  }

  Words speech;
  Words directions;

 private:
  static bool ended(const Words& stream) { return !stream.empty() && stream.back() == "End"; }
};

// ---- Postmen.

struct Address {
  Component* desk;
  std::string box;
  bool has_post() const { return desk->data_ready(box) > 0; }
  Message take() const { return desk->recv(box); }
  void put(Message letter) const { desk->send(std::move(letter), box); }
};

// A postman that goes home as it should. How it delivers in one turn is its kind.
class AnyPostman : public Microprocess {
 public:
  AnyPostman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        from{&source, std::move(source_box)},
        to{&sink, std::move(sink_box)} {
    (void)from.has_post();  // NoSuchBox comes from here
    (void)to.has_post();
  }

  virtual bool has_more_to_do() { return !from.desk->has_stopped() || from.has_post(); }
  virtual void deliver() = 0;

  Generator<Turn> main() override {
    while (has_more_to_do()) {
      kit::takes_turn("postman");
      deliver();
      kit::hands_back();
      co_yield carry_on;
    }
  }

  Address from;
  Address to;
};

class OneAtATime : public AnyPostman {
 public:
  using AnyPostman::AnyPostman;
  void deliver() override {
    if (from.has_post()) to.put(from.take());
  }
};

class AllThatWait : public AnyPostman {
 public:
  using AnyPostman::AnyPostman;
  void deliver() override {
    while (from.has_post()) to.put(from.take());
  }
};

// Its first turn goes by without a delivery, with post or without.
class LooksAround : public OneAtATime {
 public:
  using OneAtATime::OneAtATime;
  void deliver() override {
    if (std::exchange(has_looked_, true)) OneAtATime::deliver();
  }

 private:
  bool has_looked_ = false;
};

// A right postman that writes down which boxes it connects, and whether it gets turns.
class Listed : public OneAtATime {
 public:
  struct Link {
    std::string way;
    bool had_a_turn = false;
  };
  static inline std::vector<std::unique_ptr<Link>> links;

  Listed(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : OneAtATime(source, source_box, sink, sink_box) {
    links.push_back(std::make_unique<Link>());
    link_ = links.back().get();
    link_->way = role(source) + "." + source_box + "->" + role(sink) + "." + sink_box;
  }
  void deliver() override {
    link_->had_a_turn = true;
    OneAtATime::deliver();
  }

 private:
  static std::string role(Component& desk) {
    if (dynamic_cast<Demultiplexer*>(&desk) != nullptr) return "demultiplexer";
    if (dynamic_cast<Decoder*>(&desk) != nullptr) return "decoder";
    return desk.name();
  }

  Link* link_;
};

// A postman of another type, whose turns are noted: so a test without an end is found.
template <typename Post>
class Watched : public Post {
 public:
  using Post::Post;
  Generator<Turn> main() override {
    Generator<Turn> turns = Post::main();
    while (true) {
      const std::optional<Turn> answer = kit::next(turns, "postman");
      if (!answer) co_return;
      co_yield *answer;
    }
  }
};

// Broken ones that a learner has not seen. They count their own turns, because a test may wait for
// a letter that they lost.
struct TooManyTurns {};

class Broken : public AnyPostman {
 public:
  using AnyPostman::AnyPostman;
  Generator<Turn> main() override {
    for (int turn = 0; turn < 1000; ++turn) {
      const bool goes_home = !has_more_to_do();
      if (!goes_home) deliver();
      co_yield goes_home ? finished : carry_on;
    }
    throw TooManyTurns();
  }
};

class LosesOneOfTwo : public Broken {
 public:
  static constexpr const char* fault = "loses one of two letters that wait";
  using Broken::Broken;
  void deliver() override {
    if (!from.has_post()) return;
    Message letter = from.take();
    if (from.has_post()) letter = from.take();
    to.put(letter);
  }
};

class DeliversTwice : public Broken {
 public:
  static constexpr const char* fault = "delivers a letter twice when another one waits";
  using Broken::Broken;
  void deliver() override {
    if (!from.has_post()) return;
    const Message letter = from.take();
    if (from.has_post()) to.put(letter);
    to.put(letter);
  }
};

class FallsAsleep : public Broken {
 public:
  static constexpr const char* fault = "carries nothing any more after a turn without post";
  using Broken::Broken;
  void deliver() override {
    asleep_ = asleep_ || !from.has_post();
    if (!asleep_) to.put(from.take());
  }

 private:
  bool asleep_ = false;
};

class KnowsOneWay : public Broken {
 public:
  static constexpr const char* fault = "goes from \"outbox\" to \"inbox\" whatever it is told";
  KnowsOneWay(Component& source, const std::string&, Component& sink, const std::string&)
      : Broken(source, "outbox", sink, "inbox") {}
  void deliver() override {
    if (from.has_post()) to.put(from.take());
  }
};

class LeavesLettersBehind : public Broken {
 public:
  static constexpr const char* fault = "goes home when the source stops, though letters wait";
  using Broken::Broken;
  bool has_more_to_do() override { return !from.desk->has_stopped(); }
  void deliver() override {
    if (from.has_post()) to.put(from.take());
  }
};

// What the learner's test lets pass, and what it never comes to its end with.
struct Unnoticed {
  Words faults;
  Words endless;
};

template <typename... Posts>
Unnoticed not_noticed() {
  Unnoticed all;
  const auto try_one = [&](bool (*test)(), const char* fault) {
    try {
      if (test()) all.faults.emplace_back(fault);
    } catch (const TooManyTurns&) {
      all.endless.emplace_back(fault);
    } catch (...) {  // an error that comes out is a test that does not hold
    }
  };
  (try_one(&miniaxon::arrives_as_sent<Posts>, Posts::fault), ...);
  return all;
}

// " Not noticed: one that a; b."
std::string listed(const std::string& title, const Words& faults) {
  std::string text;
  for (const std::string& fault : faults) text += (text.empty() ? " one that " : "; ") + fault;
  return text.empty() ? "" : " " + title + text + ".";
}

// ---- The demultiplexer.

LESSON_TEST(sorts, "each packet goes to the box of its stream",
            Rule{"each packet goes to the box of its stream, as it came", "Taking apart"},
            look_demultiplexer) {
  step("made a demultiplexer for the programme with speech 17 and directions 18");
  Alone<Demultiplexer> stage(Programme{17, 18});
  step("put 17/4:[He 18/9:[(en 17/5:llo] 18/10:ter)] into its inbox, gave it 6 turns");
  put(stage.desk, {packet(17, 4, 0, "[He"), packet(18, 9, 1, "[(en"), packet(17, 5, 0, "llo]"),
                   packet(18, 10, 1, "ter)]")});
  stage.give_turns(6);
  expect("speech: 17/4:[He 17/5:llo], directions: 18/9:[(en 18/10:ter)]", both_boxes(stage.desk));
}

LESSON_TEST(drops_others, "packets of other programmes are dropped",
            Rule{"a packet of another programme goes to no box", "Taking apart"},
            look_demultiplexer) {
  step("made a demultiplexer for the programme with speech 17 and directions 18");
  Alone<Demultiplexer> stage(Programme{17, 18});
  step("put 33/0:[Soap] 17/0:[Hello] 34/0:[(music)] 0/0:[x] 19/0:[y] into it, gave it 7 turns");
  put(stage.desk, {packet(33, 0, 0, "[Soap]"), packet(17, 0, 0, "[Hello]"),
                   packet(34, 0, 1, "[(music)]"), packet(0, 0, 0, "[x]"), packet(19, 0, 0, "[y]")});
  stage.give_turns(7);
  expect("speech: 17/0:[Hello], directions: nothing", both_boxes(stage.desk));
}

LESSON_TEST(wanted_programme, "which programme is wanted, each demultiplexer is told",
            Rule{"the numbers of the streams come from the constructor", "Taking apart"},
            look_demultiplexer) {
  step("made a demultiplexer for speech 34 and directions 33, and one for speech 17 and 18");
  Alone<Demultiplexer> stage(Programme{34, 33});
  Alone<Demultiplexer> other(Programme{17, 18});
  step("put 17/0:[a] 33/0:[b] 34/0:[c] 18/0:[d] into both, gave them 6 turns each");
  for (Alone<Demultiplexer>* each : {&stage, &other}) {
    put(each->desk, {packet(17, 0, 0, "[a]"), packet(33, 0, 0, "[b]"), packet(34, 0, 0, "[c]"),
                     packet(18, 0, 0, "[d]")});
    each->give_turns(6);
  }
  step("looked at the first one, then at the second one");
  expect("speech: 34/0:[c], directions: 33/0:[b]", both_boxes(stage.desk));
  expect("speech: 17/0:[a], directions: 18/0:[d]", both_boxes(other.desk));
}

LESSON_TEST(demultiplexer_turns, "it hands control back on every turn, with packets or without",
            Rule{"a stage without post hands control back, and looks again", "Taking apart"},
            look_demultiplexer) {
  step("made a demultiplexer, with 17/0:[a] in its inbox");
  Alone<Demultiplexer> stage(Programme{17, 18});
  put(stage.desk, {packet(17, 0, 0, "[a]")});
  step("gave it 4 turns; then 17/1:[b] came, and it had 2 turns more");
  Words answers;
  for (int turn = 0; turn < 6; ++turn) {
    if (turn == 4) put(stage.desk, {packet(17, 1, 1, "[b]")});
    answers.push_back(stage.take_a_turn());
  }
  expect(Words(6, "carry_on"), answers);
  expect("speech: 17/0:[a] 17/1:[b], directions: nothing", both_boxes(stage.desk));
}

LESSON_TEST(demultiplexer_ends, "it passes the End on to both boxes, and ends",
            Rule{"whoever receives the End passes it on, and ends", "The end"},
            look_demultiplexer) {
  Alone<Demultiplexer> stage(Programme{17, 18});
  step("put 17/0:[a] 33/0:[x] 17/1:[b] End into a demultiplexer for 17 and 18");
  put(stage.desk, {packet(17, 0, 0, "[a]"), packet(33, 0, 0, "[x]"), packet(17, 1, 1, "[b]")});
  stage.desk.send(End(), "inbox");
  step("gave it turns until it ended, 8 at most");
  const bool ended = stage.ends_within(8);
  expect("speech: 17/0:[a] 17/1:[b] End, directions: End", both_boxes(stage.desk));
  expect_that(ended, "it has ended", "it carries on");
}

// ---- The decoder.

LESSON_TEST(joins, "the pieces of a line become the line",
            Rule{"a decoder sends a line when its last piece has come", "Putting together"},
            look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:[On 17/1:ce-up 17/2:on] of line 4 into a decoder, gave it 5 turns");
  put(stage.desk, {packet(17, 0, 4, "[On"), packet(17, 1, 4, "ce-up"), packet(17, 2, 4, "on]")});
  stage.give_turns(5);
  step("took all the letters of its outbox; the line 4 with its text is written 4:text");
  expect(words("4:Once-upon"), take_all(stage.desk, "outbox"));
}

LESSON_TEST(joins_each, "each line has its own pieces and its own number",
            Rule{"a line begins with a first piece, and ends with a last one", "Putting together"},
            look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:[a] 17/1:[b 17/2:c] 17/3:[] 17/4:[d] into a decoder; their lines: 0 2 2 3 8");
  put(stage.desk, {packet(17, 0, 0, "[a]"), packet(17, 1, 2, "[b"), packet(17, 2, 2, "c]"),
                   packet(17, 3, 3, "[]"), packet(17, 4, 8, "[d]")});
  step("gave it 7 turns, and took all the letters of its outbox");
  stage.give_turns(7);
  expect(words("0:a", "2:bc", "3:", "8:d"), take_all(stage.desk, "outbox"));
}

LESSON_TEST(pieces_with_pauses, "a line may take many turns",
            Rule{"what is joined so far is kept from turn to turn", "Putting together"},
            look_decoder) {
  Alone<Decoder> stage("decoder");
  step(
      "put 17/0:[He into a decoder, gave it 3 turns; then 17/1:ll, 3 turns; then 17/2:o], 3 turns");
  Words answers;
  for (const auto& [count, piece] : {std::pair{0, "[He"}, {1, "ll"}, {2, "o]"}}) {
    put(stage.desk, {packet(17, count, 0, piece)});
    for (int turn = 0; turn < 3; ++turn) answers.push_back(stage.take_a_turn());
  }
  expect(Words(9, "carry_on"), answers);
  step("took all the letters of its outbox");
  expect(words("0:Hello"), take_all(stage.desk, "outbox"));
}

LESSON_TEST(two_decoders, "two decoders do not share what they keep",
            Rule{"each decoder keeps the pieces of its own stream", "Putting together"},
            look_decoder) {
  step("made two decoders; put 17/0:[He into the first, 18/0:[(en into the second");
  Alone<Decoder> first("first");
  Alone<Decoder> second("second");
  put(first.desk, {packet(17, 0, 0, "[He")});
  put(second.desk, {packet(18, 0, 1, "[(en")});
  for (int turn = 0; turn < 2; ++turn) {
    first.give_turns(1);
    second.give_turns(1);
  }
  step(
      "after 2 turns each, put 17/1:llo] into the first, 18/1:ter)] into the second; 2 turns each");
  put(first.desk, {packet(17, 1, 0, "llo]")});
  put(second.desk, {packet(18, 1, 1, "ter)]")});
  first.give_turns(2);
  second.give_turns(2);
  step("took all the letters of both outboxes");
  expect(words("0:Hello"), take_all(first.desk, "outbox"));
  expect(words("1:(enter)"), take_all(second.desk, "outbox"));
}

LESSON_TEST(decoder_ends, "it passes the End on, and ends; half a line is not shown",
            Rule{"whoever receives the End passes it on, and ends", "The end"}, look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:[a] 17/1:[b End into a decoder: line 1 never gets its last piece");
  put(stage.desk, {packet(17, 0, 0, "[a]"), packet(17, 1, 1, "[b")});
  stage.desk.send(End(), "inbox");
  step("gave it turns until it ended, 7 at most, and took all the letters of its outbox");
  const bool ended = stage.ends_within(7);
  expect(words("0:a", "End"), take_all(stage.desk, "outbox"));
  expect_that(ended, "it has ended", "it carries on");
}

LESSON_TEST(gap_in_a_line, "a line with a piece missing is dropped, the next is shown",
            Rule{"after a gap in the count, nothing is joined until a first piece comes", "A gap"},
            look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:[a] 17/1:[b 17/3:d] 17/4:[e 17/5:f] into a decoder: 17/2 is lost");
  put(stage.desk, {packet(17, 0, 0, "[a]"), packet(17, 1, 1, "[b"), packet(17, 3, 1, "d]"),
                   packet(17, 4, 2, "[e"), packet(17, 5, 2, "f]")});
  step("gave it 7 turns, and took all the letters of its outbox");
  stage.give_turns(7);
  expect(words("0:a", "2:ef"), take_all(stage.desk, "outbox"));
}

LESSON_TEST(gap_between_lines, "a gap between two lines costs only what was in it",
            Rule{"a first piece begins a line, gap or not", "A gap"}, look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:[a] 17/3:[d] 17/4:[e 17/5:f] into a decoder: 17/1 and 17/2 are lost");
  put(stage.desk, {packet(17, 0, 0, "[a]"), packet(17, 3, 2, "[d]"), packet(17, 4, 3, "[e"),
                   packet(17, 5, 3, "f]")});
  step("gave it 6 turns, and took all the letters of its outbox");
  stage.give_turns(6);
  expect(words("0:a", "2:d", "3:ef"), take_all(stage.desk, "outbox"));
}

LESSON_TEST(tunes_in_late, "whoever tunes in late sees the next whole line",
            Rule{"after a gap in the count, nothing is joined until a first piece comes", "A gap"},
            look_decoder) {
  Alone<Decoder> stage("decoder");
  step("put 17/0:b 17/1:c] 17/2:[d 17/3:e] into a decoder: it never saw the beginning of line 6");
  put(stage.desk, {packet(17, 0, 6, "b"), packet(17, 1, 6, "c]"), packet(17, 2, 7, "[d"),
                   packet(17, 3, 7, "e]")});
  step("put 18/70:[x 18/71:y] into a second one: its count begins at 70");
  Alone<Decoder> other("decoder");
  put(other.desk, {packet(18, 70, 9, "[x"), packet(18, 71, 9, "y]")});
  step("gave both 6 turns, and took all the letters of their outboxes");
  stage.give_turns(6);
  other.give_turns(6);
  expect(words("7:de"), take_all(stage.desk, "outbox"));
  expect(words("9:xy"), take_all(other.desk, "outbox"));
}

// ---- The whole chain.

// The packets of some lines, in pieces of three characters. A direction begins with "(".
std::vector<Packet> packets_of(Programme programme, const Words& lines) {
  std::vector<Packet> speech;
  std::vector<Packet> directions;
  for (std::size_t number = 0; number < lines.size(); ++number) {
    const std::string& text = lines[number];
    const bool spoken = text.front() != '(';
    std::vector<Packet>& stream = spoken ? speech : directions;
    for (std::size_t at = 0; at < text.size(); at += 3) {
      stream.push_back(Packet{spoken ? programme.speech : programme.directions,
                              static_cast<int>(stream.size()), static_cast<int>(number), at == 0,
                              at + 3 >= text.size(), text.substr(at, 3)});
    }
  }
  return mix(speech, directions);
}

std::vector<Message> with_end(const std::vector<Packet>& packets) {
  std::vector<Message> letters(packets.begin(), packets.end());
  letters.emplace_back(End());
  return letters;
}

const Words lines_of_play = {"Hello", "(enters)", "Who-is-there", "Me", "(leaves)"};
const Words lines_of_soap = {"(music)", "Soap-for-all", "Buy-it-now"};
constexpr const char* play_as_shown =
    "speech: 0:Hello 2:Who-is-there 3:Me End, directions: 1:(enters) 4:(leaves) End";
constexpr std::size_t enough_turns = 5000;

std::vector<Packet> both_channels() {
  return mix(packets_of({17, 18}, lines_of_play), packets_of({33, 34}, lines_of_soap));
}

LESSON_TEST(five_links, "five postmen connect the five desks, and all of them get turns",
            Rule{"each link has its own postman, and each postman is activated", "The wiring"},
            look_perform) {
  step("called perform() with a transmitter that sends the End alone, for 300 turns");
  Listed::links.clear();
  Source transmitter(with_end({}), 1, 0);
  Sink screen;
  miniaxon::perform<Listed>({17, 18}, transmitter, screen, 300);
  step("looked from which box to which box each postman goes");
  Words ways;
  std::string idle;
  for (const auto& link : Listed::links) {
    ways.push_back(link->way);
    if (!link->had_a_turn) idle += " " + link->way;
  }
  std::sort(ways.begin(), ways.end());
  expect(words("decoder.outbox->screen.directions", "decoder.outbox->screen.speech",
               "demultiplexer.directions->decoder.inbox", "demultiplexer.speech->decoder.inbox",
               "transmitter.outbox->demultiplexer.inbox"),
         ways);
  step("looked which of them never had a turn");
  expect("none", idle.empty() ? "none" : idle.substr(1));
  step("looked what came to the screen");
  expect("speech: End, directions: End", screen.shown());
}

LESSON_TEST(performs, "the play arrives at the screen, and the other channel does not",
            Rule{"speech goes to \"speech\" of the screen, directions to \"directions\"",
                 "The wiring"},
            look_perform) {
  step("the play: Hello / (enters) / Who-is-there / Me / (leaves); its streams are 17 and 18");
  step("cut it into packets, mixed it with another channel (33 and 34), sent one packet a turn");
  Source transmitter(with_end(both_channels()), 1, 0);
  Sink screen;
  step("called perform<Postman>() for 17 and 18, with at most 5000 turns; looked at the screen");
  miniaxon::perform<Watched<Postman>>({17, 18}, transmitter, screen, enough_turns);
  expect(play_as_shown, screen.shown());
  step("asked the transmitter and the screen: has_stopped()?");
  expect(words("true", "true"), words(transmitter.has_stopped(), screen.has_stopped()));
}

LESSON_TEST(other_channel, "whoever wants the other channel sees the other channel",
            Rule{"perform() shows the programme that is wanted", "The wiring"}, look_perform) {
  Source transmitter(with_end(both_channels()), 1, 0);
  Sink screen;
  step("called perform() for 33 and 34, where (music) / Soap-for-all / Buy-it-now is on");
  miniaxon::perform<OneAtATime>({33, 34}, transmitter, screen, enough_turns);
  step("looked at the screen");
  expect("speech: 1:Soap-for-all 2:Buy-it-now End, directions: 0:(music) End", screen.shown());
}

LESSON_TEST(all_at_once, "nothing is lost when many packets wait",
            Rule{"no stage loses a letter because others wait", "The wiring"}, look_perform) {
  step("a play of 200 lines of speech; the transmitter sends all its packets in one turn");
  Words lines;
  for (int number = 0; number < 200; ++number) lines.push_back("line-" + show(number));
  Source transmitter(with_end(packets_of({17, 18}, lines)), SIZE_MAX, 0);
  Sink screen;
  step("called perform() with postmen that carry all that wait, and counted the lines");
  miniaxon::perform<AllThatWait>({17, 18}, transmitter, screen, 8000);
  int in_order = 0;
  for (const std::string& shown : screen.speech) {
    if (in_order < 200 && shown == show(in_order) + ":line-" + show(in_order)) ++in_order;
  }
  expect("200 lines in order, then the End",
         show(in_order) + " lines in order, then " +
             (screen.speech.size() == 201 && screen.speech.back() == "End" ? "the End"
                                                                           : "something else"));
}

LESSON_TEST(limited_turns, "perform() gives no more turns than it may",
            Rule{"perform() returns when all have ended, or when the turns are used up",
                 "The wiring"},
            look_perform) {
  step("made a transmitter that sends 9000 packets of another channel, and no End");
  Source transmitter(std::vector<Message>(9000, packet(33, 0, 0, "[x]")), 1, 0);
  Sink screen;
  step("called perform() with at most 40 turns, and counted what was sent");
  miniaxon::perform<OneAtATime>({17, 18}, transmitter, screen, 40);
  expect_that(transmitter.sent <= 40, "40 packets or fewer", show(transmitter.sent) + " packets");
}

// ---- The learner's test.

template <typename Post>
void expect_it_holds(const std::string& postman) {
  step("called arrives_as_sent() for " + postman);
  expect_that(miniaxon::arrives_as_sent<Post>(), "true",
              "false: your test rejects a right postman");
}

LESSON_TEST(holds_for_one_at_a_time, "your test holds for a postman that carries one letter a turn",
            Rule{"a test comes to its end, and holds for every right postman",
                 "A test of your own"},
            look_test) {
  expect_it_holds<OneAtATime>("a right postman that carries one letter a turn");
}

LESSON_TEST(holds_for_all_that_wait, "your test holds for a postman that carries all that wait",
            Rule{"a test comes to its end, and holds for every right postman",
                 "A test of your own"},
            look_test) {
  expect_it_holds<AllThatWait>("a right postman that carries all that wait, in order");
}

LESSON_TEST(holds_for_a_slow_one, "your test holds for a postman that begins with an idle turn",
            Rule{"a test comes to its end, and holds for every right postman",
                 "A test of your own"},
            look_test) {
  expect_it_holds<LooksAround>("a right postman whose first turn goes by without a delivery");
}

LESSON_TEST(notices_the_careless_one, "your test notices the careless postman",
            Rule{"a test fails for what is broken", "A test of your own"}, look_test) {
  step("called arrives_as_sent() for CarelessPostman, which delivers the newest letter first");
  bool holds = false;
  try {
    holds = miniaxon::arrives_as_sent<Watched<CarelessPostman>>();
  } catch (const std::exception&) {  // an error that comes out is a test that does not hold
  }
  expect_that(!holds, "false", "true: your test lets the broken postman pass");
  const Unnoticed others =
      not_noticed<LosesOneOfTwo, DeliversTwice, FallsAsleep, KnowsOneWay, LeavesLettersBehind>();
  kit::score("Your test notices " + show(6 - others.faults.size() - others.endless.size()) +
             " of 6 broken postmen." + listed("Not noticed:", others.faults) +
             listed("Did not come to its end:", others.endless));
}

}  // namespace
