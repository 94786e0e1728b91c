// What each operation of the runtime costs, in nanoseconds and in resumes of a bare coroutine frame
// from a run queue. Prints the table of README.md. Every figure is the least of many short rounds:
// other work on the machine makes a round longer, never shorter.
#include <algorithm>
#include <axon/axon.hpp>
#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "watch.hpp"
#include "works.hpp"

namespace {

using axon::Component;
using axon::Process;
using axon::Scheduler;
using bench::Watch;
using Number = std::int64_t;

constexpr int rounds = 100;

// ---- Letters

struct Times {
  double send = 0;
  double receive = 0;
  double both() const { return send + receive; }
};
constexpr int batch = 100;  // letters; fewer than a turn may take

template <typename Letter>
class Sender final : public Component {
 public:
  axon::Outbox<Letter> outbox{*this, "outbox"};
  Sender(int batches, Times& times) : batches_(batches), times_(&times) {}
  Process main() override {
    for (int i = 0; i < batches_; ++i) {
      const Watch watch;
      for (Number number = 0; number < batch; ++number) outbox.send(Letter(number));
      times_->send += watch.seconds();
      co_await axon::yield();
    }
  }

 private:
  int batches_;
  Times* times_;
};

template <typename Box>
class Receiver final : public Component {
 public:
  Box inbox{*this, "inbox"};
  explicit Receiver(Times& times) : times_(&times) {}
  Process main() override {
    while (auto first = co_await inbox.receive()) {
      const Watch watch;
      for (int i = 1; i < batch; ++i) {
        auto letter = co_await inbox.receive();
        if (!letter) throw std::logic_error("a letter is missing");
      }
      times_->receive += watch.seconds();
    }
  }

 private:
  Times* times_;
};

// Seconds for a letter.
template <typename Letter, typename Box = axon::Inbox<Letter>>
Times letters() {
  constexpr int batches = 500;
  Times times;
  Scheduler scheduler;
  auto& sender = scheduler.activate(std::make_unique<Sender<Letter>>(batches, times));
  auto& receiver = scheduler.activate(std::make_unique<Receiver<Box>>(times));
  link(sender.outbox, receiver.inbox);
  scheduler.run();
  return {times.send / batches / batch, times.receive / batches / (batch - 1)};
}

std::size_t level_of(const Number& number) { return number % 2 == 0 ? 0 : 1; }
using TwoLevels = axon::PriorityInbox<Number, 2, level_of>;

class Sink final : public Component {
 public:
  axon::Inbox<Number> inbox{*this, "inbox"};
  axon::Outbox<Number> outbox{*this, "outbox"};
  Process main() override {
    while (auto number = co_await inbox.receive()) {
    }
  }
};

class ToMany final : public Component {
 public:
  struct To {
    std::string name;
    axon::Outbox<Number> outbox;
    To(Component& owner, int number)
        : name("to " + std::to_string(number)), outbox(owner, name.c_str()) {}
  };
  std::vector<std::unique_ptr<To>> all;
  double seconds = 0;
  ToMany(int count, int times) : times_(times) {
    for (int i = 0; i < count; ++i) all.push_back(std::make_unique<To>(*this, i));
  }
  Process main() override {
    for (int i = 0; i < times_; ++i) {
      co_await axon::yield();  // they take it, and sleep again
      const Watch watch;
      for (auto& to : all) to->outbox.send(i);
      seconds += watch.seconds();
    }
  }

