#include <any>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "component.hpp"
#include "story.hpp"

namespace {

using kit::expect;
using kit::expect_error;
using kit::expect_that;
using kit::Look;
using kit::look_at;
using kit::Rule;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::Component;
using miniaxon::EmptyBox;
using miniaxon::Message;
using miniaxon::NoSuchBox;

constexpr Look look_constructor{"component.hpp", "Component"};
constexpr Look look_send{"component.hpp", "send"};
constexpr Look look_recv{"component.hpp", "recv"};
constexpr Look look_data_ready{"component.hpp", "data_ready"};

// What stands in a letter.
std::string read(const Message& letter) {
  if (!letter.has_value()) return "an-empty-letter";
  if (const Message* inner = std::any_cast<Message>(&letter)) return read(*inner);
  if (const int* number = std::any_cast<int>(&letter)) return show(*number);
  if (const std::string* text = std::any_cast<std::string>(&letter)) return *text;
  return "a-letter-of-another-kind";
}

// Receives that many letters.
Words receive(Component& desk, const std::string& box, int letters) {
  Words got;
  for (int letter = 0; letter < letters; ++letter) got.push_back(read(desk.recv(box)));
  return got;
}

// How many letters wait in each of these boxes.
Words waiting(const Component& desk, const Words& boxes) {
  Words numbers;
  for (const std::string& box : boxes) numbers.push_back(show(desk.data_ready(box)));
  return numbers;
}

void expect_mentioned(const Words& parts, const std::string& message) {
  Words missing;
  for (const std::string& part : parts) {
    if (message.find(part) == std::string::npos) missing.push_back(part);
  }
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  expect_that(missing.empty(), "a text that names " + all, "\"" + message + "\"");
}

LESSON_TEST(both_sides, "a letter that was sent to a box can be taken from that box",
            Rule{"send() and recv() work on every box, inboxes and outboxes alike", "The desk"},
            look_send) {
  Component desk;
  Words got;
  for (const char* box : {"outbox", "inbox", "signal", "control"}) {
    step("sent \"hello\" to \"" + std::string(box) + "\", and took it from \"" + box + "\"");
    desk.send(std::string("hello"), box);
    got.push_back(read(desk.recv(box)));
  }
  expect({"hello", "hello", "hello", "hello"}, got);
}

LESSON_TEST(desks_are_separate, "each component has boxes of its own",
            Rule{"two components do not share boxes, even when the names are the same", "The desk"},
            look_send) {
  Component left("left");
  Component right("right");
  step("made two components; sent 1 to \"inbox\" of the left one, and 2 to \"inbox\" of the right");
  left.send(1, "inbox");
  right.send(2, "inbox");
  step("asked left and right how many letters wait");
  expect(words(1, 1), words(left.data_ready("inbox"), right.data_ready("inbox")));
  step("took the letter of the right one, then that of the left one");
  const std::string of_right = read(right.recv("inbox"));
  expect(words(2, 1), words(of_right, read(left.recv("inbox"))));
}

LESSON_TEST(counts_the_letters, "data_ready() tells how many letters wait",
            Rule{"data_ready() counts the letters in the box, and leaves them there", "The tray"},
            look_data_ready) {
  Component desk;
  Words numbers = {show(desk.data_ready("inbox"))};
  step("asked for data_ready(\"inbox\") of a new component");
  step("then sent 10, 20 and 30 to \"inbox\", and asked after each");
  for (const int number : {10, 20, 30}) {
    desk.send(number, "inbox");
    numbers.push_back(show(desk.data_ready("inbox")));
  }
  step("asked once more");
  numbers.push_back(show(desk.data_ready("inbox")));
  expect(words(0, 1, 2, 3, 3), numbers);
}

LESSON_TEST(takes_the_letter, "recv() takes the letter out of the box",
            Rule{"a letter that was taken is no longer in the box", "The tray"}, look_recv) {
  Component desk;
  step("sent 10, 20 and 30 to \"inbox\"");
  for (const int number : {10, 20, 30}) desk.send(number, "inbox");
  step("called recv(\"inbox\") three times, and after each asked how many letters wait");
  Words numbers;
  for (int call = 0; call < 3; ++call) {
    (void)desk.recv("inbox");
    numbers.push_back(show(desk.data_ready("inbox")));
  }
  expect(words(2, 1, 0), numbers);
}

LESSON_TEST(first_in_first_out, "letters come out in the order in which they went in",
            Rule{"a box is a queue: first in, first out", "The tray"}, look_recv) {
  Component desk;
  step("sent 1, 2, 3 and 4 to \"outbox\"");
  for (const int number : {1, 2, 3, 4}) desk.send(number, "outbox");
  step("called recv(\"outbox\") four times");
  expect(words(1, 2, 3, 4), receive(desk, "outbox", 4));
}

LESSON_TEST(order_holds_in_between, "the order holds when sending and taking alternate",
            Rule{"send() puts a letter at the back, recv() takes the one at the front", "The tray"},
            look_send) {
  Component desk;
  Words got;
  step("sent 1, 2 and 3 to \"inbox\", and took one");
  for (const int number : {1, 2, 3}) desk.send(number, "inbox");
  got.push_back(read(desk.recv("inbox")));
  step("sent 4, and took two");
  desk.send(4, "inbox");
  for (const std::string& word : receive(desk, "inbox", 2)) got.push_back(word);
  step("sent 5, and took two");
  desk.send(5, "inbox");
  for (const std::string& word : receive(desk, "inbox", 2)) got.push_back(word);
  expect(words(1, 2, 3, 4, 5), got);
}

LESSON_TEST(is_a_microprocess, "a component is a microprocess with a name",
            Rule{"a component is a microprocess with boxes; its name is \"component\" by default",
                 "The desk"},
            look_constructor) {
  Component nameless;
  Component clerk("clerk");
  step("made a component without a name, and one named \"clerk\"");
  miniaxon::Microprocess& first = nameless;
  miniaxon::Microprocess& second = clerk;
  step("asked both, as microprocesses, for the name()");
  expect({"component", "clerk"}, {first.name(), second.name()});
}

LESSON_TEST(boxes_are_separate, "each box has letters of its own",
            Rule{"the boxes of a desk do not share their letters", "The desk"}, look_send) {
  Component desk;
  step("sent 1 to \"inbox\", 2 and 3 to \"outbox\", 4 to \"signal\", and none to \"control\"");
  desk.send(1, "inbox");
  desk.send(2, "outbox");
  desk.send(3, "outbox");
  desk.send(4, "signal");
  step("asked how many wait in \"inbox\", \"outbox\", \"signal\" and \"control\"");
  expect(words(1, 2, 1, 0), waiting(desk, {"inbox", "outbox", "signal", "control"}));
  step("took the letters of \"outbox\", then of \"inbox\", then of \"signal\"");
  Words got = receive(desk, "outbox", 2);
  got.push_back(read(desk.recv("inbox")));
  got.push_back(read(desk.recv("signal")));
  expect(words(2, 3, 1, 4), got);
}

LESSON_TEST(boxes_by_default, "without a name, send() means outbox and recv() means inbox",
            Rule{"send() means \"outbox\", recv() and data_ready() mean \"inbox\"", "Names"},
            look_send) {
  Component desk;
  step("called send(1) without the name of a box; put 2 and 3 into \"inbox\"");
  desk.send(1);
  desk.send(2, "inbox");
  desk.send(3, "inbox");
  step("called data_ready(), recv(), data_ready() without a name; then took from \"outbox\"");
  const std::string before = show(desk.data_ready());
  const std::string letter = read(desk.recv());
  const std::string after = show(desk.data_ready());
  expect(words(2, 2, 1, 1), words(before, letter, after, read(desk.recv("outbox"))));
}

LESSON_TEST(no_such_box, "a box that is not there is an error, whatever one does with it",
            Rule{"send(), recv() and data_ready() throw NoSuchBox for an unknown name", "Names"},
            look_send) {
  Component desk;
  step("made a component with the usual boxes; there is no \"outbax\"");
  look_at("data_ready");
  step("called data_ready(\"outbax\")");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.data_ready("outbax"); });
  look_at("recv");
  step("called recv(\"outbax\")");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.recv("outbax"); });
  look_at("send");
  step("called send(1, \"outbax\")");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { desk.send(1, "outbax"); });
}

