// What can be seen of a running system from outside: rows INTRO.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Event;
using axon::link;
using axon::Scheduler;

struct Recorder {
  std::vector<std::string> lines;
  explicit Recorder(Scheduler& scheduler) {
    scheduler.set_trace([this](const Event& event) { lines.push_back(axon::to_string(event)); });
  }
};

TEST(Introspection, INTRO_02_INTRO_06_what_happens_is_told_and_nothing_when_nothing_does) {
  Scheduler scheduler;
  Recorder recorder(scheduler);
  Desk<int> from;
  Sink<int> to;
  link(from.outbox, to.inbox);
  scheduler.activate(from);
  scheduler.activate(to);
  scheduler.run_until_idle();
  const std::size_t before = recorder.lines.size();
  scheduler.run_until_idle();
  EXPECT_EQ(recorder.lines.size(), before);
  from.outbox.send(1);
  scheduler.run_until_idle();
  from.stop();
  scheduler.run();
  EXPECT_EQ(recorder.lines, (std::vector<std::string>{
                                "1 activated tests::Desk<int>#1", "2 activated tests::Sink<int>#2",
                                "3 turn tests::Desk<int>#1", "4 turn tests::Sink<int>#2",
                                "5 delivered tests::Sink<int>#2 inbox", "6 turn tests::Sink<int>#2",
                                "7 stop asked tests::Desk<int>#1", "8 turn tests::Desk<int>#1",
                                "9 ended tests::Desk<int>#1", "10 turn tests::Sink<int>#2",
                                "11 ended tests::Sink<int>#2"}));
}

TEST(Introspection, INTRO_01_a_picture_of_the_whole_has_a_line_for_each_component) {
  Scheduler scheduler;
  Desk<int> one;
  Desk<int> other(3);
  link(one.outbox, other.inbox);
  scheduler.activate(one);
  scheduler.activate(other);
  scheduler.run_until_idle();
  one.outbox.send(1);
  EXPECT_EQ(axon::describe(scheduler),
            "tests::Desk<int>#1 waits; inbox: 0 letters; outbox: to tests::Desk<int>#2 inbox\n"
            "tests::Desk<int>#2 is ready; inbox: 1 letter of 3; outbox: not linked\n");
}

TEST(Introspection, a_delivery_tells_whose_turn_it_was) {
  Scheduler scheduler;
  Recorder recorder(scheduler);
  Sink<int> to;
  Worker from([](Worker& me) -> axon::Task<> {
    me.outbox.send(1);
    co_return;
  });
  link(from.outbox, to.inbox);
  scheduler.activate(to);
  scheduler.activate(from);
  scheduler.run();
  EXPECT_EQ(recorder.lines.at(4), "5 delivered tests::Sink<int>#1 inbox by tests::Worker#2");
}

TEST(Introspection, the_same_system_gives_the_same_trace) {
  std::vector<std::string> traces[2];
  for (auto& trace : traces) {
    Scheduler scheduler;
    Recorder recorder(scheduler);
    std::vector<std::int64_t> got;
    scheduler.run(axon::pipeline(axon::Count(1, 50), axon::Collect<std::int64_t>(got)));
    trace = recorder.lines;
  }
  EXPECT_GT(traces[0].size(), 50U);
  EXPECT_EQ(traces[0], traces[1]);
}

TEST(Introspection, a_trace_begun_later_tells_of_what_comes_from_then_on) {
  Scheduler scheduler;
  Sink<int> to;
  scheduler.activate(to);
  scheduler.run_until_idle();
  Recorder recorder(scheduler);
  to.inbox.put_in(1);
  scheduler.set_trace({});
  to.inbox.put_in(2);
  scheduler.run_until_idle();
  EXPECT_EQ(recorder.lines, std::vector<std::string>{"1 delivered tests::Sink<int>#1 inbox"});
}

TEST(Introspection, letters_that_are_dropped_are_told) {
  Scheduler scheduler;
  Recorder recorder(scheduler);
  Desk<int> desk(1, axon::WhenFull::drop_newest);
  scheduler.activate(desk);
  desk.inbox.put_in(1);
  desk.inbox.put_in(2);
  EXPECT_EQ(recorder.lines.back(), "3 dropped tests::Desk<int>#1 inbox");
}

}  // namespace
