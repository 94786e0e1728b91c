// What is wrong is refused where it is said, with what was given and what was expected.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::LinkError;
using axon::Scheduler;
using axon::UsageError;

testing::AssertionResult holds(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "\"" << part << "\" is not in: " << text;
}

TEST(BadInput, a_link_to_oneself_is_allowed_from_out_to_in_and_refused_otherwise) {
  Desk<int> desk;
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(desk, "outbox", desk, "outbox"); }),
                    "lead back to where it starts"));
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(desk, "inbox", desk, "inbox"); }),
                    "lead back to where it starts"));
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(desk, "inbox", desk, "outbox"); }),
                    "an inbox leads to another inbox"));
  link(desk, "outbox", desk, "inbox");
}

TEST(BadInput, a_link_made_twice_is_refused) {
  Desk<int> from, to;
  link(from, "outbox", to, "inbox");
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(from, "outbox", to, "inbox"); }),
                    "is linked to \"inbox\" of tests::Desk<int> already"));
}

TEST(BadInput, a_link_to_one_that_has_ended_is_refused_and_what_is_sent_to_it_too) {
  Scheduler scheduler;
  Desk<int> from, late, ended;
  link(from.outbox, ended.inbox);
  scheduler.activate(ended);
  ended.stop();
  scheduler.run();
  EXPECT_FALSE(from.outbox.send(1));
  EXPECT_FALSE(from.outbox.linked());
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(late.outbox, ended.inbox); }), "has ended"));
}

TEST(BadInput, schedulers_are_not_linked_however_it_is_tried) {
  const std::string words = "another scheduler";
  Scheduler one, other;
  Desk<int> a, b;
  one.activate(a);
  other.activate(b);
  EXPECT_TRUE(holds(what_of<LinkError>([&] { link(a.outbox, b.inbox); }), "different schedulers"));
  EXPECT_EQ(a.outbox.linked_to(), nullptr);

  Desk<int> follower;
  link(a.outbox, follower.inbox);
  EXPECT_TRUE(holds(what_of<LinkError>([&] { other.activate(follower); }), words));
  EXPECT_FALSE(follower.active());
  EXPECT_EQ(other.alive(), 1U);

  Desk<int> leader;
  link(leader.outbox, b.inbox);
  EXPECT_TRUE(holds(what_of<LinkError>([&] { one.activate(leader); }), words));

  Desk<int> middle;  // it is not active, and what it joins lives in two places
  link(middle.inbox, b.inbox);
  EXPECT_TRUE(
      holds(what_of<LinkError>([&] { link(a.inbox, middle.inbox); }), "different schedulers"));
  Desk<int> before;
  link(before.inbox, middle.inbox);
  EXPECT_TRUE(holds(what_of<LinkError>([&] { one.activate(before); }), words));
}

TEST(BadInput, nobody_takes_or_waits_at_boxes_of_others_also_when_letters_wait_there) {
  Scheduler scheduler;
  Desk<int> desk;
  desk.inbox.put_in(1);
  std::vector<std::string> errors;
  scheduler.activate(desk);
  scheduler.activate(Worker([&](Worker& me) -> axon::Task<> {
    try {
      co_await desk.inbox.receive();
    } catch (const UsageError& error) {
      errors.emplace_back(error.what());
    }
    try {
      co_await axon::any_of(me.inbox, desk.inbox);
    } catch (const UsageError& error) {
      errors.emplace_back(error.what());
    }
    errors.push_back(what_of<UsageError>([&] { desk.inbox.try_receive(); }));
    try {
      co_await desk.outbox.put(1);
    } catch (const UsageError& error) {
      errors.emplace_back(error.what());
    }
  }));
  scheduler.run_until_idle();
  ASSERT_EQ(errors.size(), 4U);
  for (const std::string& error : errors) EXPECT_TRUE(holds(error, "is not yours"));
  EXPECT_EQ(desk.inbox.waiting(), 1U);
}

