// Small systems in every order in which their components can have their turns.
#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <vector>

#include "../parts.hpp"

namespace {

using namespace tests;
using axon::link;
using Letters = std::vector<int>;

// Runs `system` under every order; it makes, runs and judges one system. Says how many there are.
long in_every_order(const std::function<void(axon::Scheduler&)>& system) {
  constexpr long too_many = 2'000'000;
  axon::Replayed order;
  long orders = 0;
  do {
    axon::Scheduler scheduler;
    scheduler.set_policy(&order);
    system(scheduler);
    ++orders;
    if (testing::Test::HasFailure()) {
      std::string choices;
      for (const auto& choice : order.choices()) choices += " " + std::to_string(choice.chosen);
      ADD_FAILURE() << "in order number " << orders << ", choices" << choices;
      break;
    }
  } while (order.next() && orders < too_many);
  EXPECT_LT(orders, too_many) << "the system is not small";
  std::printf("%ld orders\n", orders);
  testing::Test::RecordProperty("orders", std::to_string(orders));
  return orders;
}

struct Putter : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  Letters letters;
  int delivered = 0;
  explicit Putter(Letters what) : letters(std::move(what)) {}
  axon::Process main() override {
    for (int letter : letters) {
      const bool went = co_await outbox.put(letter);
      delivered += went ? 1 : 0;
    }
  }
};

Letters those_of(const Letters& letters, int sender) {
  Letters own;
  for (int letter : letters) {
    if (letter / 10 == sender) own.push_back(letter);
  }
  return own;
}

TEST(EveryOrder, two_wait_for_room_in_one_box) {
  const long orders = in_every_order([](axon::Scheduler& scheduler) {
    Putter one({10, 11, 12}), two({20, 21});
    Sink<int> sink(1);
    link(one.outbox, sink.inbox);
    link(two.outbox, sink.inbox);
    scheduler.activate(one);
    scheduler.activate(two);
    scheduler.activate(sink);
    scheduler.run();
    EXPECT_EQ(those_of(sink.got, 1), (Letters{10, 11, 12}));
    EXPECT_EQ(those_of(sink.got, 2), (Letters{20, 21}));
    EXPECT_EQ(sink.got.size(), 5U);
  });
  EXPECT_EQ(orders, 40);
}

TEST(EveryOrder, a_line_of_four_with_room_for_one) {
  in_every_order([](axon::Scheduler& scheduler) {
    struct Stage : axon::Component {
      axon::Inbox<int> inbox{*this, "inbox", 1};
      axon::Outbox<int> outbox{*this, "outbox"};
      axon::Process main() override {
        while (auto letter = co_await inbox.receive()) co_await outbox.put(*letter);
      }
    } first, second;
    Putter putter({1, 2, 3});
    Sink<int> sink(1);
    link(putter.outbox, first.inbox);
    link(first.outbox, second.inbox);
    link(second.outbox, sink.inbox);
    scheduler.activate(putter);
    scheduler.activate(first);
    scheduler.activate(second);
    scheduler.activate(sink);
    scheduler.run();
    EXPECT_EQ(sink.got, (Letters{1, 2, 3}));
  });
}

TEST(EveryOrder, a_group_links_its_inbox_on_while_letters_come) {
  in_every_order([](axon::Scheduler& scheduler) {
    Putter putter({1, 2, 3});
    Sink<int> part;
    Worker group([&](Worker& self) -> axon::Task<> {
      self.inbox.set_capacity(1);
      co_await axon::yield();
      link(self.inbox, part.inbox);
      scheduler.activate(part);
      while (!part.ended()) co_await axon::ends_of_children();
    });
    link(putter.outbox, group.inbox);
    scheduler.activate(putter);
    scheduler.activate(group);
    scheduler.run();
    EXPECT_EQ(part.got, (Letters{1, 2, 3}));
  });
}

TEST(EveryOrder, a_part_ends_early_and_the_rest_is_its_group_s) {
  in_every_order([](axon::Scheduler& scheduler) {
    Putter putter({1, 2, 3, 4});
    Letters first, rest;
    Worker part([&](Worker& self) -> axon::Task<> {
      auto letter = co_await self.inbox.receive();
      if (letter) first.push_back(*letter);
    });
    part.inbox.set_capacity(1);
    Worker group([&](Worker& self) -> axon::Task<> {
      link(self.inbox, part.inbox);
      scheduler.activate(part);
      while (!part.ended()) co_await axon::ends_of_children();
      while (auto letter = co_await self.inbox.receive()) rest.push_back(*letter);
    });
    group.inbox.set_capacity(1);
    link(putter.outbox, group.inbox);
    scheduler.activate(putter);
    scheduler.activate(group);
    scheduler.run();
    Letters all = first;
    all.insert(all.end(), rest.begin(), rest.end());
    EXPECT_EQ(all, (Letters{1, 2, 3, 4}));
    EXPECT_EQ(putter.delivered, 4);
  });
}

TEST(EveryOrder, a_stop_ends_whoever_waits_wherever_it_comes) {
  in_every_order([](axon::Scheduler& scheduler) {
    Putter putter({1, 2, 3});
    Desk<int> slow(1);
    Worker boss([&](Worker&) -> axon::Task<> {
      co_await axon::yield();
      putter.stop();
      co_await axon::yield();
      slow.stop();
    });
    link(putter.outbox, slow.inbox);
    scheduler.activate(putter);
    scheduler.activate(slow);
    scheduler.activate(boss);
    scheduler.run();
    EXPECT_EQ(static_cast<std::size_t>(putter.delivered), slow.inbox.waiting());
  });
}

}  // namespace