LESSON_TEST(unknown_name_changes_nothing, "asking for a box that is not there does not make one",
            Rule{"an unknown name changes nothing", "Names"}, look_send) {
  Component desk;
  desk.send(1, "outbox");
  step("sent 1 to \"outbox\"; then called data_ready, recv and send for \"outbax\"");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.data_ready("outbax"); });
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.recv("outbax"); });
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { desk.send(2, "outbax"); });
  step("called all three once more");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.data_ready("outbax"); });
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { (void)desk.recv("outbax"); });
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { desk.send(3, "outbax"); });
  step("asked how many letters wait in \"inbox\", \"control\", \"outbox\" and \"signal\"");
  expect(words(0, 0, 1, 0), waiting(desk, {"inbox", "control", "outbox", "signal"}));
}

LESSON_TEST(own_boxes, "a component has the boxes that it was given, and no others",
            Rule{"the lists name all the boxes; the defaults are not added to them", "Names"},
            look_constructor) {
  step("made a component with the inboxes \"orders\", \"returns\" and the outbox \"parcels\"");
  Component shop("shop", {"orders", "returns"}, {"parcels"});
  step("sent 1 to \"orders\", 2 to \"returns\", 3 to \"parcels\", and took all three");
  shop.send(1, "orders");
  shop.send(2, "returns");
  shop.send(3, "parcels");
  Words got = receive(shop, "orders", 1);
  got.push_back(read(shop.recv("returns")));
  got.push_back(read(shop.recv("parcels")));
  expect(words(1, 2, 3), got);
  step("asked for \"inbox\", \"control\", \"outbox\" and \"signal\"");
  Words there;
  for (const char* box : {"inbox", "control", "outbox", "signal"}) {
    try {
      (void)shop.data_ready(box);
      there.push_back(box);
    } catch (const NoSuchBox&) {
    }
  }
  expect(Words{}, there);
}

