// Who gets turns, and when a run ends: rows SCHED.
#include <gtest/gtest.h>

#include <thread>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Scheduler;

// Says its letter once a turn, so many times.
Worker says(std::string& said, char letter, int turns) {
  return Worker([&said, letter, turns](Worker&) -> axon::Task<> {
    for (int i = 1; i <= turns; ++i) {
      said += letter;
      if (i < turns) co_await axon::yield();
    }
  });
}

TEST(Scheduling, SCHED_04_a_run_ends_with_the_one_that_ran_to_its_end) {
  Scheduler scheduler;
  std::string said;
  scheduler.activate(says(said, 'a', 5));
  EXPECT_EQ(scheduler.alive(), 1U);
  scheduler.run();
  EXPECT_EQ(said, "aaaaa");
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Scheduling, SCHED_06_one_that_ended_leaves_the_list_and_is_then_destroyed_once) {
  struct Mortal : axon::Component {
    Scheduler* where;
    std::string* said;
    Mortal(Scheduler& scheduler, std::string& text) : where(&scheduler), said(&text) {}
    Mortal(Mortal&& other)
        : Component(std::move(other)),
          where(std::exchange(other.where, nullptr)),
          said(other.said) {}
    ~Mortal() {
      if (where != nullptr)
        *said += "gone " + std::to_string(where->alive()) + (ended() ? "!" : "?");
    }
    axon::Process main() override {
      *said += "works ";
      co_return;
    }
  };
  Scheduler scheduler;
  std::string said;
  scheduler.activate(Mortal(scheduler, said));
  scheduler.run();
  EXPECT_EQ(said, "works gone 0!");
}

TEST(Scheduling, SCHED_08_a_step_is_one_turn_so_schedulers_can_take_turns_too) {
  Scheduler one, other;
  std::string said;
  one.activate(says(said, 'a', 2));
  one.activate(says(said, 'b', 2));
  other.activate(says(said, 'x', 4));
  while (one.step() || other.step()) other.step();
  EXPECT_EQ(said, "axbxaxbx");
}

TEST(Scheduling, SCHED_09_SCHED_22_with_nobody_awake_a_step_returns_at_once) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  EXPECT_TRUE(scheduler.step());
  for (int i = 0; i < 10; ++i) EXPECT_FALSE(scheduler.step());
  scheduler.run_until_idle();
  EXPECT_EQ(desk.turns, 1);
}

TEST(Scheduling, SCHED_10_first_in_first_out_a_newcomer_starts_after_all_who_are_ready) {
  for (const bool first_in_first_out : {true, false}) {
    axon::FirstInFirstOut order;
    Scheduler scheduler;
    if (first_in_first_out) scheduler.set_policy(&order);
    std::string said;
    scheduler.activate(Worker([&said](Worker& me) -> axon::Task<> {
      said += 'a';
      me.scheduler()->activate(says(said, 'n', 1));
      co_await axon::yield();
      said += 'a';
    }));
    scheduler.activate(says(said, 'b', 2));
    scheduler.run();
    EXPECT_EQ(said, first_in_first_out ? "abnab" : "anbab");
  }
}

TEST(Scheduling, SCHED_11_SCHED_12_one_that_pauses_gets_no_turn_and_the_others_go_on) {
  Scheduler scheduler;
  Desk<int> desk;
  std::string said;
  scheduler.activate(desk);
  scheduler.activate(says(said, 'a', 50));
  scheduler.run_until_idle();
  EXPECT_EQ(desk.turns, 1);
  EXPECT_EQ(said, std::string(50, 'a'));
}

TEST(Scheduling, SCHED_13_SCHED_14_who_is_woken_goes_on_where_it_was_and_the_others_sleep_on) {
  Scheduler scheduler;
  std::string said;
  std::vector<std::unique_ptr<Worker>> sleepers;
  for (char letter : {'a', 'b', 'c'}) {
    sleepers.push_back(std::make_unique<Worker>([&said, letter](Worker&) -> axon::Task<> {
      for (char step : {'1', '2', '3'}) {
        (said += letter) += step;
        co_await axon::pause();
      }
    }));
    scheduler.activate(*sleepers.back());
  }
  scheduler.run_until_idle();
  sleepers[1]->wake();
  scheduler.run_until_idle();
  EXPECT_EQ(said, "a1b1c1b2");
  EXPECT_TRUE(sleepers[0]->waits());
  EXPECT_TRUE(sleepers[2]->waits());
}

TEST(Scheduling, SCHED_15_waking_one_that_is_awake_gives_it_no_turn_more) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  scheduler.run_until_idle();
  for (int i = 0; i < 5; ++i) desk.wake();
  scheduler.run_until_idle();
  EXPECT_EQ(desk.turns, 2);
  EXPECT_TRUE(desk.waits());
}

