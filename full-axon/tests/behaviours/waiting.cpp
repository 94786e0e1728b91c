// Work in functions of its own, and who is woken by a delivery: rows WAIT and NOTE.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using axon::unlink;
using Letters = std::vector<int>;

struct Nested : axon::Component {
  std::string said;
  axon::Task<> inner() {
    said += "i1 ";
    co_await axon::yield();
    said += "i2 ";
  }
  axon::Task<> outer() {
    said += "o1 ";
    co_await inner();
    said += "o2 ";
  }
  axon::Process main() override {
    said += "m1 ";
    co_await outer();
    said += "m2 ";
  }
};

TEST(Waiting, WAIT_01_WAIT_02_who_awaits_a_task_goes_on_after_it_and_the_inner_one_ends_first) {
  Scheduler scheduler;
  Nested nested;
  scheduler.activate(nested);
  scheduler.step();
  EXPECT_EQ(nested.said, "m1 o1 i1 ");
  scheduler.run();
  EXPECT_EQ(nested.said, "m1 o1 i1 i2 o2 m2 ");
}

TEST(Waiting, WAIT_03_WAIT_04_a_pause_in_a_task_is_its_components_and_its_letters_end_it) {
  Scheduler scheduler;
  int rounds = 0;
  Worker worker([&rounds](Worker& me) -> axon::Task<> {
    const auto wait_for_letter = [](Worker& who, int& count) -> axon::Task<> {
      while (who.inbox.empty()) {
        ++count;
        co_await axon::pause();
      }
    };
    co_await wait_for_letter(me, rounds);
  });
  scheduler.activate(worker);
  scheduler.run_until_idle();
  EXPECT_TRUE(worker.waits());
  worker.inbox.put_in(1);
  scheduler.run();
  EXPECT_EQ(rounds, 1);
}

TEST(Waiting, WAIT_06_a_component_ends_once_however_many_tasks_it_awaited) {
  Scheduler scheduler;
  int ends = 0;
  scheduler.set_trace([&ends](const axon::Event& event) {
    if (event.kind == axon::Event::ended) ++ends;
  });
  scheduler.activate(std::make_unique<Nested>());
  scheduler.run();
  EXPECT_EQ(ends, 1);
}

TEST(Waiting, WAIT_07_an_error_in_a_task_comes_out_of_the_co_await_and_if_nobody_minds_out_of_run) {
  const auto fails = []() -> axon::Task<> {
    co_await axon::yield();
    throw std::runtime_error("no more paper");
  };
  Scheduler scheduler;
  std::string heard;
  bool went_on = false;
  scheduler.activate(Worker([&](Worker&) -> axon::Task<> {
    try {
      co_await fails();
    } catch (const std::runtime_error& error) {
      heard = error.what();
    }
    co_await fails();
    went_on = true;
  }));
  EXPECT_THROW(scheduler.run(), axon::ComponentFailed);
  EXPECT_EQ(heard, "no more paper");
  EXPECT_FALSE(went_on);
}

// A chain: outbox of `from` -> inbox of `group` -> inbox of `part`; all asleep after their first turn.
struct Chain {
  Scheduler scheduler;
  Desk<int> from, group, part;
  Chain() {
    link(from.outbox, group.inbox);
    link(group.inbox, part.inbox);
    for (auto* desk : {&from, &group, &part}) scheduler.activate(*desk);
    scheduler.run_until_idle();
  }
};

TEST(Waiting, NOTE_01_when_nothing_happens_nobody_wakes) {
  Chain chain;
  chain.scheduler.run_until_idle();
  EXPECT_EQ(chain.from.turns, 1);
  EXPECT_EQ(chain.group.turns, 1);
  EXPECT_EQ(chain.part.turns, 1);
}

TEST(Waiting, NOTE_05_in_a_chain_a_delivery_wakes_the_last_ones_owner_alone) {
  Chain chain;
  chain.from.outbox.send(1);
  chain.scheduler.run_until_idle();
  EXPECT_EQ(chain.from.turns, 1);
  EXPECT_EQ(chain.group.turns, 1);
  EXPECT_EQ(chain.part.turns, 2);
}

// Puts 1, 2, 3, ... and counts what went.
Worker puts(int& went, bool& ended_with_false) {
  return Worker([&](Worker& me) -> axon::Task<> {
    for (int letter = 1; letter < 10; ++letter) {
      const bool fitted = co_await me.outbox.put(letter);
      if (!fitted) {
        ended_with_false = true;
        break;
      }
      ++went;
    }
  });
}

TEST(Waiting, NOTE_04_NOTE_06_taking_a_letter_wakes_who_waits_for_the_room_and_nobody_between) {
  Scheduler scheduler;
  int went = 0;
  bool over = false;
  Worker from = puts(went, over);
  Desk<int> group;
  Desk<int> part(1);
  link(from.outbox, group.inbox);
  link(group.inbox, part.inbox);
  scheduler.activate(from);
  scheduler.activate(group);
  scheduler.activate(part);
  scheduler.run_until_idle();
  EXPECT_EQ(went, 1);
  const int turns_of_group = group.turns;
  EXPECT_EQ(part.inbox.try_receive(), 1);
  scheduler.run_until_idle();
  EXPECT_EQ(went, 2);
  EXPECT_EQ(group.turns, turns_of_group);
}

