// The course's core on this runtime, where its contract says more than the runtime: microprocesses
// that hand back turns, and the postman (rows POST).
#include <gtest/gtest.h>

#include <axon/mini.hpp>

namespace {

using miniaxon::Component;
using miniaxon::EmptyBox;
using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Postman;
using miniaxon::Scheduler;
using miniaxon::Turn;

struct Counter : Microprocess {
  int turns = 0;
  int last = 1000;
  Generator<Turn> main() override {
    while (turns < last) {
      ++turns;
      co_yield carry_on;
    }
  }
};

TEST(MiniCore, MP_09_MP_10_one_that_is_stopped_gets_no_turn_ever_again) {
  Scheduler scheduler;
  Counter counter, other;
  scheduler.activate(counter);
  scheduler.activate(other);
  scheduler.run(4);
  counter.stop();
  EXPECT_TRUE(counter.has_stopped());
  scheduler.run(10);
  EXPECT_EQ(counter.turns, 2);
  EXPECT_EQ(other.turns, 12);
  scheduler.activate(counter);
  scheduler.run(10);
  EXPECT_EQ(counter.turns, 2);
}

TEST(MiniCore, MP_15_without_a_main_of_its_own_it_takes_one_turn_and_ends) {
  Microprocess plain;
  Generator<Turn> turns = plain.main();
  EXPECT_EQ(turns.next(), Turn::carry_on);
  EXPECT_EQ(turns.next(), std::nullopt);
}

TEST(MiniCore, SCHED_38_one_that_says_it_has_finished_is_not_run_again) {
  struct Says : Microprocess {
    int turns = 0;
    Generator<Turn> main() override {
      while (true) {
        ++turns;
        co_yield turns == 3 ? finished : carry_on;
      }
    }
  } says;
  Scheduler scheduler;
  scheduler.activate(says);
  scheduler.run();
  EXPECT_EQ(says.turns, 3);
  EXPECT_TRUE(says.has_stopped());
}

TEST(MiniCore, SCHED_39_a_run_may_be_given_so_many_turns_and_goes_on_where_it_stopped) {
  Scheduler scheduler;
  Counter one, other;
  scheduler.activate(one);
  scheduler.activate(other);
  scheduler.run(99);
  EXPECT_EQ(one.turns, 50);
  EXPECT_EQ(other.turns, 49);
  scheduler.run(1);
  EXPECT_EQ(other.turns, 50);
}

TEST(MiniCore, COMP_12_a_letter_without_a_box_named_goes_to_outbox_and_is_taken_from_inbox) {
  Component desk;
  desk.send(1);
  EXPECT_EQ(desk.data_ready("outbox"), 1U);
  EXPECT_EQ(desk.data_ready(), 0U);
  desk.send(2, "inbox");
  EXPECT_EQ(desk.data_ready(), 1U);
  EXPECT_EQ(std::any_cast<int>(desk.recv()), 2);
  EXPECT_THROW(desk.recv(), EmptyBox);
  EXPECT_THROW(desk.send(3, "mail"), miniaxon::NoSuchBox);
}

struct Post {
  Component source, sink;
  Postman postman{source, "outbox", sink, "inbox"};
  Generator<Turn> turns = postman.main();
  std::vector<int> delivered() {
    std::vector<int> letters;
    while (sink.data_ready() > 0) letters.push_back(std::any_cast<int>(sink.recv()));
    return letters;
  }
};

TEST(MiniCore, POST_01_POST_03_it_moves_what_waits_and_else_nothing_and_goes_on) {
  Post post;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(post.turns.next(), Turn::carry_on);
  EXPECT_EQ(post.sink.data_ready(), 0U);
  post.source.send(1);
  EXPECT_EQ(post.turns.next(), Turn::carry_on);
  EXPECT_EQ(post.source.data_ready("outbox"), 0U);
  EXPECT_EQ(post.delivered(), std::vector<int>{1});
}

TEST(MiniCore, POST_02_it_moves_between_its_two_boxes_and_no_others) {
  Post post;
  for (const char* box : {"inbox", "control", "signal"}) post.source.send(7, box);
  post.turns.next();
  for (const char* box : {"inbox", "control", "signal"}) {
    EXPECT_EQ(post.source.data_ready(box), 1U) << box;
    EXPECT_EQ(post.sink.data_ready(box), 0U) << box;
  }
}

TEST(MiniCore, POST_04_order_is_kept_and_nothing_lost_or_doubled_when_it_is_the_slower_one) {
  Post post;
  std::vector<int> all, got;
  int number = 0;
  for (int round = 0; round < 10; ++round) {
    for (int i = 0; i < 5; ++i) {
      all.push_back(number);
      post.source.send(number++);
    }
    post.turns.next();
  }
  for (int i = 0; i < 100; ++i) post.turns.next();
  EXPECT_EQ(post.delivered(), all);
}

TEST(MiniCore, POST_05_letters_that_look_like_nothing_are_letters) {
  Post post;
  post.source.send(0);
  post.source.send(std::string());
  post.source.send(miniaxon::Message());
  for (int i = 0; i < 3; ++i) post.turns.next();
  EXPECT_EQ(post.sink.data_ready(), 3U);
}

}  // namespace
