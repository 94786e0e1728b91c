#include <any>
#include <optional>
#include <string>

#include "actors.hpp"
#include "component.hpp"
#include "postman.hpp"
#include "scheduler.hpp"
#include "story.hpp"

namespace {

using kit::expect;
using kit::expect_error;
using kit::expect_that;
using kit::Look;
using kit::next;
using kit::Rule;
using kit::said;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::Message;
using miniaxon::NoSuchBox;
using miniaxon::Postman;
using miniaxon::Scheduler;
using miniaxon::Turn;

constexpr Look look_constructor{"postman.hpp", "Postman"};
constexpr Look look_main{"postman.hpp", "main"};

// What stands in a letter.
std::string read(const Message& letter) {
  if (!letter.has_value()) return "an-empty-letter";
  if (const int* number = std::any_cast<int>(&letter)) return show(*number);
  if (const std::string* text = std::any_cast<std::string>(&letter)) return *text;
  return "a-letter-of-another-kind";
}

// Takes all the letters that wait in a box.
Words take_all(Component& desk, const std::string& box) {
  Words letters;
  while (desk.data_ready(box) > 0 && letters.size() < 100) letters.push_back(read(desk.recv(box)));
  return letters;
}

std::string line(const Words& letters) {
  std::string text;
  for (const std::string& letter : letters) text += (text.empty() ? "" : " ") + letter;
  return text.empty() ? "nothing" : text;
}

// Gives the postman that many turns: one more than there are letters, for one that begins by
// handing control back.
void give_turns(Generator<Turn>& turns, int how_many) {
  for (int turn = 0; turn < how_many; ++turn) kit::next(turns, "postman");
}

// Gives it turns until no letter waits in that box, but not more than that many.
void give_turns_until_empty(Generator<Turn>& turns, const Component& desk, const std::string& box,
                            int most) {
  for (int turn = 0; turn < most && desk.data_ready(box) > 0; ++turn) kit::next(turns, "postman");
}

// True when the postman says, within a few turns, that it has no more to do.
bool finishes_soon(Generator<Turn>& turns) {
  for (int turn = 0; turn < 3; ++turn) {
    if (kit::next(turns, "postman") != Turn::carry_on) return true;
  }
  return false;
}

// Sends the numbers from 1 on to its "outbox", one in every second turn, and ends with the last.
class Producer : public Component {
 public:
  explicit Producer(int letters) : Component("producer"), letters_(letters) {}

  Generator<Turn> main() override {
    for (int number = 1; number <= letters_; ++number) {
      kit::takes_turn("producer");
      kit::hands_back();
      co_yield carry_on;
      kit::takes_turn("producer");
      send(number, "outbox");
      kit::hands_back();
      if (number < letters_) co_yield carry_on;
    }
  }

 private:
  int letters_;
};

// Writes down what arrives in its "inbox", and ends when it has that many letters.
class Consumer : public Component {
 public:
  Consumer(int letters, Words& log) : Component("consumer"), letters_(letters), log_(&log) {}

  Generator<Turn> main() override {
    while (letters_ > 0) {
      kit::takes_turn("consumer");
      while (letters_ > 0 && data_ready("inbox") > 0) {
        log_->push_back(read(recv("inbox")));
        --letters_;
      }
      kit::hands_back();
      if (letters_ > 0) co_yield carry_on;
    }
  }

 private:
  int letters_;
  Words* log_;
};

// Hands on what arrives in its "inbox", for that many letters.
class Clerk : public Component {
 public:
  explicit Clerk(int letters) : Component("clerk"), letters_(letters) {}

  Generator<Turn> main() override {
    while (letters_ > 0) {
      kit::takes_turn("clerk");
      if (data_ready("inbox") > 0) {
        send(recv("inbox"), "outbox");
        --letters_;
      }
      kit::hands_back();
      if (letters_ > 0) co_yield carry_on;
    }
  }

