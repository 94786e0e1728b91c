// A frame that does not come to an end ends the game, with the name of who has the turn.
#include "kit/frame_watch.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <ctime>

#include "kit/world.hpp"

namespace {

constexpr double short_limit = 0.1;  // seconds of the processor's time

void keep_the_turn() {
  for (std::atomic<unsigned> turns = 0;; ++turns) {
  }
}

struct Greedy : kit::Actor {
  axon::Process main() override {
    keep_the_turn();
    co_return;
  }
};

// Waits for either of two boxes, one of which has closed: that is no wait.
struct Spinning : kit::Actor {
  axon::Inbox<int> open{*this, "open"};
  axon::Inbox<int> closed{*this, "closed"};
  axon::Process main() override {
    open.keep_open();
    bool more = true;
    while (more) {
      co_await axon::any_of(open, closed);
      more = !stop_requested();
    }
  }
};

struct Leaving : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  axon::Process main() override { co_return; }
};

TEST(frame_watch_death, names_who_keeps_the_turn) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        kit::World world;
        const kit::FrameWatch watch(world.scheduler(), "test", short_limit);
        world.add(Greedy());
        world.frame();
      },
      testing::ExitedWithCode(kit::FrameWatch::exit_status),
      "HUNG  test: frame 1 does not come to an end. The turn is with Greedy#2");
}

TEST(frame_watch_death, names_who_takes_turn_after_turn) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        kit::World world;
        const kit::FrameWatch watch(world.scheduler(), "test", short_limit);
        Spinning& spinning = world.add(Spinning());
        axon::link(world.add(Leaving()).outbox, spinning.closed);
        world.frame();
      },
      testing::ExitedWithCode(kit::FrameWatch::exit_status), "any_of");
}

TEST(frame_watch, lets_frames_that_end_take_as_long_as_they_like) {
  kit::World world;
  kit::FrameWatch watch(world.scheduler(), "test", short_limit);
  const std::clock_t start = std::clock();
  while (std::clock() - start < 3 * short_limit * CLOCKS_PER_SEC) {
    world.frame();
    watch.frame_ends();
  }
}

}  // namespace