LESSON_TEST(outboxes_by_default, "only the list that is not given is the default one",
            Rule{"without a list of outboxes, they are \"outbox\" and \"signal\"", "Names"},
            look_constructor) {
  step("made a component with the inbox \"orders\", and no list of outboxes");
  Component shop("shop", {"orders"});
  step("looked which of \"orders\", \"outbox\", \"signal\", \"inbox\", \"control\" it has");
  Words there;
  for (const char* box : {"orders", "outbox", "signal", "inbox", "control"}) {
    try {
      (void)shop.data_ready(box);
      there.push_back(box);
    } catch (const NoSuchBox&) {
    }
  }
  expect({"orders", "outbox", "signal"}, there);
}

LESSON_TEST(no_such_box_says_which,
            "NoSuchBox names the component, the box asked for, and its boxes",
            Rule{"the error tells what is needed to put the name right", "Names"}, look_send) {
  Component shop("corner-shop", {"orders", "returns"}, {"parcels", "bills"});
  const Words parts = {"corner-shop", "letters", "orders", "returns", "parcels", "bills"};
  step("made \"corner-shop\" with the boxes \"orders\", \"returns\", \"parcels\" and \"bills\"");
  look_at("send");
  step("called send(1, \"letters\")");
  expect_mentioned(parts, expect_error<NoSuchBox>("NoSuchBox", [&] { shop.send(1, "letters"); }));
  look_at("recv");
  step("called recv(\"letters\")");
  expect_mentioned(parts,
                   expect_error<NoSuchBox>("NoSuchBox", [&] { (void)shop.recv("letters"); }));
  look_at("data_ready");
  step("called data_ready(\"letters\")");
  expect_mentioned(parts,
                   expect_error<NoSuchBox>("NoSuchBox", [&] { (void)shop.data_ready("letters"); }));
}