 private:
  int letters_;
};

LESSON_TEST(carries_a_letter, "a letter goes from the one box to the other",
            Rule{"a postman takes a letter from the source and sends it to the sink",
                 "Carrying letters"},
            look_main) {
  Component source("source");
  Component sink("sink");
  source.send(1, "outbox");
  step("made a postman from \"outbox\" of the source to \"inbox\" of the sink; a letter 1 waits");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave it a turn, and a second one if the letter was still there");
  give_turns_until_empty(turns, source, "outbox", 2);
  step("counted the letters in both boxes, and took the one of the sink");
  expect("source: 0 letters, sink: 1 letter",
         "source: " + kit::count(source.data_ready("outbox"), "letter") +
             ", sink: " + kit::count(sink.data_ready("inbox"), "letter"));
  expect("1", read(sink.recv("inbox")));
}

LESSON_TEST(carries_in_order, "many letters arrive in order, none lost, none doubled",
            Rule{"letters arrive in the order in which they were sent", "Carrying letters"},
            look_main) {
  Component source("source");
  Component sink("sink");
  step("put 1, 2, 3, 4 and 5 into \"outbox\" of the source");
  for (const int number : {1, 2, 3, 4, 5}) source.send(number, "outbox");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave the postman from there to \"inbox\" of the sink turns until none waited, 6 at most");
  give_turns_until_empty(turns, source, "outbox", 6);
  step("took all the letters of the sink");
  expect(words(1, 2, 3, 4, 5), take_all(sink, "inbox"));
  step("asked how many are left in the source");
  expect("0 letters", kit::count(source.data_ready("outbox"), "letter"));
}

LESSON_TEST(waits_without_post, "without post, the postman hands control back and stays on duty",
            Rule{"it yields carry_on on every turn, with post or without", "Nothing to carry"},
            look_main) {
  Component source("source");
  Component sink("sink");
  step("made a postman from \"outbox\" to \"inbox\"; there are no letters");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave it five turns");
  Words answers;
  for (int turn = 0; turn < 5; ++turn) answers.push_back(kit::said(kit::next(turns, "postman")));
  expect(words("carry_on", "carry_on", "carry_on", "carry_on", "carry_on"), answers);
}

LESSON_TEST(yields_with_post, "with post, the postman hands control back as well",
            Rule{"it yields carry_on on every turn, with post or without", "Nothing to carry"},
            look_main) {
  Component source("source");
  Component sink("sink");
  step("put 1, 2 and 3 into \"outbox\" of the source");
  for (const int number : {1, 2, 3}) source.send(number, "outbox");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave the postman five turns");
  Words answers;
  for (int turn = 0; turn < 5; ++turn) answers.push_back(kit::said(kit::next(turns, "postman")));
  expect(words("carry_on", "carry_on", "carry_on", "carry_on", "carry_on"), answers);
}

LESSON_TEST(post_after_a_pause, "letters that come after a pause are carried too",
            Rule{"a postman without post waits for the next letter", "Nothing to carry"},
            look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave the postman three turns without post; then 1 and 2 were sent, and it had three turns");
  give_turns(turns, 3);
  source.send(1, "outbox");
  source.send(2, "outbox");
  give_turns(turns, 3);
  step("again three turns without post; then 3 was sent, and it had two turns");
  give_turns(turns, 3);
  source.send(3, "outbox");
  give_turns(turns, 2);
  step("took all the letters of the sink");
  expect(words(1, 2, 3), take_all(sink, "inbox"));
}