TEST(Scheduling, SCHED_16_waking_one_that_was_never_activated_does_not_activate_it) {
  Scheduler scheduler;
  Desk<int> active, never;
  scheduler.activate(active);
  never.wake();
  scheduler.run_until_idle();
  EXPECT_EQ(never.turns, 0);
  EXPECT_EQ(scheduler.alive(), 1U);
}

TEST(Scheduling, SCHED_17_SCHED_18_the_list_holds_all_who_are_alive_asleep_or_awake) {
  Scheduler scheduler;
  Desk<int> asleep, awake;
  std::string said;
  scheduler.activate(asleep);
  scheduler.activate(says(said, 'a', 1));
  scheduler.run_until_idle();
  scheduler.activate(awake);
  EXPECT_EQ(scheduler.components(), (std::vector<axon::Component*>{&asleep, &awake}));
  EXPECT_TRUE(asleep.waits());
  EXPECT_FALSE(awake.waits());
}

TEST(Scheduling, SCHED_23_SCHED_26_SCHED_35_a_held_run_sleeps_until_another_thread_posts) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  std::optional<Scheduler::Hold> hold = scheduler.hold();
  std::thread other([&] {
    scheduler.post([&] { desk.wake(); });
    scheduler.post([&] {
      desk.stop();
      hold.reset();
    });
  });
  scheduler.run();
  other.join();
  EXPECT_LE(desk.turns, 3);
  EXPECT_TRUE(desk.ended());
}

TEST(Scheduling, SCHED_30_who_handles_the_errors_of_its_children_keeps_the_others_running) {
  struct Keeper : axon::Component {
    int failures = 0;
    std::string* said;
    explicit Keeper(std::string& text) : said(&text) {}
    axon::Process main() override {
      scheduler()->activate(Worker([](Worker&) -> axon::Task<> {
        co_await axon::yield();
        throw std::runtime_error("out of ink");
      }));
      scheduler()->activate(says(*said, 'a', 5));
      while (children() > 0) co_await axon::ends_of_children();
    }
    bool child_failed(Component&, const std::exception_ptr&) override { return ++failures > 0; }
  };
  Scheduler scheduler;
  std::string said;
  Keeper keeper(said);
  scheduler.activate(keeper);
  scheduler.run();
  EXPECT_EQ(keeper.failures, 1);
  EXPECT_EQ(said, "aaaaa");
}

TEST(Scheduling, SCHED_31_COMP_17_who_activates_others_is_their_parent_and_carries_on) {
  Scheduler scheduler;
  Desk<int> one, other;
  std::size_t children = 0;
  Worker parent([&](Worker& me) -> axon::Task<> {
    me.scheduler()->activate(one);
    me.scheduler()->activate(other);
    children = me.children();
    co_await axon::pause();
  });
  scheduler.activate(parent);
  scheduler.run_until_idle();
  EXPECT_EQ(children, 2U);
  EXPECT_EQ(one.parent(), &parent);
  EXPECT_EQ(other.parent(), &parent);
  EXPECT_EQ(parent.parent(), nullptr);
  EXPECT_EQ(one.turns, 1);
}

TEST(Scheduling, SCHED_33_who_is_stopped_may_stop_those_that_it_activated_and_no_others) {
  struct Parent : axon::Component {
    Desk<int>* child;
    explicit Parent(Desk<int>& desk) : child(&desk) {}
    axon::Process main() override {
      scheduler()->activate(*child);
      co_await axon::pause();
      stop_children();
    }
  };
  Scheduler scheduler;
  Desk<int> child, stranger;
  Parent parent(child);
  scheduler.activate(parent);
  scheduler.activate(stranger);
  scheduler.run_until_idle();
  parent.stop();
  scheduler.run_until_idle();
  EXPECT_TRUE(child.ended());
  EXPECT_FALSE(stranger.ended());
}

TEST(Scheduling, SCHED_34_when_all_are_asked_to_stop_the_run_returns) {
  Scheduler scheduler;
  Desk<int> asleep;
  Sink<int> receives;
  Worker ready([](Worker& me) -> axon::Task<> {
    while (!me.stop_requested()) co_await axon::yield();
  });
  scheduler.activate(asleep);
  scheduler.activate(receives);
  scheduler.activate(ready);
  scheduler.step();
  scheduler.step();
  scheduler.stop_all();
  scheduler.run();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Scheduling, SCHED_36_the_time_is_the_schedulers_and_stands_while_its_clock_does) {
  axon::SteppedClock clock;
  Scheduler scheduler(&clock);
  std::vector<axon::Duration> times;
  scheduler.activate(Worker([&times](Worker& me) -> axon::Task<> {
    for (int i = 0; i < 3; ++i) {
      times.push_back(me.scheduler()->now().time_since_epoch());
      co_await axon::sleep_for(10ms);
    }
  }));
  scheduler.run();
  EXPECT_EQ(times, (std::vector<axon::Duration>{0ms, 10ms, 20ms}));
}

}  // namespace
