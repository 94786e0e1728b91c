// Turns, waiting, ending and errors.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

TEST(Scheduler, SCHED_03_with_nothing_to_run_it_returns_at_once) {
  Scheduler scheduler;
  scheduler.run();
  EXPECT_FALSE(scheduler.step());
}

TEST(Scheduler, SCHED_05_SCHED_07_SCHED_40_everybody_gets_turns_in_order_until_the_last_ends) {
  std::string said;
  const auto says = [&said](char letter, int turns) {
    return Worker([&said, letter, turns](Worker&) -> axon::Task<> {
      for (int i = 1; i <= turns; ++i) {
        said += letter;
        if (i < turns) co_await axon::yield();
      }
    });
  };
  Scheduler scheduler;
  scheduler.activate(says('a', 3));
  scheduler.activate(says('b', 1));
  scheduler.activate(says('c', 2));
  scheduler.run();
  EXPECT_EQ(said, "abcaca");
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Scheduler, MP_03_nothing_runs_before_it_is_activated_and_given_a_turn) {
  Scheduler scheduler;
  Desk<int> desk;
  EXPECT_EQ(desk.turns, 0);
  scheduler.activate(desk);
  EXPECT_EQ(desk.turns, 0);
  EXPECT_TRUE(scheduler.step());
  EXPECT_EQ(desk.turns, 1);
}

TEST(Scheduler, MP_19_MP_20_nobody_is_activated_twice) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  EXPECT_THROW(scheduler.activate(desk), axon::UsageError);
  desk.stop();
  scheduler.run();
  const std::string text = what_of<axon::UsageError>([&] { scheduler.activate(desk); });
  EXPECT_NE(text.find("has ended"), std::string::npos) << text;
}

TEST(Scheduler, NOTE_02_NOTE_03_a_delivery_wakes_the_receiver_once_and_not_the_sender) {
  Scheduler scheduler;
  Desk<int> from, to;
  link(from.outbox, to.inbox);
  scheduler.activate(from);
  scheduler.activate(to);
  scheduler.run_until_idle();
  EXPECT_EQ(to.turns, 1);
  from.outbox.send(1);
  from.outbox.send(2);
  scheduler.run_until_idle();
  EXPECT_EQ(to.turns, 2);
  EXPECT_EQ(from.turns, 1);
}

TEST(Scheduler, MP_24_one_that_sleeps_can_be_stopped) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  scheduler.run_until_idle();
  desk.stop();
  scheduler.run();
  EXPECT_TRUE(desk.ended());
}

TEST(Scheduler, one_that_does_not_heed_a_stop_is_ended_after_a_thousand_turns) {
  struct Stubborn : axon::Component {
    int turns = 0;
    bool* gone;
    explicit Stubborn(bool& flag) : gone(&flag) {}
    axon::Process main() override {
      struct Sentry {
        bool* gone;
        explicit Sentry(bool* flag) : gone(flag) {}
        ~Sentry() { *gone = true; }
      } sentry(gone);
      while (true) {
        ++turns;
        co_await axon::pause();
        co_await axon::yield();
      }
    }
  };
  Scheduler scheduler;
  bool gone = false;
  Stubborn stubborn(gone);
  scheduler.activate(stubborn);
  scheduler.run_until_idle();
  stubborn.stop();
  scheduler.run();
  EXPECT_TRUE(stubborn.ended());
  EXPECT_TRUE(gone);
  EXPECT_GT(stubborn.turns, 400);
  EXPECT_LT(stubborn.turns, 1100);
}

