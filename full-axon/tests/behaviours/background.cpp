// A scheduler on a thread of its own, and plain code that talks to what runs there: rows BG, HANDLE.
#include <gtest/gtest.h>

#include <future>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Background;

using Doubler = axon::Transformer<int, int>;
using Handle = axon::Handle<int, int>;

std::unique_ptr<Doubler> doubler() {
  return std::make_unique<Doubler>([](int number) { return 2 * number; });
}

TEST(BackgroundRows, BG_01_what_is_posted_to_it_runs_on_its_own_thread) {
  Background background;
  std::promise<std::thread::id> where;
  background.scheduler().post([&] {
    background.scheduler().activate(Worker([&where](Worker&) -> axon::Task<> {
      where.set_value(std::this_thread::get_id());
      co_return;
    }));
  });
  EXPECT_NE(where.get_future().get(), std::this_thread::get_id());
}

TEST(BackgroundRows, BG_03_empty_it_stays_and_takes_the_next_work) {
  Background background;
  for (int round = 1; round <= 3; ++round) {
    Handle handle(background.scheduler(), doubler());
    handle.put(round);
    EXPECT_EQ(handle.get(), 2 * round);
    std::promise<void> done;
    background.scheduler().post([&done] { done.set_value(); });
    done.get_future().get();
  }
  EXPECT_EQ(background.error(), nullptr);
}

TEST(BackgroundRows, several_at_once_are_apart) {
  Background one, other;
  Handle left(one.scheduler(), doubler());
  Handle right(other.scheduler(), doubler());
  left.put(1);
  right.put(10);
  EXPECT_EQ(right.get(), 20);
  EXPECT_EQ(left.get(), 2);
}

TEST(BackgroundRows, HANDLE_01_HANDLE_07_get_waits_for_a_letter_and_ends_with_the_part) {
  Background background;
  struct Brief : axon::Component {
    axon::Inbox<int> inbox{*this, "inbox"};
    axon::Outbox<int> outbox{*this, "outbox"};
    axon::Process main() override {
      auto letter = co_await inbox.receive();
      if (letter) outbox.send(*letter + 1);
    }
  };
  Handle handle(background.scheduler(), std::make_unique<Brief>());
  handle.put(1);
  EXPECT_EQ(handle.get(), 2);
  EXPECT_EQ(handle.get(), std::nullopt);
  EXPECT_EQ(handle.get(), std::nullopt);
}

TEST(BackgroundRows, HANDLE_02_HANDLE_04_letters_keep_their_order_from_any_thread) {
  Background background;
  Handle handle(background.scheduler(), doubler());
  std::thread writer([&handle] {
    for (int number = 0; number < 1000; ++number) handle.put(number);
  });
  for (int number = 0; number < 1000; ++number) ASSERT_EQ(handle.get(), 2 * number);
  writer.join();
}

TEST(BackgroundRows, HANDLE_03_trying_to_get_does_not_wait) {
  Background background;
  Handle handle(background.scheduler(), doubler());
  EXPECT_EQ(handle.try_get(), std::nullopt);
  handle.put(1);
  handle.put(2);
  EXPECT_EQ(handle.get(), 2);
  EXPECT_EQ(handle.get(), 4);
  EXPECT_EQ(handle.try_get(), std::nullopt);
}

TEST(BackgroundRows, HANDLE_05_a_part_that_has_nothing_to_do_gets_no_turns) {
  Background background;
  struct Lazy : axon::Component {
    axon::Inbox<int> inbox{*this, "inbox"};
    axon::Outbox<int> outbox{*this, "outbox"};
    int turns = 0;
    axon::Process main() override {
      while (!inbox.closed() && !stop_requested()) {
        ++turns;
        while (auto letter = inbox.try_receive()) outbox.send(turns);
        co_await axon::pause();
      }
    }
  };
  Handle handle(background.scheduler(), std::make_unique<Lazy>());
  std::promise<void> started;
  background.scheduler().post([&started] { started.set_value(); });
  started.get_future().get();
  handle.put(0);
  const auto turns = handle.get();
  ASSERT_TRUE(turns);
  EXPECT_LE(*turns, 2);
}

TEST(BackgroundRows, HANDLE_06_what_the_part_sends_as_it_ends_can_be_collected) {
  Background background;
  auto part = std::make_unique<Worker>([](Worker& me) -> axon::Task<> {
    co_await me.inbox.receive();
    for (int number : {1, 2, 3}) me.outbox.send(number);
  });
  Handle handle(background.scheduler(), std::move(part));
  handle.put(0);
  std::vector<int> got;
  while (auto letter = handle.get()) got.push_back(*letter);
  EXPECT_EQ(got, (std::vector<int>{1, 2, 3}));
}

TEST(BackgroundRows, an_error_can_be_asked_for_and_who_waits_for_the_failed_part_is_told) {
  Background background;
  Handle other(background.scheduler(), doubler());
  Handle handle(background.scheduler(), std::make_unique<Doubler>([](int number) -> int {
                  throw std::runtime_error("no number is " + std::to_string(number));
                }));
  handle.put(7);
  EXPECT_EQ(handle.get(), std::nullopt);
  EXPECT_NE(background.error(), nullptr);
  other.put(4);
  EXPECT_EQ(other.get(), 8);
}

}  // namespace
