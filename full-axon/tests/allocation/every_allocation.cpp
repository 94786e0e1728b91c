// A small office runs again and again, and each time another allocation is the one that fails. An
// error comes out, or the work is done; nothing is left over, whatever happens.
#include <gtest/gtest.h>

#include <cstdio>
#include <functional>

#include "../parts.hpp"
#include "failing_new.hpp"

namespace {

using namespace tests;
using axon::link;

// Every place where an allocation can fail in `work`, one after the other. Gives back how many.
long fail_everywhere(const std::function<void()>& work) {
  work();  // what is made once in a process is made now
  long places = 0;
  for (bool done = false; !done; ++places) {
    const long before = allocation::alive();
    allocation::fail_after(places);
    try {
      work();
      done = true;
    } catch (const std::bad_alloc&) {
    } catch (const axon::ComponentFailed&) {
    }
    allocation::fail_no_more();
    EXPECT_EQ(allocation::alive(), before) << "left over after failure number " << places;
    if (testing::Test::HasFailure()) return places;
  }
  std::printf("%ld places\n", places - 1);
  testing::Test::RecordProperty("places", std::to_string(places - 1));
  return places - 1;
}

struct Double : axon::Component {
  axon::Inbox<int> inbox{*this, "inbox", 2};
  axon::Outbox<int> outbox{*this, "outbox"};
  axon::Task<int> twice(int number) { co_return number * 2; }
  axon::Process main() override {
    while (auto number = co_await inbox.receive()) {
      const int doubled = co_await twice(*number);
      co_await outbox.put(doubled);
    }
  }
};

struct Numbers : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  axon::Process main() override {
    for (int i = 0; i < 10; ++i) {
      co_await outbox.put(i);
      co_await axon::sleep_for(1ms);
    }
  }
};

struct Parent : axon::Component {
  axon::Inbox<axon::Message> inbox{*this, "inbox"};
  axon::Process main() override {
    scheduler()->activate(std::make_unique<Numbers>());
    while (children() > 0) co_await axon::ends_of_children();
  }
};

TEST(EveryAllocation, of_a_pipeline_with_tasks_and_timers) {
  const long places = fail_everywhere([] {
    axon::SteppedClock clock;
    axon::Scheduler scheduler(&clock);
    Numbers numbers;
    Double first, second;
    Sink<int> sink;
    link(numbers.outbox, first.inbox);
    link(first.outbox, second.inbox);
    link(second.outbox, sink.inbox);
    for (axon::Component* each :
         {static_cast<axon::Component*>(&numbers), static_cast<axon::Component*>(&first),
          static_cast<axon::Component*>(&second), static_cast<axon::Component*>(&sink)}) {
      scheduler.activate(*each);
    }
    scheduler.run();
    EXPECT_EQ(sink.got.size(), 10U);
  });
  EXPECT_GT(places, 30);
}

TEST(EveryAllocation, of_chassis_names_services_and_messages) {
  const long places = fail_everywhere([] {
    axon::SteppedClock clock;
    axon::Scheduler scheduler(&clock);
    Sink<axon::Message> listener;
    scheduler.services().add("listener", listener.inbox);
    scheduler.activate(listener);
    listener.inbox.put_in(axon::Message(std::string(100, 'x')));
    scheduler.activate(std::make_unique<Parent>());
    axon::Group office("a name that is too long to lie in the object");
    scheduler.post([] {});
    scheduler.run_until_idle();
    scheduler.stop_all();
    scheduler.run();
    EXPECT_EQ(listener.got.size(), 1U);
  });
  EXPECT_GE(places, 20);
}

TEST(EveryAllocation, of_an_error_and_of_those_who_handle_it) {
  struct Handler : axon::Component {
    int handled = 0;
    bool child_failed(axon::Component&, const std::exception_ptr&) override {
      ++handled;
      return true;
    }
    axon::Process main() override {
      auto fails = [](Worker&) -> axon::Task<> {
        co_await axon::yield();
        throw std::runtime_error("as it was to be");
      };
      scheduler()->activate(std::make_unique<Worker>(fails));
      while (children() > 0) co_await axon::ends_of_children();
      auto waits = [](Worker& self) -> axon::Task<> { co_await self.inbox.receive(); };
      Worker& worker = scheduler()->activate(std::make_unique<Worker>(waits));
      co_await axon::yield();
      if (children() == 0) co_return;  // it ended with an error of its own
      worker.interrupt(std::make_exception_ptr(std::runtime_error("an interruption")));
      while (children() > 0) co_await axon::ends_of_children();
    }
  };
  const long places = fail_everywhere([] {
    axon::Scheduler scheduler;
    Handler handler;
    scheduler.activate(handler);
    scheduler.run();
    if (handler.handled != 2) throw std::bad_alloc();  // an allocation in a child failed, not here
  });
  EXPECT_GT(places, 10);
}

TEST(EveryAllocation, of_links_of_boxes_in_which_letters_wait) {
  const long places = fail_everywhere([] {
    Desk<std::string> from, group, part;
    link(from.outbox, group.inbox);
    for (int i = 0; i < 9; ++i) from.outbox.send(std::string(100, 'x'));
    const std::size_t waiting = group.inbox.waiting();
    try {
      link(group.inbox, part.inbox);
    } catch (const std::bad_alloc&) {
      EXPECT_EQ(group.inbox.waiting(), waiting) << "a link that failed has changed something";
      EXPECT_EQ(group.inbox.linked_to(), nullptr);
      throw;
    }
    EXPECT_EQ(part.inbox.waiting(), 9U);
  });
  EXPECT_GT(places, 9);
}

}  // namespace
