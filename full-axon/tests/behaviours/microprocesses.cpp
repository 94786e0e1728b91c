// What a component is as a microprocess: rows MP.
#include <gtest/gtest.h>

#include <set>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Scheduler;

TEST(Microprocesses, MP_01_each_has_a_name_and_from_its_activation_an_id_of_its_own) {
  Scheduler scheduler;
  Desk<int> desks[3];
  std::set<std::uint32_t> ids;
  for (auto& desk : desks) {
    EXPECT_EQ(desk.id(), 0U);
    EXPECT_FALSE(desk.name().empty());
    scheduler.activate(desk);
    EXPECT_NE(desk.id(), 0U);
    ids.insert(desk.id());
  }
  EXPECT_EQ(ids.size(), 3U);
}

TEST(Microprocesses, ids_begin_anew_in_each_scheduler_so_that_a_run_repeats) {
  for (int run = 0; run < 2; ++run) {
    Scheduler scheduler;
    EXPECT_EQ(scheduler.activate(Desk<int>()).id(), 1U);
    EXPECT_EQ(scheduler.activate(Desk<int>()).id(), 2U);
  }
}

TEST(Microprocesses, MP_04_MP_07_activating_adds_one_and_gives_back_the_very_one) {
  Scheduler scheduler;
  auto made = std::make_unique<Desk<int>>();
  Desk<int>* where = made.get();
  EXPECT_EQ(scheduler.alive(), 0U);
  Desk<int>& activated = scheduler.activate(std::move(made));
  EXPECT_EQ(&activated, where);
  EXPECT_EQ(scheduler.components(), std::vector<axon::Component*>{where});
  EXPECT_EQ(activated.scheduler(), &scheduler);
}

TEST(Microprocesses, MP_08_each_step_of_the_scheduler_is_one_turn_of_main) {
  Scheduler scheduler;
  int turns = 0;
  scheduler.activate(Worker([&turns](Worker&) -> axon::Task<> {
    for (int i = 0; i < 3; ++i) {
      ++turns;
      if (i < 2) co_await axon::yield();
    }
  }));
  for (int turn = 1; turn <= 3; ++turn) {
    EXPECT_TRUE(scheduler.step());
    EXPECT_EQ(turns, turn);
  }
  EXPECT_FALSE(scheduler.step());
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Microprocesses, MP_11_one_that_ended_is_neither_active_nor_waiting) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  scheduler.run_until_idle();
  EXPECT_TRUE(desk.waits());
  desk.stop();
  EXPECT_TRUE(desk.stop_requested());
  scheduler.run();
  EXPECT_TRUE(desk.ended());
  EXPECT_FALSE(desk.active());
  EXPECT_FALSE(desk.waits());
  EXPECT_EQ(desk.scheduler(), nullptr);
}

TEST(Microprocesses, MP_13_one_that_pauses_waits_until_it_is_woken) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  EXPECT_FALSE(desk.waits());
  scheduler.run_until_idle();
  EXPECT_TRUE(desk.waits());
  EXPECT_EQ(desk.turns, 1);
  desk.wake();
  EXPECT_FALSE(desk.waits());
  scheduler.run_until_idle();
  EXPECT_TRUE(desk.waits());
  EXPECT_EQ(desk.turns, 2);
}

TEST(Microprocesses, MP_14_waking_stopping_and_writing_to_one_that_is_not_active_does_no_harm) {
  Desk<int> never, ended, left_behind;
  {
    Scheduler scheduler;
    scheduler.activate(ended);
    ended.stop();
    scheduler.run();
    scheduler.activate(left_behind);  // it sleeps when its scheduler goes
    scheduler.run_until_idle();
  }
  for (auto* desk : {&never, &ended, &left_behind}) {
    const int turns = desk->turns;
    desk->wake();
    desk->stop();
    desk->interrupt(std::make_exception_ptr(std::runtime_error("nobody hears this")));
    EXPECT_EQ(desk->inbox.put_in(1), desk == &never);
    EXPECT_EQ(desk->turns, turns);
    EXPECT_FALSE(desk->active());
    EXPECT_FALSE(desk->waits());
  }
}

TEST(Microprocesses, MP_21_the_body_sees_at_its_next_turn_what_became_of_its_object) {
  struct Speaker : axon::Component {
    std::string word = "one";
    std::string said;
    axon::Process main() override {
      while (!stop_requested()) {
        said += word + " ";
        co_await axon::yield();
      }
    }
  };
  Scheduler scheduler;
  Speaker speaker;
  scheduler.activate(speaker);
  scheduler.step();
  speaker.word = "two";
  scheduler.step();
  EXPECT_EQ(speaker.said, "one two ");
}

TEST(Microprocesses, MP_22_their_texts_differ_and_stay) {
  Scheduler scheduler;
  Desk<int> one, other;
  scheduler.activate(one);
  scheduler.activate(other);
  EXPECT_NE(axon::describe(one), axon::describe(other));
  EXPECT_EQ(axon::describe(one), axon::describe(one));
}

TEST(Microprocesses, MP_23_run_may_be_given_the_component_to_start_with) {
  Scheduler scheduler;
  std::vector<std::int64_t> got;
  scheduler.run(axon::pipeline(axon::Count(1, 3), axon::Collect<std::int64_t>(got)));
  EXPECT_EQ(got, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Microprocesses, a_name_of_its_own_is_known_on_every_thread) {
  auto named = [] {
    struct Named : axon::Component {
      explicit Named(std::string name) : Component(std::move(name)) {}
      axon::Process main() override { co_return; }
    };
    return std::make_unique<Named>("Ada");
  }();
  std::string heard;
  std::thread([&] {
    heard = named->name();
    named.reset();
  }).join();
  EXPECT_EQ(heard, "Ada");
}

}  // namespace