LESSON_TEST(uses_its_own_boxes, "it uses the boxes that it was given, and no others",
            Rule{"a postman knows two addresses: a source and its box, a sink and its box",
                 "Two addresses"},
            look_constructor) {
  Component source("source");
  Component sink("sink");
  step("put 1 into \"outbox\" and 2 into \"signal\" of the source");
  source.send(1, "outbox");
  source.send(2, "signal");
  step("gave a postman from \"signal\" of the source to \"control\" of the sink three turns");
  Postman postman(source, "signal", sink, "control");
  Generator<Turn> turns = postman.main();
  give_turns(turns, 3);
  step(
      "took all the letters in \"inbox\" and \"control\" of the sink, and \"outbox\" of the "
      "source");
  std::string got = "inbox: " + line(take_all(sink, "inbox"));
  got += ", control: " + line(take_all(sink, "control"));
  got += ", outbox: " + line(take_all(source, "outbox"));
  expect("inbox: nothing, control: 2, outbox: 1", got);
}

LESSON_TEST(boxes_of_any_name, "the boxes may have any name, and the two sides differ",
            Rule{"a postman works with every pair of boxes", "Two addresses"}, look_constructor) {
  Component shop("shop", {"orders"}, {"parcels"});
  Component home("home", {"the letter box beside the door"}, {"complaints"});
  step("made a shop with a box \"parcels\", a home with \"the letter box beside the door\"");
  std::string from = "parcels";
  std::string to = "the letter box beside the door";
  step("made a postman between them, from names in variables; then changed the variables");
  Postman postman(shop, from, home, to);
  from = "orders";
  to = "THE LETTER BOX BESIDE THE ROAD";
  step("put 1 and 2 into \"parcels\", and gave the postman three turns");
  shop.send(1, "parcels");
  shop.send(2, "parcels");
  Generator<Turn> turns = postman.main();
  give_turns(turns, 3);
  expect(words(1, 2), take_all(home, "the letter box beside the door"));
}

LESSON_TEST(one_direction, "letters go from the source to the sink, not back",
            Rule{"the first address is the source, the second is the sink", "Two addresses"},
            look_constructor) {
  Component left("left");
  Component right("right");
  step("put 1 and 2 into \"inbox\" of the left component, 8 and 9 into \"inbox\" of the right one");
  left.send(1, "inbox");
  left.send(2, "inbox");
  right.send(8, "inbox");
  right.send(9, "inbox");
  step("gave a postman from \"inbox\" of the left to \"inbox\" of the right five turns");
  Postman postman(left, "inbox", right, "inbox");
  Generator<Turn> turns = postman.main();
  give_turns(turns, 5);
  step("took all the letters of the right one");
  expect(words(8, 9, 1, 2), take_all(right, "inbox"));
  expect("0 letters", kit::count(left.data_ready("inbox"), "letter"));
}

LESSON_TEST(two_postmen, "two postmen do not mix up their addresses",
            Rule{"each postman serves one pair of boxes", "Two addresses"}, look_constructor) {
  Component a("A"), b("B"), c("C"), d("D");
  step("made a postman from \"outbox\" of A to \"inbox\" of B, and one from C to D");
  Postman first(a, "outbox", b, "inbox");
  Postman second(c, "outbox", d, "inbox");
  a.send(1, "outbox");
  a.send(2, "outbox");
  c.send(8, "outbox");
  c.send(9, "outbox");
  step("put 1 and 2 into \"outbox\" of A, 8 and 9 into that of C; gave each postman three turns");
  Generator<Turn> first_turns = first.main();
  Generator<Turn> second_turns = second.main();
  for (int turn = 0; turn < 3; ++turn) {
    kit::next(first_turns, "postman from A to B");
    kit::next(second_turns, "postman from C to D");
  }
  step("took all the letters of B");
  expect(words(1, 2), take_all(b, "inbox"));
  step("took all the letters of D");
  expect(words(8, 9), take_all(d, "inbox"));
}

LESSON_TEST(unknown_source_box, "a source box that is not there is an error at once",
            Rule{"the constructor throws NoSuchBox when the source has no box of that name",
                 "Two addresses"},
            look_constructor) {
  Component source("source");
  Component sink("sink", {"letters"}, {});
  step("the source has \"outbox\"; the sink has the one box \"letters\"");
  step("made a postman from \"letters\" of the source to \"letters\" of the sink");
  expect_error<NoSuchBox>("NoSuchBox",
                          [&] { Postman postman(source, "letters", sink, "letters"); });
}