TEST(BadInput, a_put_into_no_room_at_all_is_a_deadlock_that_names_it) {
  Scheduler scheduler;
  Desk<int> desk(0);
  Worker worker([](Worker& me) -> axon::Task<> { co_await me.outbox.put(1); });
  link(worker.outbox, desk.inbox);
  scheduler.activate(worker);
  EXPECT_TRUE(holds(what_of<axon::Deadlock>([&] { scheduler.run(); }), "Worker#1 waits"));
  desk.inbox.set_capacity(1);
  scheduler.run();
  EXPECT_EQ(drain(desk.inbox), std::vector<int>{1});
}

TEST(BadInput, boxes_without_room_that_drop_letters_take_and_drop_every_one) {
  for (const auto when_full : {axon::WhenFull::drop_newest, axon::WhenFull::drop_oldest}) {
    Desk<int> desk(0, when_full);
    EXPECT_TRUE(desk.inbox.put_in(1));
    EXPECT_EQ(desk.inbox.waiting(), 0U);
  }
}

TEST(BadInput, a_name_is_used_once_in_a_component_and_free_again_when_its_box_is_gone) {
  struct Twice : axon::Component {
    axon::Inbox<int> one{*this, "mail"};
    axon::Outbox<int> other{*this, "mail"};
    axon::Process main() override { co_return; }
  };
  EXPECT_TRUE(holds(what_of<UsageError>([] { Twice twice; }), "has a box \"mail\" already"));
}

TEST(BadInput, a_service_is_an_inbox_with_a_name_of_its_own) {
  Scheduler scheduler;
  Desk<int> desk, other;
  scheduler.services().add("clerk", desk.inbox);
  EXPECT_TRUE(holds(what_of<UsageError>([&] { scheduler.services().add("clerk", other.inbox); }),
                    "already, of tests::Desk<int>"));
  EXPECT_TRUE(holds(what_of<UsageError>([&] { scheduler.services().add("door", desk.outbox); }),
                    "is an outbox"));
}

TEST(BadInput, a_graphline_has_each_name_once_and_none_that_is_empty) {
  axon::Graphline graph;
  graph.add("desk", Desk<int>());
  EXPECT_TRUE(holds(what_of<UsageError>([&] { graph.add("desk", Desk<int>()); }),
                    "has a part \"desk\" already"));
  EXPECT_TRUE(holds(what_of<UsageError>([&] { graph.add("", Desk<int>()); }), "needs a name"));
  EXPECT_TRUE(holds(what_of<UsageError>([&] { graph.add("null", std::unique_ptr<Desk<int>>()); }),
                    "no component"));
  EXPECT_TRUE(holds(what_of<UsageError>([&] { graph.link("desk", "outbox", "dsk", "inbox"); }),
                    "no part \"dsk\"; the nearest is \"desk\""));
}

