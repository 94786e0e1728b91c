#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "microprocess.hpp"
#include "story.hpp"

namespace {

using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::Words;
using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Turn;

constexpr Look look_constructor{"microprocess.hpp", "Microprocess"};
constexpr Look look_name{"microprocess.hpp", "name"};
constexpr Look look_main{"microprocess.hpp", "main"};
constexpr Look look_stop{"microprocess.hpp", "stop"};
constexpr Look look_has_stopped{"microprocess.hpp", "has_stopped"};

std::string said(std::optional<Turn> turn) {
  if (!turn) return "nothing";
  return *turn == Turn::carry_on ? "carry_on" : "finished";
}

Words ask(Generator<Turn>& turns, int calls) {
  Words answers;
  for (int call = 0; call < calls; ++call) answers.push_back(said(turns.next()));
  return answers;
}

// A name that was not kept may come back as anything.
std::string readable(const std::string& text) {
  if (text.empty()) return "an empty name";
  if (text.size() > 100) return "something else";
  std::string shown;
  for (const char letter : text) shown += letter >= ' ' && letter <= '~' ? letter : '?';
  return shown;
}

// Writes its text once a turn, for ever. (Its main() does not say `override`, so that a base class
// without `virtual` is found by a test and not by the compiler.)
class Printer : public Microprocess {
 public:
  Printer(std::string text, Words& page) : text_(std::move(text)), page_(&page) {}

  Generator<Turn> main() {
    for (int line = 1;; ++line) {
      page_->push_back(text_ + show(line));
      co_yield carry_on;
    }
  }

