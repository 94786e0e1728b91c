// One that keeps the turn is named.
#include <gtest/gtest.h>

#include <atomic>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Scheduler;
using axon::Watchdog;

TEST(WatchdogTest, one_that_never_awaits_is_named_once_while_it_has_the_turn) {
  Scheduler scheduler;
  std::atomic<int> warnings = 0;
  std::string text;
  {
    const Watchdog watchdog(scheduler, 1ms, [&](const std::string& warning) {
      if (warnings == 0) text = warning;
      ++warnings;
    });
    scheduler.activate(Worker([](Worker&) -> axon::Task<> { co_return; }));
    scheduler.activate(Worker([&warnings](Worker&) -> axon::Task<> {
      while (warnings == 0) std::this_thread::yield();  // only the warning ends it
      co_return;
    }));
    scheduler.run();
  }
  EXPECT_EQ(text.find("tests::Worker#2 keeps the turn"), 0U) << text;
}

TEST(WatchdogTest, an_idle_scheduler_is_not_warned_of_and_an_error_ends_a_turn) {
  Scheduler scheduler;
  std::atomic<int> warnings = 0;
  {
    const Watchdog watchdog(scheduler, 1h, [&](const std::string&) { ++warnings; });
    scheduler.activate(Worker([](Worker&) -> axon::Task<> {
      throw std::runtime_error("no more paper");
      co_return;
    }));
    EXPECT_THROW(scheduler.run(), axon::ComponentFailed);
  }
  scheduler.activate(Worker([](Worker&) -> axon::Task<> { co_return; }));
  scheduler.run();
  EXPECT_EQ(warnings, 0);
}

TEST(WatchdogTest, a_scheduler_has_one_and_its_limit_is_longer_than_nothing) {
  Scheduler scheduler;
  EXPECT_THROW(Watchdog(scheduler, 0s), axon::UsageError);
  const Watchdog watchdog(scheduler, 1h);
  EXPECT_THROW(Watchdog(scheduler, 1h), axon::UsageError);
}

}  // namespace