 private:
  int times_;
};

double send_to_sleepers() {
  constexpr int count = 100, times = 300;
  Scheduler scheduler;
  ToMany sender(count, times);
  for (auto& to : sender.all) {
    link(to->outbox, scheduler.activate(std::make_unique<Sink>()).inbox);
  }
  scheduler.activate(sender);
  scheduler.run();
  return sender.seconds / times / count;
}

double backplane() {
  constexpr int listeners = 100;
  constexpr Number amount = 100;
  class Publisher final : public Component {
   public:
    axon::Outbox<Number> outbox{*this, "outbox"};
    Process main() override {
      for (Number number = 0; number < amount; ++number) {
        outbox.send(number);
        co_await axon::yield();
      }
    }
  };
  Scheduler scheduler;
  scheduler.activate(std::make_unique<axon::Backplane<Number>>("news"));
  for (int i = 0; i < listeners; ++i) {
    auto& heard = scheduler.activate(std::make_unique<axon::SubscribeTo<Number>>("news"));
    link(heard.outbox, scheduler.activate(std::make_unique<Sink>()).inbox);
  }
  auto& door = scheduler.activate(std::make_unique<axon::PublishTo<Number>>("news"));
  scheduler.run_until_idle();
  Publisher publisher;
  link(publisher.outbox, door.inbox);
  scheduler.activate(publisher);
  const Watch watch;
  scheduler.run_until_idle();
  return watch.seconds() / amount / listeners;
}

// ---- Links

struct Links {
  double link = 0;
  double by_name = 0;
  double unlink = 0;
};

Links links() {
  constexpr int count = 100, times = 100;
  std::vector<std::unique_ptr<Sink>> all;
  for (int i = 0; i <= count; ++i) all.push_back(std::make_unique<Sink>());
  const auto for_each_pair = [&](const auto& does) {
    const Watch watch;
    for (int i = 0; i < count; ++i) does(*all[i], *all[i + 1]);
    return watch.seconds() / count / times;
  };
  Links costs;
  for (int i = 0; i < times; ++i) {
    costs.link += for_each_pair([](Sink& from, Sink& to) { link(from.outbox, to.inbox); });
    for_each_pair([](Sink& from, Sink&) { unlink(from.outbox); });
    costs.by_name += for_each_pair([](Sink& from, Sink& to) { link(from, "outbox", to, "inbox"); });
    costs.unlink += for_each_pair([](Sink& from, Sink&) { unlink(from.outbox); });
  }
  return costs;
}

// ---- Turns

double start_and_end() {
  class Empty final : public Component {
   public:
    Process main() override { co_return; }
  };
  constexpr int amount = 30'000;
  Scheduler scheduler;
  const Watch watch;
  for (int i = 0; i < amount; ++i) {
    scheduler.activate(std::make_unique<Empty>());
    scheduler.step();
  }
  return watch.seconds() / amount;
}

double wake_and_pause() {
  class Waker final : public Component {
   public:
    Component* other = nullptr;
    explicit Waker(int amount) : amount_(amount) {}
    Process main() override {
      for (int i = 0; i < amount_; ++i) {
        other->wake();
        co_await axon::pause();
      }
    }

   private:
    int amount_;
  };
  constexpr int amount = 50'000;
  Scheduler scheduler;
  Waker one(amount), two(amount);
  one.other = &two;
  two.other = &one;
  scheduler.activate(one);
  scheduler.activate(two);
  const Watch watch;
  scheduler.run_until_idle();
  return watch.seconds() / (2 * amount);
}

double sleep_among_a_thousand() {
  static constexpr int count = 1'000, times = 20;
  class Sleeper final : public Component {
   public:
    explicit Sleeper(int number) : number_(number) {}
    Process main() override {
      for (int i = 0; i < times; ++i) {
        co_await axon::sleep_for(std::chrono::milliseconds(1000 + number_ % 97));
      }
    }

   private:
    int number_;
  };
  axon::SteppedClock clock;  // the machine's own takes some 20 ns more for each look at it
  Scheduler scheduler(&clock);
  for (int i = 0; i < count; ++i) scheduler.activate(std::make_unique<Sleeper>(i));
  const Watch watch;
  scheduler.run();
  return watch.seconds() / count / times;
}

double task() {
  class Caller final : public Component {
   public:
    explicit Caller(int amount) : amount_(amount) {}
    axon::Task<Number> twice(Number number) { co_return number * 2; }
    Process main() override {
      Number sum = 0;
      for (int i = 0; i < amount_; ++i) sum += co_await twice(i);
      if (sum == 0) throw std::logic_error("nothing was added up");
    }

   private:
    int amount_;
  };
  constexpr int amount = 50'000;
  Scheduler scheduler;
  const Watch watch;
  scheduler.run(Caller(amount));
  return watch.seconds() / amount;
}

// ---- The table

struct Row {
  std::string operation;
  std::string what;
  double seconds;
};

}  // namespace

int main() {
  double limit = 1;
  std::vector<Row> rows;
  std::size_t next = 0;
  const auto note = [&](double seconds, const char* operation, const char* what) {
    if (next == rows.size()) rows.push_back({operation, what, seconds});
    rows[next].seconds = std::min(rows[next].seconds, seconds);
    ++next;
  };
  for (int round = 0; round < rounds; ++round) {
    next = 0;
    limit = std::min(limit, bench::bare_limit(200'000, 1000) / 2e5);
    const Times plain = letters<Number>();
    const Times messages = letters<axon::Message>();
    note(plain.send, "`send()` to one who is awake",
         "a test for room, a write into the ring, a test whether somebody waits");
    note(send_to_sleepers(), "`send()` to one who sleeps",
         "the same, and its owner joins the run queue");
    note(plain.receive, "`receive()`, a letter is there",
         "a count of the turn's letters, a move out of the ring");
    note(bench::ring(100'000, 2) / 1e5, "a letter to one who sleeps, until it has it",
         "`send()`, the end of one turn and the begin of another, `receive()`");
    note(bench::ring_of_messages(100'000, 2) / 1e5, "the same, as a `Message`",
         "32 bytes instead of 8; its kind is looked at when it moves and when it is read");
    note(messages.both(), "`send()` and `receive()` of a `Message`, both awake",
         "as above, with 32 bytes that are moved by their kind");
    note(letters<Number, TwoLevels>().both(), "of a number, through a `PriorityInbox` of 2 levels",
         "a call for the level, a ring for each, a count of who was passed by");
    const Links costs = links();
    note(costs.link, "`link(a.outbox, b.inbox)`",
         "types compared; walks up and down the chain for circles, ends and schedulers");
    note(costs.by_name, "`link(a, \"outbox\", b, \"inbox\")`",
         "the same, after two strings and a walk over the boxes of both");
    note(costs.unlink, "`unlink()`",
         "the last source of the other box takes its place; up the chain, where letters go now");
    note(start_and_end(), "a component, from `make_unique` to its end",
         "object and frame from the pool and back, one turn, two indirect calls");
    note(wake_and_pause(), "`wake()` and `pause()`", "one joins the run queue; a turn");
    note(task(), "`co_await` of a `Task`", "a frame from the pool, two rounds of the loop");
    note(sleep_among_a_thousand(), "`sleep_for()`, among 1000 sleepers",
         "a node in an ordered map, made and erased; a turn");
    note(backplane(), "one listener's share of a letter through a backplane to 100",
         "a copy and two hops: to `SubscribeTo`, and to the one behind it");
  }
  std::printf("| operation | what it does | ns | in bare resumes |\n|---|---|---|---|\n");
  for (const Row& row : rows) {
    const double nanoseconds = row.seconds * 1e9;
    std::printf("| %s | %s | %.*f | %.1f |\n", row.operation.c_str(), row.what.c_str(),
                nanoseconds < 10 ? 1 : 0, nanoseconds, row.seconds / limit);
  }
  std::printf("\nA bare resume takes %.1f ns.\n", limit * 1e9);
}
