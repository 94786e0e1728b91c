#include "works.hpp"

#include <unistd.h>

#include <axon/axon.hpp>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <vector>

#include "watch.hpp"

namespace bench {

namespace {

using axon::Component;
using axon::Inbox;
using axon::Outbox;
using axon::Process;
using axon::Scheduler;

void must(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("wrong result: ") + what);
}

std::size_t resident_bytes() {
  std::size_t total = 0, resident = 0;
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  if (std::fscanf(file, "%zu %zu", &total, &resident) != 2) resident = 0;
  std::fclose(file);
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// ---- The bare limit: coroutine frames in a run queue, and nothing else.

struct BareFrame : axon::detail::ReadyNode {
  std::coroutine_handle<> handle;
};
axon::detail::ReadyQueue bare_queue;

struct Bare {
  struct promise_type : BareFrame {
    Bare get_return_object() {
      handle = std::coroutine_handle<promise_type>::from_promise(*this);
      return {this};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  BareFrame* frame;
};
struct Requeue {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<Bare::promise_type> handle) const noexcept {
    bare_queue.push_back(handle.promise());
  }
  void await_resume() const noexcept {}
};
Bare turn_and_turn(std::int64_t& left) {
  while (left > 0) {
    --left;
    co_await Requeue{};
  }
}
Bare nothing() { co_return; }

void run_bare() {
  while (!bare_queue.empty()) {
    auto& frame = static_cast<BareFrame&>(bare_queue.pop_front());
    const auto handle = frame.handle;
    handle.resume();
    if (handle.done()) handle.destroy();
  }
}

// ---- On the runtime

std::int64_t value_of(std::int64_t value) { return value; }
std::int64_t value_of(const axon::Message& message) { return *message.get<std::int64_t>(); }

template <typename Letter>
class Party final : public Component {
 public:
  Inbox<Letter> inbox{*this, "inbox"};
  Outbox<Letter> outbox{*this, "outbox"};
  explicit Party(std::int64_t& last) : last_(&last) {}
  Process main() override {
    while (auto letter = co_await inbox.receive()) {
      const std::int64_t left = value_of(*letter);
      if (left == 0) {
        *last_ = 1;
        co_return;
      }
      outbox.send(Letter(left - 1));
    }
  }

 private:
  std::int64_t* last_;
};

template <typename Letter>
class Starter final : public Component {
 public:
  Outbox<Letter> outbox{*this, "outbox"};
  explicit Starter(std::int64_t amount) : amount_(amount) {}
  Process main() override {
    outbox.send(Letter(amount_));
    co_return;
  }

 private:
  std::int64_t amount_;
};

template <typename Letter>
double timed_ring(std::int64_t amount, std::size_t count) {
  Scheduler scheduler;
  std::int64_t ended = 0;
  std::vector<Party<Letter>*> parties;
  for (std::size_t i = 0; i < count; ++i) {
    parties.push_back(&scheduler.activate(std::make_unique<Party<Letter>>(ended)));
  }
  for (std::size_t i = 0; i < count; ++i) {
    axon::link(parties[i]->outbox, parties[(i + 1) % count]->inbox);
  }
  scheduler.run_until_idle();
  auto start = std::make_unique<Starter<Letter>>(amount);
  axon::link(start->outbox, parties[0]->inbox);
  const Watch watch;
  scheduler.activate(std::move(start));
  scheduler.run();
  const double seconds = watch.seconds();
  must(ended == 1, "ring");
  return seconds;
}

class Empty final : public Component {
 public:
  Process main() override { co_return; }
};

class Sky final : public Component {
 public:
  Inbox<std::int64_t> inbox{*this, "inbox"};
  Outbox<std::int64_t> outbox{*this, "outbox"};
  Sky(std::int64_t first, std::int64_t leaves) : first_(first), leaves_(leaves) {}
  Process main() override {
    if (leaves_ == 1) {
      outbox.send(first_);
      co_return;
    }
    for (int i = 0; i < 10; ++i) {
      auto child = std::make_unique<Sky>(first_ + i * (leaves_ / 10), leaves_ / 10);
      axon::link(child->outbox, inbox);
      scheduler()->activate(std::move(child));
    }
    std::int64_t sum = 0;
    while (auto part = co_await inbox.receive()) sum += *part;
    outbox.send(sum);
  }

 private:
  std::int64_t first_;
  std::int64_t leaves_;
};

class Sum final : public Component {
 public:
  Inbox<std::int64_t> inbox;
  explicit Sum(std::int64_t& sum, std::uint32_t capacity = axon::unlimited)
      : inbox(*this, "inbox", capacity), sum_(&sum) {}
  Process main() override {
    while (auto number = co_await inbox.receive()) *sum_ += *number;
  }

 private:
  std::int64_t* sum_;
};

class Source final : public Component {
 public:
  Outbox<std::int64_t> outbox{*this, "outbox"};
  explicit Source(std::int64_t amount) : amount_(amount) {}
  Process main() override {
    for (std::int64_t i = 1; i <= amount_; ++i) co_await outbox.put(i);
  }

 private:
  std::int64_t amount_;
};

class Stage final : public Component {
 public:
  Inbox<std::int64_t> inbox{*this, "inbox", 64};
  Outbox<std::int64_t> outbox{*this, "outbox"};
  Process main() override {
    while (auto number = co_await inbox.receive()) co_await outbox.put(*number + 1);
  }
};

class Idler final : public Component {
 public:
  Inbox<std::int64_t> inbox{*this, "inbox"};
  Outbox<std::int64_t> outbox{*this, "outbox"};
  Process main() override {
    while (auto number = co_await inbox.receive()) outbox.send(*number);
  }
};

}  // namespace

double bare_limit(std::int64_t amount, std::size_t frames) {
  std::int64_t left = amount;
  for (std::size_t i = 0; i < frames; ++i) bare_queue.push_back(*turn_and_turn(left).frame);
  const Watch watch;
  run_bare();
  return watch.seconds();
}

double bare_spawn(std::int64_t amount) {
  const Watch watch;
  for (std::int64_t i = 0; i < amount; ++i) bare_queue.push_back(*nothing().frame);
  run_bare();
  return watch.seconds();
}

double bare_idle_bytes(std::int64_t amount) {
  std::vector<BareFrame*> frames;
  frames.reserve(static_cast<std::size_t>(amount));
  const std::size_t before = resident_bytes();
  for (std::int64_t i = 0; i < amount; ++i) frames.push_back(nothing().frame);
  const std::size_t after = resident_bytes();
  for (BareFrame* frame : frames) frame->handle.destroy();
  return static_cast<double>(after - before) / static_cast<double>(amount) - sizeof(BareFrame*);
}

double ring(std::int64_t amount, std::size_t parties) {
  return timed_ring<std::int64_t>(amount, parties);
}

double ring_of_messages(std::int64_t amount, std::size_t parties) {
  return timed_ring<axon::Message>(amount, parties);
}

double spawn(std::int64_t amount) {
  Scheduler scheduler;
  const Watch watch;
  for (std::int64_t i = 0; i < amount; ++i) scheduler.activate(std::make_unique<Empty>());
  scheduler.run();
  return watch.seconds();
}

double skynet(std::int64_t leaves) {
  Scheduler scheduler;
  std::int64_t sum = 0;
  auto top = std::make_unique<Sky>(0, leaves);
  auto result = std::make_unique<Sum>(sum);
  axon::link(top->outbox, result->inbox);
  const Watch watch;
  scheduler.activate(std::move(result));
  scheduler.activate(std::move(top));
  scheduler.run();
  const double seconds = watch.seconds();
  must(sum == leaves * (leaves - 1) / 2, "skynet");
  return seconds;
}

double fan_in(std::int64_t amount, std::size_t producers) {
  Scheduler scheduler;
  std::int64_t sum = 0;
  const std::int64_t each = amount / static_cast<std::int64_t>(producers);
  auto consumer = std::make_unique<Sum>(sum, 64);
  std::vector<std::unique_ptr<Source>> sources;
  for (std::size_t i = 0; i < producers; ++i) {
    sources.push_back(std::make_unique<Source>(each));
    axon::link(sources.back()->outbox, consumer->inbox);
  }
  const Watch watch;
  scheduler.activate(std::move(consumer));
  for (auto& source : sources) scheduler.activate(std::move(source));
  scheduler.run();
  const double seconds = watch.seconds();
  must(sum == static_cast<std::int64_t>(producers) * each * (each + 1) / 2, "fan-in");
  return seconds;
}

double pipeline(std::int64_t amount, std::size_t stages) {
  Scheduler scheduler;
  std::int64_t sum = 0;
  auto source = std::make_unique<Source>(amount);
  auto sink = std::make_unique<Sum>(sum, 64);
  std::vector<std::unique_ptr<Stage>> line;
  axon::Outbox<std::int64_t>* last = &source->outbox;
  for (std::size_t i = 0; i < stages; ++i) {
    line.push_back(std::make_unique<Stage>());
    axon::link(*last, line.back()->inbox);
    last = &line.back()->outbox;
  }
  axon::link(*last, sink->inbox);
  const Watch watch;
  scheduler.activate(std::move(source));
  for (auto& stage : line) scheduler.activate(std::move(stage));
  scheduler.activate(std::move(sink));
  scheduler.run();
  const double seconds = watch.seconds();
  must(sum == amount * (amount + 1) / 2 + amount * static_cast<std::int64_t>(stages), "pipeline");
  return seconds;
}

double idle_bytes(std::int64_t amount) {
  Scheduler scheduler;
  const std::size_t before = resident_bytes();
  for (std::int64_t i = 0; i < amount; ++i) scheduler.activate(std::make_unique<Idler>());
  scheduler.run_until_idle();
  return static_cast<double>(resident_bytes() - before) / static_cast<double>(amount);
}

}  // namespace bench