LESSON_TEST(empty_box, "taking from an empty box is an error",
            Rule{"recv() throws EmptyBox when no letter waits", "Empty boxes"}, look_recv) {
  Component desk;
  step("called recv(\"inbox\") of a new component");
  expect_error<EmptyBox>("EmptyBox", [&desk] { (void)desk.recv("inbox"); });
  step("sent 1 to another component, took it there, and called recv(\"inbox\") again");
  Component other;
  other.send(1, "inbox");
  (void)other.recv("inbox");
  expect_error<EmptyBox>("EmptyBox", [&other] { (void)other.recv("inbox"); });
}

LESSON_TEST(empty_box_goes_on, "a box goes on working after an attempt to take from it in vain",
            Rule{"a recv() in vain changes nothing", "Empty boxes"}, look_recv) {
  Component desk;
  desk.send(7, "outbox");
  step("\"inbox\" is empty, in \"outbox\" is a 7: called recv(\"inbox\") twice in vain");
  expect_error<EmptyBox>("EmptyBox", [&desk] { (void)desk.recv("inbox"); });
  expect_error<EmptyBox>("EmptyBox", [&desk] { (void)desk.recv("inbox"); });
  step("asked how many wait in \"inbox\" and \"outbox\"");
  expect(words(0, 1), waiting(desk, {"inbox", "outbox"}));
  step("sent 8 and 9 to \"inbox\", and took both");
  desk.send(8, "inbox");
  desk.send(9, "inbox");
  expect(words(8, 9), receive(desk, "inbox", 2));
}

LESSON_TEST(empty_box_says_which, "EmptyBox names the component and the box",
            Rule{"the error tells whose box was empty", "Empty boxes"}, look_recv) {
  Component shop("corner-shop", {"orders", "returns"}, {"parcels"});
  step("made \"corner-shop\", and called recv(\"returns\"), which is empty");
  expect_mentioned({"corner-shop", "returns"},
                   expect_error<EmptyBox>("EmptyBox", [&] { (void)shop.recv("returns"); }));
  step("called recv(\"parcels\"), which is empty");
  expect_mentioned({"corner-shop", "parcels"},
                   expect_error<EmptyBox>("EmptyBox", [&] { (void)shop.recv("parcels"); }));
}

LESSON_TEST(kinds_of_letters, "a letter comes out as it went in, whatever it holds",
            Rule{"a letter may hold any value that can be copied", "Letters of every kind"},
            look_recv) {
  Component desk;
  std::string text = "hello";
  step(
      "sent 1, the text \"hello\" from a variable, 2.5, and a list of 3 numbers; changed the "
      "variable");
  desk.send(1, "inbox");
  desk.send(text, "inbox");
  desk.send(2.5, "inbox");
  desk.send(std::vector<int>{7, 8, 9}, "inbox");
  text = "HELLO";
  step("took the four letters, and looked into each");
  Words got;
  Message letter = desk.recv("inbox");
  const int* number = std::any_cast<int>(&letter);
  got.push_back(number != nullptr ? show(*number) : "not-an-int");
  letter = desk.recv("inbox");
  const std::string* word = std::any_cast<std::string>(&letter);
  got.push_back(word != nullptr ? *word : "not-a-text");
  letter = desk.recv("inbox");
  const double* fraction = std::any_cast<double>(&letter);
  got.push_back(fraction != nullptr ? show(*fraction == 2.5) : "not-a-double");
  letter = desk.recv("inbox");
  const std::vector<int>* list = std::any_cast<std::vector<int>>(&letter);
  got.push_back(list != nullptr ? show(list->size()) : "not-a-list");
  expect(words(1, "hello", true, 3), got);
}