TEST(Scheduler, the_end_travels_and_data_comes_before_it) {
  Scheduler scheduler;
  Sink<std::int64_t> sink;
  axon::Count count(1, 5);
  Desk<int> bystander;
  link(count.outbox, sink.inbox);
  scheduler.activate(sink);
  scheduler.activate(count);
  scheduler.run();
  EXPECT_EQ(sink.got, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  EXPECT_TRUE(sink.ended());
}

TEST(Scheduler, an_inbox_closes_with_its_last_source_and_not_before) {
  Scheduler scheduler;
  Sink<std::int64_t> sink;
  axon::Count one(1, 2);
  axon::Count two(11, 12);
  link(one.outbox, sink.inbox);
  link(two.outbox, sink.inbox);
  scheduler.activate(sink);
  scheduler.activate(one);
  scheduler.run_until_idle();
  EXPECT_TRUE(one.ended());
  EXPECT_FALSE(sink.ended());
  scheduler.activate(two);
  scheduler.run();
  EXPECT_EQ(sink.got, (std::vector<std::int64_t>{1, 2, 11, 12}));
}

TEST(Scheduler, an_inbox_that_was_never_linked_or_is_kept_open_does_not_close) {
  Scheduler scheduler;
  Sink<std::int64_t> never_linked, kept_open;
  kept_open.inbox.keep_open();
  axon::Count count(1, 1);
  link(count.outbox, kept_open.inbox);
  scheduler.activate(never_linked);
  scheduler.activate(kept_open);
  scheduler.activate(count);
  scheduler.run_until_idle();
  EXPECT_FALSE(never_linked.ended());
  EXPECT_FALSE(kept_open.ended());
}

TEST(Scheduler, SCHED_27_all_asleep_for_ever_is_reported_with_who_waits) {
  Scheduler scheduler;
  Sink<int> sink;
  scheduler.activate(sink);
  const std::string text = what_of<axon::Deadlock>([&] { scheduler.run(); });
  EXPECT_NE(text.find("Sink"), std::string::npos) << text;
  EXPECT_NE(text.find("inbox: 0 letters"), std::string::npos) << text;
  sink.stop();
  scheduler.run();
}

TEST(Scheduler, SCHED_28_SCHED_29_an_error_comes_out_of_run_and_the_others_can_be_run_on) {
  Scheduler scheduler;
  Sink<int> sink;
  Worker worker([](Worker& me) -> axon::Task<> {
    me.outbox.send(1);
    co_await axon::yield();
    throw std::runtime_error("no more paper");
  });
  link(worker.outbox, sink.inbox);
  scheduler.activate(worker);
  scheduler.activate(sink);
  try {
    scheduler.run();
    FAIL() << "no error came out";
  } catch (const axon::ComponentFailed& failure) {
    const std::string text = failure.what();
    EXPECT_NE(text.find("Worker ended with an error: no more paper"), std::string::npos) << text;
    EXPECT_THROW(std::rethrow_if_nested(failure), std::runtime_error);
  }
  scheduler.run();
  EXPECT_EQ(sink.got, Letters{1});
}

TEST(Scheduler, a_parent_may_handle_the_error_of_its_child) {
  struct Parent : axon::Component {
    std::string heard;
    axon::Process main() override {
      scheduler()->activate(Worker([](Worker&) -> axon::Task<> {
        throw std::runtime_error("ink is out");
        co_return;
      }));
      while (children() > 0) co_await axon::ends_of_children();
    }
    bool child_failed(axon::Component& child, const std::exception_ptr& error) override {
      heard =
          child.name() + ": " + what_of<std::runtime_error>([&] { std::rethrow_exception(error); });
      return true;
    }
  };
  Scheduler scheduler;
  Parent parent;
  scheduler.activate(parent);
  scheduler.run();
  EXPECT_EQ(parent.heard, "tests::Worker: ink is out");
}

TEST(Scheduler, an_error_can_be_thrown_into_a_wait) {
  Scheduler scheduler;
  std::string heard;
  Worker worker([&heard](Worker& me) -> axon::Task<> {
    try {
      co_await me.inbox.receive();
    } catch (const std::runtime_error& error) {
      heard = error.what();
    }
  });
  scheduler.activate(worker);
  scheduler.run_until_idle();
  worker.interrupt(std::make_exception_ptr(std::runtime_error("the building burns")));
  scheduler.run();
  EXPECT_EQ(heard, "the building burns");
}

TEST(Scheduler, put_waits_for_room_and_the_first_who_waits_gets_it) {
  Scheduler scheduler;
  Desk<int> desk(1);
  std::vector<std::unique_ptr<Worker>> senders;
  for (int i = 0; i < 3; ++i) {
    senders.push_back(std::make_unique<Worker>([i](Worker& me) -> axon::Task<> {
      for (int n = 0; n < 2; ++n) co_await me.outbox.put(10 * i + n);
    }));
    link(senders.back()->outbox, desk.inbox);
    scheduler.activate(*senders.back());
  }
  scheduler.run_until_idle();
  Letters got;
  while (desk.inbox.waiting() > 0) {
    EXPECT_EQ(desk.inbox.waiting(), 1U);
    got.push_back(*desk.inbox.try_receive());
    scheduler.run_until_idle();
  }
  EXPECT_EQ(got, (Letters{0, 1, 10, 20, 11, 21}));
}

TEST(Scheduler, put_ends_with_false_when_the_link_is_cut_or_nobody_is_there) {
  Scheduler scheduler;
  auto desk = std::make_unique<Desk<int>>(1);
  std::vector<bool> results;
  Worker worker([&results](Worker& me) -> axon::Task<> {
    for (int n = 0; n < 3; ++n) results.push_back(co_await me.outbox.put(n));
  });
  link(worker.outbox, desk->inbox);
  scheduler.activate(worker);
  scheduler.run_until_idle();
  EXPECT_EQ(results, std::vector<bool>{true});
  desk.reset();
  scheduler.run();
  EXPECT_EQ(results, (std::vector<bool>{true, false, false}));
}

TEST(Scheduler, waiting_at_somebody_elses_box_is_an_error) {
  Scheduler scheduler;
  Desk<int> desk;
  std::string text;
  Worker worker([&](Worker&) -> axon::Task<> {
    try {
      co_await desk.inbox.receive();
    } catch (const axon::UsageError& error) {
      text = error.what();
    }
  });
  scheduler.activate(worker);
  scheduler.run();
  EXPECT_NE(text.find("is not yours"), std::string::npos) << text;
}

TEST(Scheduler, waiting_for_something_foreign_is_an_error) {
  struct Foreign : axon::Component {
    axon::Process main() override { co_await std::suspend_always(); }
  };
  Scheduler scheduler;
  Foreign foreign;
  scheduler.activate(foreign);
  EXPECT_THROW(scheduler.run(), axon::ComponentFailed);
}

TEST(Scheduler, tasks_nest_without_growing_the_stack) {
  struct Deep : axon::Component {
    int depth = 0;
    axon::Task<int> down(int levels) {
      if (levels == 0) co_return 0;
      co_return 1 + co_await down(levels - 1);
    }
    axon::Process main() override { depth = co_await down(100000); }
  };
  Scheduler scheduler;
  Deep deep;
  scheduler.activate(deep);
  scheduler.run();
  EXPECT_EQ(deep.depth, 100000);
}

TEST(Scheduler, nobody_hogs_the_turn_by_having_letters) {
  Scheduler scheduler;
  Desk<int> from;
  std::vector<std::size_t> left;
  Sink<int> taker;
  link(from.outbox, taker.inbox);
  for (int i = 0; i < 300; ++i) from.outbox.send(i);
  scheduler.activate(taker);
  while (scheduler.step()) left.push_back(taker.inbox.waiting());
  ASSERT_GE(left.size(), 3U);
  EXPECT_GT(left.front(), 100U);
  EXPECT_EQ(left.back(), 0U);
  taker.stop();
  scheduler.run();
}

TEST(Scheduler, children_start_first_but_not_for_ever) {
  std::string said;
  struct Child : axon::Component {
    std::string* said;
    int more;
    Child(std::string& text, int how_many) : said(&text), more(how_many) {}
    axon::Process main() override {
      *said += 'c';
      if (more > 0) scheduler()->activate(Child(*said, more - 1));
      co_return;
    }
  };
  Scheduler scheduler;
  scheduler.activate(Child(said, 1000));
  scheduler.activate(Worker([&said](Worker&) -> axon::Task<> {
    said += 'w';
    co_return;
  }));
  scheduler.run();
  EXPECT_LE(said.find('w'), 70U);
  EXPECT_GE(said.find('w'), 2U);
}

TEST(Scheduler, goes_with_those_who_wait_whatever_their_order_and_links) {
  for (const bool traced : {false, true}) {
    axon::Scheduler scheduler;
    if (traced) scheduler.set_trace([](const axon::Event&) {});
    for (int pair = 0; pair < 3; ++pair) {
      auto& reader = scheduler.activate(std::make_unique<Worker>(
          [](Worker& self) -> axon::Task<> { co_await self.inbox.receive(); }));
      auto& writer = scheduler.activate(
          std::make_unique<Worker>([](Worker&) -> axon::Task<> { co_await axon::pause(); }));
      link(writer.outbox, reader.inbox);
    }
    scheduler.run_until_idle();
  }
}

TEST(Time, sleepers_wake_in_the_order_of_their_times_on_a_stepped_clock) {
  axon::SteppedClock clock;
  Scheduler scheduler(&clock);
  std::string said;
  for (const auto& [letter, pause] : {std::pair('a', 3h), std::pair('b', 1h), std::pair('c', 2h)}) {
    scheduler.activate(Worker([&said, letter = letter, pause = pause](Worker&) -> axon::Task<> {
      co_await axon::sleep_for(pause);
      said += letter;
    }));
  }
  scheduler.run();
  EXPECT_EQ(said, "bca");
  EXPECT_EQ(clock.now().time_since_epoch(), 3h);
}

TEST(Time, a_receive_with_a_time_limit_ends_with_nothing) {
  axon::SteppedClock clock;
  Scheduler scheduler(&clock);
  std::vector<bool> came;
  Worker worker([&came](Worker& me) -> axon::Task<> {
    came.push_back((co_await axon::receive_for(me.inbox, 1s)).has_value());
    came.push_back((co_await axon::receive_for(me.inbox, 1s)).has_value());
  });
  Worker late([](Worker& me) -> axon::Task<> {
    co_await axon::sleep_for(1500ms);
    me.outbox.send(1);
  });
  link(late.outbox, worker.inbox);
  scheduler.activate(worker);
  scheduler.activate(late);
  scheduler.run();
  EXPECT_EQ(came, (std::vector<bool>{false, true}));
}

TEST(Time, a_clock_that_stands_still_is_moved_by_its_owner) {
  axon::SteppedClock clock(false);
  Scheduler scheduler(&clock);
  Worker worker([](Worker&) -> axon::Task<> { co_await axon::sleep_for(10ms); });
  scheduler.activate(worker);
  scheduler.run_until_idle();
  EXPECT_FALSE(worker.ended());
  EXPECT_EQ(scheduler.next_wake_up().time_since_epoch(), 10ms);
  clock.advance(9ms);
  scheduler.run_until_idle();
  EXPECT_FALSE(worker.ended());
  clock.advance(1ms);
  scheduler.run_until_idle();
  EXPECT_TRUE(worker.ended());
}

}  // namespace