TEST(BadInput, nobody_is_no_component) {
  Scheduler scheduler;
  EXPECT_TRUE(holds(what_of<UsageError>([&] { scheduler.activate(std::unique_ptr<Desk<int>>()); }),
                    "no component"));
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(BadInput, one_that_throws_in_its_constructor_leaves_nothing_behind) {
  Desk<int> other;
  struct Broken : axon::Component {
    axon::Outbox<int> outbox{*this, "outbox"};
    explicit Broken(axon::Inbox<int>& to) : Component("broken") {
      link(outbox, to);
      throw std::runtime_error("no desk for it");
    }
    axon::Process main() override { co_return; }
  };
  EXPECT_THROW(Broken{other.inbox}, std::runtime_error);
  Desk<int> from;
  link(from.outbox, other.inbox);
  EXPECT_TRUE(from.outbox.send(1));
}

TEST(BadInput, one_whose_main_throws_before_it_is_a_coroutine_is_not_activated) {
  struct Broken : axon::Component {
    axon::Process main() override { throw std::runtime_error("not today"); }
  };
  Scheduler scheduler;
  Broken broken;
  EXPECT_EQ(what_of<std::runtime_error>([&] { scheduler.activate(broken); }), "not today");
  EXPECT_FALSE(broken.active());
  EXPECT_EQ(scheduler.alive(), 0U);
  scheduler.run();
}

TEST(BadInput, what_is_no_std_exception_is_reported_too) {
  Scheduler scheduler;
  scheduler.activate(Worker([](Worker&) -> axon::Task<> {
    throw 42;
    co_return;
  }));
  EXPECT_TRUE(holds(what_of<axon::ComponentFailed>([&] { scheduler.run(); }),
                    "an error that is not a std::exception"));
}

TEST(BadInputDeathTest, a_destructor_that_throws_ends_the_program) {
  struct Rude : axon::Component {
    static void complain() { throw std::runtime_error("in a destructor"); }
    ~Rude() { complain(); }
    axon::Process main() override { co_return; }
  };
  EXPECT_DEATH(Rude(), "");
}

TEST(BadInput, an_interruption_needs_an_error) {
  Desk<int> desk;
  EXPECT_THROW(desk.interrupt(nullptr), UsageError);
}

TEST(BadInput, a_run_within_a_turn_is_refused) {
  Scheduler scheduler;
  std::string text;
  scheduler.activate(Worker([&](Worker&) -> axon::Task<> {
    text = what_of<UsageError>([&] { scheduler.run(); });
    co_await axon::yield();
    text += what_of<UsageError>([&] { scheduler.run_until_idle(); });
  }));
  scheduler.run();
  EXPECT_TRUE(holds(text, "tests::Worker has the turn"));
}

TEST(BadInput, one_post_that_throws_does_not_take_the_others_along) {
  Scheduler scheduler;
  std::string said;
  scheduler.post([&] { said += "1"; });
  scheduler.post([] { throw std::runtime_error("lost in the post"); });
  scheduler.post([&] { said += "2"; });
  EXPECT_THROW(scheduler.run(), std::runtime_error);
  scheduler.run();
  EXPECT_EQ(said, "12");
  EXPECT_THROW(scheduler.post(nullptr), UsageError);
}

TEST(BadInput, times_beyond_the_end_of_time_are_never_and_times_before_now_are_now) {
  axon::SteppedClock clock;
  clock.advance(1h);
  Scheduler scheduler(&clock);
  std::string said;
  Worker for_ever([&](Worker&) -> axon::Task<> {
    co_await axon::sleep_for(axon::Duration::max());
    said += "woken ";
  });
  scheduler.activate(for_ever);
  scheduler.activate(Worker([&](Worker& me) -> axon::Task<> {
    co_await axon::sleep_for(-5s);
    said += "past ";
    co_await axon::receive_for(me.inbox, -1s);
    said += "limit ";
    co_await axon::sleep_for(1s);
    for_ever.wake();
  }));
  scheduler.run();
  EXPECT_EQ(said, "past limit woken ");
  EXPECT_EQ(clock.now().time_since_epoch(), 1h + 1s);
  Worker alone([](Worker&) -> axon::Task<> { co_await axon::sleep_for(axon::Duration::max()); });
  scheduler.activate(alone);
  EXPECT_THROW(scheduler.run(), axon::Deadlock);
}

TEST(BadInput, a_ticker_needs_time_between_its_ticks) {
  EXPECT_TRUE(holds(what_of<UsageError>([] { axon::Ticker ticker(0s); }), "period"));
  EXPECT_THROW(axon::Ticker(-1s), UsageError);
}

TEST(BadInput, a_count_ends_at_the_largest_number_there_is) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  Scheduler scheduler;
  std::vector<std::int64_t> got;
  scheduler.run(axon::pipeline(axon::Count(most - 1, most), axon::Collect<std::int64_t>(got)));
  EXPECT_EQ(got, (std::vector<std::int64_t>{most - 1, most}));
}

TEST(BadInput, a_file_that_is_not_there_is_named) {
  Scheduler scheduler;
  std::vector<std::string> lines;
  const std::string path = "no such folder/letters.txt";
  EXPECT_TRUE(holds(what_of<axon::ComponentFailed>([&] {
                      scheduler.run(axon::pipeline(axon::FileReader(path),
                                                   axon::Collect<std::string>(lines)));
                    }),
                    path));
}

TEST(BadInput, a_service_ends_with_its_box_also_when_it_was_never_active) {
  Scheduler scheduler;
  {
    Desk<int> desk;
    scheduler.services().add("clerk", desk.inbox);
  }
  EXPECT_FALSE(scheduler.services().has("clerk"));
}

}  // namespace