LESSON_TEST(empty_letter, "an empty letter is a letter like any other",
            Rule{"a box with an empty letter in it is not an empty box", "Letters of every kind"},
            look_send) {
  Component desk;
  step("sent 1, an empty Message, and 2 to \"inbox\"");
  desk.send(1, "inbox");
  desk.send(Message{}, "inbox");
  desk.send(2, "inbox");
  step("asked how many letters wait");
  expect("3", show(desk.data_ready("inbox")));
  step("took three letters");
  expect(words(1, "an-empty-letter", 2), receive(desk, "inbox", 3));
}

LESSON_TEST(kinds_of_errors, "the errors belong to the families of the standard library",
            Rule{"NoSuchBox is a std::out_of_range, EmptyBox is a std::logic_error", "Names"},
            look_recv) {
  step("asked the compiler what NoSuchBox and EmptyBox are");
  const bool no_such_box = std::is_base_of_v<std::out_of_range, NoSuchBox>;
  const bool empty_box = std::is_base_of_v<std::logic_error, EmptyBox>;
  expect(words("std::out_of_range", "std::logic_error"),
         words(no_such_box ? "std::out_of_range" : "something-else",
               empty_box ? "std::logic_error" : "something-else"));
}

LESSON_TEST(stopped_keeps_its_boxes, "a component that has stopped still has its letters and boxes",
            Rule{"stop() ends the turns of a component, not its boxes", "The desk"}, look_send) {
  Component desk;
  step("sent 1 to \"inbox\", called stop(), and sent 2");
  desk.send(1, "inbox");
  desk.stop();
  desk.send(2, "inbox");
  step("asked how many wait, and took two");
  look_at("data_ready");
  expect("2", show(desk.data_ready()));
  look_at("recv");
  expect(words(1, 2), receive(desk, "inbox", 2));
}

LESSON_TEST(lists_of_any_length, "a side may have no box, or more than two",
            Rule{"the lists name all the boxes; the defaults are not added to them", "Names"},
            look_constructor) {
  step("made a component with the inboxes \"a\", \"b\", \"c\" and no outbox; sent 1, 2, 3 to them");
  Component desk("desk", {"a", "b", "c"}, {});
  desk.send(1, "a");
  desk.send(2, "b");
  desk.send(3, "c");
  expect(words(1, 2, 3), words(read(desk.recv("a")), read(desk.recv("b")), read(desk.recv("c"))));
  step("called send(1, \"outbox\")");
  expect_error<NoSuchBox>("NoSuchBox", [&desk] { desk.send(1, "outbox"); });
}

LESSON_TEST(names_are_whole, "a part of a name, or another spelling, is another name",
            Rule{"send(), recv() and data_ready() throw NoSuchBox for an unknown name", "Names"},
            look_send) {
  Component desk;
  step("made a component with the usual boxes");
  for (const char* name : {"out", "Outbox", ""}) {
    step(std::string("called data_ready and send for \"") + name + "\"");
    look_at("data_ready");
    expect_error<NoSuchBox>("NoSuchBox", [&] { (void)desk.data_ready(name); });
    look_at("send");
    expect_error<NoSuchBox>("NoSuchBox", [&] { desk.send(1, name); });
  }
}

LESSON_TEST(many_letters, "a box takes as many letters as are sent",
            Rule{"a box is a queue: first in, first out", "The tray"}, look_send) {
  Component desk;
  step("sent the numbers 1 to 2000 to \"outbox\", and took them all");
  for (int number = 1; number <= 2000; ++number) desk.send(number);
  int in_order = 0;
  while (desk.data_ready("outbox") > 0 && in_order < 2001 &&
         read(desk.recv("outbox")) == show(in_order + 1)) {
    ++in_order;
  }
  expect("2000 letters in order", show(in_order) + " letters in order");
}

}  // namespace