LESSON_TEST(unknown_sink_box, "a sink box that is not there is an error at once",
            Rule{"the constructor throws NoSuchBox when the sink has no box of that name",
                 "Two addresses"},
            look_constructor) {
  Component source("source");
  Component sink("sink", {"letters"}, {});
  step("the source has \"outbox\"; the sink has the one box \"letters\"");
  step("made a postman from \"outbox\" of the source to \"outbox\" of the sink");
  expect_error<NoSuchBox>("NoSuchBox", [&] { Postman postman(source, "outbox", sink, "outbox"); });
}

LESSON_TEST(carries_in_its_turns, "a postman carries letters in its turns, not before",
            Rule{"making a postman, or calling its main(), moves no letter", "Carrying letters"},
            look_constructor) {
  Component source("source");
  Component sink("sink");
  step("put 1 and 2 into \"outbox\" of the source");
  source.send(1, "outbox");
  source.send(2, "outbox");
  step("made a postman to \"inbox\" of the sink, and called its main(), but not next()");
  Postman postman(source, "outbox", sink, "inbox");
  const Generator<Turn> turns = postman.main();
  step("asked how many letters wait in the source and in the sink");
  expect(words(2, 0), words(source.data_ready("outbox"), sink.data_ready("inbox")));
}

LESSON_TEST(any_letter, "it carries letters of every kind, empty ones too",
            Rule{"a postman does not look into the letters", "Carrying letters"}, look_main) {
  Component source("source");
  Component sink("sink");
  step("put 1, an empty letter and the text \"hello\" into \"outbox\" of the source");
  source.send(1, "outbox");
  source.send(Message{}, "outbox");
  source.send(std::string("hello"), "outbox");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave the postman four turns, and took all the letters of the sink");
  give_turns(turns, 4);
  expect(words(1, "an-empty-letter", "hello"), take_all(sink, "inbox"));
}

LESSON_TEST(goes_home, "when the source has stopped and its box is empty, it finishes",
            Rule{"a postman whose source has stopped and whose box is empty has no more to do",
                 "Going home"},
            look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  source.send(1, "outbox");
  step("sent 1, gave the postman three turns, and stopped the source");
  give_turns(turns, 3);
  source.stop();
  step("gave the postman up to three turns more");
  expect_that(finishes_soon(turns), "the postman finishes", "it carries on");
  step("took all the letters of the sink");
  expect(words(1), take_all(sink, "inbox"));
  step("asked the sink: has_stopped()?");
  expect("false", show(sink.has_stopped()));
}

LESSON_TEST(carries_the_rest, "it carries all that waits before it finishes",
            Rule{"a postman goes home when the box is empty, not when the source stops",
                 "Going home"},
            look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("put 1, 2, 3 and 4 into \"outbox\" of the source, then stopped the source");
  for (const int number : {1, 2, 3, 4}) source.send(number, "outbox");
  source.stop();
  step("gave the postman eight turns, or as many as it took until it finished");
  bool carries_on = true;
  for (int turn = 0; turn < 8 && carries_on; ++turn) {
    carries_on = kit::next(turns, "postman") == Turn::carry_on;
  }
  step("took all the letters of the sink");
  expect(words(1, 2, 3, 4), take_all(sink, "inbox"));
  expect_that(!carries_on, "the postman finishes", "it carries on");
}

LESSON_TEST(sink_has_stopped, "that the sink has stopped makes no difference",
            Rule{"a postman looks at the source alone to know when to go home", "Going home"},
            look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("put 1 into \"outbox\" of the source, stopped the sink, and gave the postman two turns");
  source.send(1, "outbox");
  sink.stop();
  give_turns(turns, 2);
  step("gave it two turns without post");
  const Words answers = {kit::said(kit::next(turns, "postman")),
                         kit::said(kit::next(turns, "postman"))};
  expect(words("carry_on", "carry_on"), answers);
  step("put 2 and 3 into \"outbox\", gave it three turns, and took the letters of the sink");
  source.send(2, "outbox");
  source.send(3, "outbox");
  give_turns(turns, 3);
  expect(words(1, 2, 3), take_all(sink, "inbox"));
}