TEST(Waiting, NOTE_08_when_the_link_is_cut_who_waits_beyond_it_is_told_at_once) {
  Scheduler scheduler;
  int went = 0;
  bool over = false;
  Worker from = puts(went, over);
  Desk<int> to(1);
  link(from.outbox, to.inbox);
  scheduler.activate(from);
  scheduler.run_until_idle();
  EXPECT_FALSE(over);
  unlink(from.outbox);
  scheduler.run();
  EXPECT_TRUE(over);
  EXPECT_EQ(drain(to.inbox), Letters{1});
}

TEST(Waiting, who_waits_for_room_at_the_end_of_a_chain_waits_nearer_when_its_last_link_is_cut) {
  Scheduler scheduler;
  int went = 0;
  bool over = false;
  Worker from = puts(went, over);
  Desk<int> group;
  Desk<int> part(1);
  link(from.outbox, group.inbox);
  link(group.inbox, part.inbox);
  scheduler.activate(from);
  scheduler.run_until_idle();
  unlink(group.inbox);
  scheduler.run();
  EXPECT_FALSE(over);
  EXPECT_EQ(went, 9);
  EXPECT_EQ(drain(part.inbox), Letters{1});
  EXPECT_EQ(drain(group.inbox), (Letters{2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(Waiting, NOTE_11_the_room_that_was_made_belongs_to_the_first_who_waits) {
  Scheduler scheduler;
  Desk<int> late;
  Desk<int> to(1);
  int went = 0;
  bool over = false;
  Worker first = puts(went, over);
  link(first.outbox, to.inbox);
  link(late.outbox, to.inbox);
  scheduler.activate(first);
  scheduler.run_until_idle();
  to.inbox.try_receive();
  EXPECT_FALSE(late.outbox.send(100));
  EXPECT_EQ(to.inbox.try_receive(), 2);
}

TEST(Waiting, NOTE_12_SCHED_25_no_letter_is_missed_whenever_it_comes) {
  // It looks, lets others work, and pauses. The letter comes before, between and after.
  for (int turns_before = 0; turns_before < 8; ++turns_before) {
    Scheduler scheduler;
    int got = 0;
    Worker looks([&got](Worker& me) -> axon::Task<> {
      while (got == 0) {
        while (auto letter = me.inbox.try_receive()) got = *letter;
        if (got != 0) break;
        co_await axon::yield();
        co_await axon::yield();
        co_await axon::pause();
      }
    });
    Worker sends([turns_before](Worker& me) -> axon::Task<> {
      for (int turn = 0; turn < turns_before; ++turn) co_await axon::yield();
      me.outbox.send(5);
    });
    link(sends.outbox, looks.inbox);
    looks.inbox.keep_open();
    scheduler.activate(looks);
    scheduler.activate(sends);
    scheduler.run();
    EXPECT_EQ(got, 5) << "after " << turns_before << " turns";
  }
}

TEST(Waiting, a_wake_up_is_not_missed_either_and_ends_one_pause_alone) {
  Scheduler scheduler;
  std::string said;
  Worker sleeper([&said](Worker&) -> axon::Task<> {
    said += "1";
    co_await axon::yield();  // it is woken here
    co_await axon::pause();
    said += "2";
    co_await axon::pause();
    said += "3";
  });
  scheduler.activate(sleeper);
  scheduler.step();
  sleeper.wake();
  scheduler.run_until_idle();
  EXPECT_EQ(said, "12");
}

TEST(Waiting, one_that_writes_to_itself_and_pauses_leaves_the_others_their_turns) {
  Scheduler scheduler;
  Worker selfish([](Worker& me) -> axon::Task<> {
    while (!me.stop_requested()) {
      me.outbox.send(1);
      co_await axon::pause();
    }
  });
  int turns = 0;
  Worker other([&](Worker&) -> axon::Task<> {
    for (; turns < 3; ++turns) co_await axon::yield();
    selfish.stop();
  });
  link(selfish.outbox, selfish.inbox);
  scheduler.activate(selfish);
  scheduler.activate(other);
  scheduler.run();
  EXPECT_EQ(turns, 3);
}

TEST(Waiting, a_box_that_closes_does_not_end_a_sleep) {
  axon::SteppedClock clock;
  Scheduler scheduler(&clock);
  axon::Duration woke{};
  Worker sleeper([&woke](Worker& me) -> axon::Task<> {
    co_await axon::sleep_for(1h);
    woke = me.scheduler()->now().time_since_epoch();
  });
  Worker source([](Worker&) -> axon::Task<> { co_return; });
  link(source.outbox, sleeper.inbox);
  scheduler.activate(sleeper);
  scheduler.activate(source);
  scheduler.run();
  EXPECT_EQ(woke, 1h);
}

}  // namespace
