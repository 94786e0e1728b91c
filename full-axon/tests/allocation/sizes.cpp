// How much memory things take: the numbers are g++'s at -O2, on a machine of 64 bits. A test that
// fails here says that something grew. Make it smaller, or raise the number and say why.
#include <gtest/gtest.h>

#include <vector>

#include "../parts.hpp"
#include "failing_new.hpp"

namespace {

using Number = std::int64_t;

struct Idle : axon::Component {
  axon::Inbox<Number> inbox{*this, "inbox"};
  axon::Outbox<Number> outbox{*this, "outbox"};
  axon::Process main() override {
    while (auto number = co_await inbox.receive()) outbox.send(*number);
  }
};

// Other compilers, and other settings, have other frames.
#if defined(__OPTIMIZE__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
constexpr bool frames_are_as_measured = true;
#else
constexpr bool frames_are_as_measured = false;
#endif

TEST(Sizes, of_a_component_at_most_72_bytes) { EXPECT_LE(sizeof(axon::Component), 72U); }

TEST(Sizes, of_an_inbox_at_most_80_bytes) { EXPECT_LE(sizeof(axon::Inbox<Number>), 80U); }

TEST(Sizes, of_an_outbox_at_most_72_bytes) { EXPECT_LE(sizeof(axon::Outbox<Number>), 72U); }

TEST(Sizes, of_a_message_at_most_32_bytes) { EXPECT_LE(sizeof(axon::Message), 32U); }

TEST(Sizes, of_the_frame_of_a_main_that_receives_at_most_80_bytes) {
  if (!frames_are_as_measured) GTEST_SKIP() << "the number is for g++ with -O2";
  Idle idle;
  const std::size_t before = allocation::bytes_alive();
  const axon::Process frame = idle.main();
  EXPECT_LE(allocation::bytes_alive() - before, 80U);
}

TEST(Sizes, of_one_that_waits_with_two_boxes_at_most_312_bytes_all_in) {
  if (!frames_are_as_measured) GTEST_SKIP() << "the number is for g++ with -O2";
  constexpr std::size_t amount = 1024;
  axon::Scheduler scheduler;
  const std::size_t before = allocation::bytes_alive();
  for (std::size_t i = 0; i < amount; ++i) scheduler.activate(std::make_unique<Idle>());
  scheduler.run_until_idle();
  EXPECT_LE((allocation::bytes_alive() - before) / amount, 312U);
}

}  // namespace