LESSON_TEST(whole_office, "producer, postman, consumer work together; then all have left",
            Rule{"each of them knows only its own boxes, and the postman the way between",
                 "The whole office"},
            look_main) {
  Words log;
  Producer producer(5);
  Consumer consumer(5, log);
  Postman postman(producer, "outbox", consumer, "inbox");
  Scheduler scheduler;
  step("activated a producer of 5 letters, a consumer of 5, and a postman between them");
  scheduler.activate(producer);
  scheduler.activate(consumer);
  scheduler.activate(postman);
  step("called run(100), and looked what the consumer got");
  kit::run(scheduler, 100);
  expect(words(1, 2, 3, 4, 5), log);
  step("asked the postman: has_stopped()?");
  expect("true", show(postman.has_stopped()));
}

LESSON_TEST(two_pipelines, "two pipelines in one office keep their letters apart",
            Rule{"one postman for each link, and letters take no other way", "The whole office"},
            look_main) {
  Words log;
  Words other_log;
  Producer producer(6);
  Clerk clerk(6);
  Consumer consumer(6, log);
  Producer other_producer(3);
  Consumer other_consumer(3, other_log);
  Postman to_clerk(producer, "outbox", clerk, "inbox");
  Postman to_consumer(clerk, "outbox", consumer, "inbox");
  Postman to_other(other_producer, "outbox", other_consumer, "inbox");
  step("first pipeline: a producer of 6 letters, a clerk who hands them on, a consumer");
  step("second pipeline: a producer of 3 letters, a consumer; 3 postmen in all");
  Scheduler scheduler;
  scheduler.activate(to_other);
  scheduler.activate(to_consumer);
  scheduler.activate(consumer);
  scheduler.activate(clerk);
  scheduler.activate(to_clerk);
  scheduler.activate(producer);
  scheduler.activate(other_consumer);
  scheduler.activate(other_producer);
  step("activated all, called run(400), and looked what each consumer got");
  kit::run(scheduler, 400);
  expect(words(1, 2, 3, 4, 5, 6), log);
  expect(words(1, 2, 3), other_log);
  step("asked the scheduler how many are active");
  expect("0", show(scheduler.active()));
}

LESSON_TEST(patience, "it waits as long as it takes, and carries as much as there is",
            Rule{"a postman without post waits for the next letter", "Nothing to carry"},
            look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  Generator<Turn> turns = postman.main();
  step("gave the postman 2000 turns without post");
  give_turns(turns, 2000);
  step("sent the numbers 1 to 1000, gave it 1001 turns, and took them all");
  for (int number = 1; number <= 1000; ++number) source.send(number);
  give_turns(turns, 1001);
  int in_order = 0;
  while (sink.data_ready() > 0 && read(sink.recv()) == show(in_order + 1)) ++in_order;
  expect("1000 letters in order", show(in_order) + " letters in order");
}

LESSON_TEST(main_once_more, "main() called once more starts a run that carries letters too",
            Rule{"each call of main() starts a run of its own", "Carrying letters"}, look_main) {
  Component source("source");
  Component sink("sink");
  Postman postman(source, "outbox", sink, "inbox");
  step("sent 1; gave a run of main() two turns, and dropped it");
  source.send(1);
  {
    Generator<Turn> turns = postman.main();
    give_turns(turns, 2);
  }
  step("sent 2; gave a new run of main() two turns");
  source.send(2);
  Generator<Turn> turns = postman.main();
  give_turns(turns, 2);
  step("took all the letters of the sink");
  expect(words(1, 2), take_all(sink, "inbox"));
}

}  // namespace
