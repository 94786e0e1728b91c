// Words about ending, and how they travel: rows IPC and SHUT.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Control;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

struct Relay : axon::Standard<int, int> {
  Letters took;
  axon::Process main() override {
    while (auto letter = co_await next()) {
      took.push_back(*letter);
      outbox.send(*letter);
    }
    pass_on();
  }
};

struct Ear : axon::Component {
  axon::Inbox<Control> inbox{*this, "inbox"};
  std::vector<Control> heard;
  axon::Process main() override {
    while (auto word = co_await inbox.receive()) heard.push_back(std::move(*word));
  }
};

// A relay with an ear at its signal; the words and letters are put in by the test.
struct Stage {
  Scheduler scheduler;
  Ear ear;
  Relay relay;
  Stage() {
    link(relay.signal, ear.inbox);
    scheduler.activate(relay);
    scheduler.activate(ear);
    scheduler.run_until_idle();
  }
};

TEST(Ending, IPC_01_IPC_03_IPC_07_a_word_has_a_kind_and_may_carry_something) {
  const Control plain(Control::shutdown);
  EXPECT_EQ(plain.kind, Control::shutdown);
  EXPECT_TRUE(plain.about.empty());
  const Control finished(Control::producer_finished, std::string("all sold"));
  EXPECT_EQ(finished.kind, Control::producer_finished);
  EXPECT_EQ(*finished.about.get<std::string>(), "all sold");
  EXPECT_FALSE(Control().is_end());
}

TEST(Ending, IPC_10_a_special_word_counts_as_its_kind_and_arrives_whole) {
  struct ConnectionClosed {
    int number;
  };
  Stage stage;
  stage.relay.control.put_in(Control(Control::producer_finished, ConnectionClosed{7}));
  stage.scheduler.run();
  ASSERT_EQ(stage.ear.heard.size(), 1U);
  EXPECT_EQ(stage.ear.heard[0].about.get<ConnectionClosed>()->number, 7);
}

TEST(Ending, SHUT_01_the_word_that_ends_a_component_is_passed_on) {
  for (const auto kind : {Control::producer_finished, Control::shutdown}) {
    Stage stage;
    stage.relay.control.put_in(Control(kind, 42));
    stage.scheduler.run();
    EXPECT_TRUE(stage.relay.ended());
    ASSERT_EQ(stage.ear.heard.size(), 1U);
    EXPECT_EQ(stage.ear.heard[0].kind, kind);
    EXPECT_EQ(*stage.ear.heard[0].about.get<int>(), 42);
  }
}

TEST(Ending, SHUT_02_after_producer_finished_all_that_waits_is_dealt_with_first) {
  Stage stage;
  for (int letter : {1, 2, 3}) stage.relay.inbox.put_in(letter);
  stage.relay.control.put_in(Control(Control::producer_finished));
  stage.scheduler.run();
  EXPECT_EQ(stage.relay.took, (Letters{1, 2, 3}));
  EXPECT_EQ(stage.ear.heard.size(), 1U);
}

TEST(Ending, SHUT_03_SHUT_07_after_shutdown_it_ends_at_once_and_drops_what_waits) {
  Stage stage;
  for (int letter : {1, 2, 3}) stage.relay.inbox.put_in(letter);
  stage.relay.control.put_in(Control(Control::producer_finished));
  stage.relay.control.put_in(Control(Control::shutdown));
  stage.scheduler.run();
  EXPECT_EQ(stage.relay.took, Letters());
  ASSERT_EQ(stage.ear.heard.size(), 1U);
  EXPECT_EQ(stage.ear.heard[0].kind, Control::shutdown);
}

TEST(Ending, SHUT_04_one_that_ends_by_itself_says_producer_finished_last) {
  Stage stage;
  {
    Desk<int> source;
    link(source.outbox, stage.relay.inbox);
    source.outbox.send(5);
  }
  stage.scheduler.run();
  EXPECT_EQ(stage.relay.took, Letters{5});
  ASSERT_EQ(stage.ear.heard.size(), 1U);
  EXPECT_EQ(stage.ear.heard[0].kind, Control::producer_finished);
}

TEST(Ending, SHUT_05_the_end_ripples_through_a_pipeline_and_no_letter_before_it_is_lost) {
  Scheduler scheduler;
  Letters got;
  auto pipeline = axon::pipeline(Relay(), Relay(), Relay(), axon::Collect<int>(got));
  for (int letter = 1; letter <= 20; ++letter) pipeline->inbox.put_in(letter);
  pipeline->control.put_in(Control(Control::producer_finished));
  scheduler.run(std::move(pipeline));
  ASSERT_EQ(got.size(), 20U);
  EXPECT_EQ(got.back(), 20);
}

TEST(Ending, SHUT_06_other_words_end_nothing) {
  Stage stage;
  stage.relay.control.put_in(Control(Control::other, std::string("how are you")));
  stage.scheduler.run_until_idle();
  EXPECT_FALSE(stage.relay.ended());
  stage.relay.inbox.put_in(1);
  stage.scheduler.run_until_idle();
  EXPECT_EQ(stage.relay.took, Letters{1});
}

TEST(Ending, one_whose_control_has_closed_goes_on_with_its_letters_and_sleeps_between) {
  Stage stage;
  {
    Desk<Control> boss;
    link(boss.outbox, stage.relay.control);
  }
  stage.scheduler.run_until_idle();
  EXPECT_TRUE(stage.relay.waits());
  stage.relay.inbox.put_in(1);
  stage.scheduler.run_until_idle();
  EXPECT_EQ(stage.relay.took, Letters{1});
  EXPECT_TRUE(stage.relay.waits());
}

TEST(Ending, SHUT_08_one_that_ends_without_a_word_still_ends_those_behind_it) {
  struct Silent : Relay {
    axon::Process main() override { co_return; }
  };
  Scheduler scheduler;
  Letters got;
  scheduler.run(axon::pipeline(Silent(), Relay(), axon::Collect<int>(got)));
  EXPECT_EQ(scheduler.alive(), 0U);
}

}  // namespace