 private:
  std::string text_;
  Words* page_;
};

LESSON_TEST(carries_on_once, "the main() of a plain microprocess carries on once, then ends",
            Rule{"the default main() yields carry_on once, then ends", "Starting a run"},
            look_main) {
  step("made a Microprocess and called its main()");
  Microprocess plain("X");
  Generator<Turn> turns = plain.main();
  step("called next() four times");
  expect({"carry_on", "nothing", "nothing", "nothing"}, ask(turns, 4));
}

LESSON_TEST(runs_start_afresh, "main() called twice gives two runs, apart from each other",
            Rule{"each call of main() starts a run of its own", "Starting a run"}, look_main) {
  Microprocess plain("X");
  step("made a Microprocess and called its main() twice");
  Generator<Turn> first = plain.main();
  Generator<Turn> second = plain.main();
  step("called next() on the first run, the second, the first, the second");
  Words answers;
  answers.push_back(said(first.next()));
  answers.push_back(said(second.next()));
  answers.push_back(said(first.next()));
  answers.push_back(said(second.next()));
  expect({"carry_on", "carry_on", "nothing", "nothing"}, answers);
  step("when both had ended, called main() and next() once more");
  Generator<Turn> third = plain.main();
  expect("carry_on", said(third.next()));
}

LESSON_TEST(own_main, "main() is that of the object's own class",
            Rule{"a class that is derived from Microprocess says in main() what it does",
                 "An object with a life of its own"},
            look_main) {
  Words page;
  Printer hello("hello", page);
  Printer bye("bye", page);
  step("made two Printers, derived from Microprocess; each prints its text and a line number");
  Microprocess& left = hello;
  Microprocess& right = bye;
  step("called main() of both through a Microprocess&");
  Generator<Turn> left_turns = left.main();
  Generator<Turn> right_turns = right.main();
  step("called next() on the first, the second, the first, the second");
  for (int round = 0; round < 2; ++round) {
    (void)left_turns.next();
    (void)right_turns.next();
  }
  expect({"hello1", "bye1", "hello2", "bye2"}, page);
}

LESSON_TEST(own_name, "each microprocess has a name of its own",
            Rule{"name() gives the name that the object was made with",
                 "An object with a life of its own"},
            look_name) {
  step("made a Microprocess named \"reader\", then one named \"writer\"");
  const Microprocess reader("reader");
  const Microprocess writer("writer");
  step("asked both for their name()");
  expect({"reader", "writer"}, {readable(reader.name()), readable(writer.name())});
}

LESSON_TEST(name_by_default, "without a name it is called \"microprocess\"",
            Rule{"a microprocess that is made without a name is called \"microprocess\"",
                 "An object with a life of its own"},
            look_constructor) {
  step("made a Microprocess without a name");
  const Microprocess nameless;
  step("asked for its name()");
  expect("microprocess", readable(nameless.name()));
}

LESSON_TEST(keeps_its_name, "a microprocess keeps its name, whatever becomes of the text",
            Rule{"the object owns its data, its name too", "An object with a life of its own"},
            look_constructor) {
  std::string text = "the reader of the long file";
  step("made a Microprocess with the name in a variable: \"" + text + "\"");
  const Microprocess reader(text);
  text = "THE WRITER OF THE LONG FILE";
  step("changed the variable, then made another Microprocess from it");
  const Microprocess writer(text);
  step("asked the first for its name()");
  expect("the reader of the long file", readable(reader.name()));
}

LESSON_TEST(not_stopped_at_first, "a new microprocess has not stopped",
            Rule{"has_stopped() is false until it stops", "Stopping"}, look_has_stopped) {
  // The memory was used before, and every byte of it is set.
  alignas(Microprocess) unsigned char room[sizeof(Microprocess)];
  for (volatile unsigned char& byte : room) byte = 0xff;
  step("made a Microprocess in memory that was used before");
  Microprocess* fresh = new (room) Microprocess("X");
  step("asked has_stopped()");
  const std::string answer = show(fresh->has_stopped());
  fresh->~Microprocess();
  expect("false", answer);
}

LESSON_TEST(stop_is_remembered, "after stop() it has stopped, and stays so",
            Rule{"has_stopped() is true from the moment stop() was called", "Stopping"},
            look_stop) {
  Microprocess plain("X");
  step("made a Microprocess and called stop()");
  plain.stop();
  step("asked has_stopped() twice");
  const Words once = {show(plain.has_stopped()), show(plain.has_stopped())};
  expect({"true", "true"}, once);
  step("called stop() again, and asked once more");
  plain.stop();
  expect("true", show(plain.has_stopped()));
}

LESSON_TEST(stops_alone, "stop() stops one microprocess, not the others",
            Rule{"each object remembers for itself whether it was stopped", "Stopping"},
            look_stop) {
  Microprocess left("X");
  const Microprocess right("Y");
  step("made X and Y, and stopped X");
  left.stop();
  const Microprocess later("Z");
  step("made Z, and asked X, Y and Z: has_stopped()?");
  expect({"true", "false", "false"},
         {show(left.has_stopped()), show(right.has_stopped()), show(later.has_stopped())});
}

LESSON_TEST(stays_where_it_is, "a microprocess can be neither copied nor moved",
            Rule{"a running main() points at its object, so the object is neither copied nor moved",
                 "Starting a run"},
            look_constructor) {
  step("asked the compiler what can be done with a Microprocess");
  std::string possible;
  if (std::is_copy_constructible_v<Microprocess>) possible += " copying,";
  if (std::is_copy_assignable_v<Microprocess>) possible += " assigning a copy,";
  if (std::is_move_constructible_v<Microprocess>) possible += " moving,";
  if (std::is_move_assignable_v<Microprocess>) possible += " assigning by a move,";
  if (!possible.empty()) possible.pop_back();
  expect_that(possible.empty(), "neither copying nor moving", "allowed:" + possible);
}

LESSON_TEST(goes_as_a_whole, "destroyed as a Microprocess, the whole object goes",
            Rule{"the destructor of Microprocess is virtual", "An object with a life of its own"},
            look_constructor) {
  step("asked the compiler whether the destructor of Microprocess is virtual");
  expect_that(std::has_virtual_destructor_v<Microprocess>, "a virtual destructor",
              "one that is not virtual");
}

LESSON_TEST(ending_is_not_stopping, "that a run has ended does not stop the microprocess",
            Rule{"it has stopped when stop() was called, or when a scheduler saw it end",
                 "Stopping"},
            look_main) {
  step("made a Microprocess, called its main(), and next() until nothing came");
  Microprocess plain("X");
  Generator<Turn> turns = plain.main();
  ask(turns, 3);
  step("asked has_stopped()");
  expect("false", show(plain.has_stopped()));
  step("called stop(), then main() and its next(); asked again");
  plain.stop();
  Generator<Turn> again = plain.main();
  (void)again.next();
  expect("true", show(plain.has_stopped()));
}

}  // namespace
