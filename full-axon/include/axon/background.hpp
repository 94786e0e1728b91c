// A scheduler on a thread of its own, and handles by which plain code talks to what runs there.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "outbox.hpp"
#include "scheduler.hpp"

namespace axon {

// Runs from its construction to its end. Its scheduler may be touched by post() alone.
class Background {
 public:
  Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  // Asks every component to stop, and waits for them.
  ~Background();

  Scheduler& scheduler() noexcept { return scheduler_; }
  // The first error that came out of a run, if one did; the components that had none went on.
  std::exception_ptr error() const;

 private:
  bool run();

  Scheduler scheduler_;
  std::optional<Scheduler::Hold> hold_;
  mutable std::mutex guard_;
  std::exception_ptr error_;  // guarded
  std::thread thread_;        // last: it uses all the others
};

// The two ends of a component that runs elsewhere. Any thread may use it.
template <typename In, typename Out>
class Handle {
 public:
  // Activates the part, with boxes named inbox and outbox, on the scheduler's own thread.
  template <typename Part>
  Handle(Scheduler& scheduler, std::unique_ptr<Part> part)
      : scheduler_(&scheduler), shared_(std::make_shared<Shared>()) {
    auto ends = std::make_shared<std::unique_ptr<Part>>(std::move(part));
    scheduler.post([ends, shared = shared_, &scheduler] {
      auto in = std::make_unique<Entrance>(shared);
      auto out = std::make_unique<Exit>(shared);
      link(in->outbox, (*ends)->inbox);
      link((*ends)->outbox, out->inbox);
      scheduler.activate(std::move(out));
      scheduler.activate(std::move(*ends));
      shared->entrance = &scheduler.activate(std::move(in));
    });
  }
  // From now on no letter goes in: the part's inbox closes.
  ~Handle() {
    scheduler_->post([shared = shared_] {
      if (shared->entrance != nullptr) shared->entrance->stop();
    });
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  // Goes to the part's inbox, in order.
  void put(In letter) {
    {
      const std::lock_guard lock(shared_->guard);
      shared_->incoming.push_back(std::move(letter));
    }
    scheduler_->post([shared = shared_] {
      if (shared->entrance != nullptr) shared->entrance->wake();
    });
  }
  // The oldest letter from the part's outbox, if there is one.
  std::optional<Out> try_get() {
    const std::lock_guard lock(shared_->guard);
    return shared_->take();
  }
  // Waits for one; nothing when the part has ended and no letter is left.
  std::optional<Out> get() {
    std::unique_lock lock(shared_->guard);
    shared_->changed.wait(lock, [this] { return !shared_->outgoing.empty() || shared_->ended; });
    return shared_->take();
  }

 private:
  class Entrance;
  struct Shared {
    std::optional<Out> take() {
      if (outgoing.empty()) return std::nullopt;
      std::optional<Out> letter(std::move(outgoing.front()));
      outgoing.pop_front();
      return letter;
    }
    std::mutex guard;
    std::condition_variable changed;
    std::deque<In> incoming;        // guarded
    std::deque<Out> outgoing;       // guarded
    bool ended = false;             // guarded
    Component* entrance = nullptr;  // the scheduler's thread alone
  };
  class Entrance final : public Component {
   public:
    Outbox<In> outbox{*this, "outbox"};
    explicit Entrance(std::shared_ptr<Shared> shared)
        : Component("entrance"), shared_(std::move(shared)) {}
    ~Entrance() { shared_->entrance = nullptr; }
    Process main() override {
      while (outbox.linked()) {
        while (auto letter = next()) co_await outbox.put(std::move(*letter));
        if (stop_requested()) co_return;
        co_await pause();
      }
    }

   private:
    std::optional<In> next() {
      const std::lock_guard lock(shared_->guard);
      if (shared_->incoming.empty()) return std::nullopt;
      std::optional<In> letter(std::move(shared_->incoming.front()));
      shared_->incoming.pop_front();
      return letter;
    }
    std::shared_ptr<Shared> shared_;
  };
  class Exit final : public Component {
   public:
    Inbox<Out> inbox{*this, "inbox"};
    explicit Exit(std::shared_ptr<Shared> shared) : Component("exit"), shared_(std::move(shared)) {}
    ~Exit() {
      const std::lock_guard lock(shared_->guard);
      shared_->ended = true;
      shared_->changed.notify_all();
    }
    Process main() override {
      while (auto letter = co_await inbox.receive()) {
        const std::lock_guard lock(shared_->guard);
        shared_->outgoing.push_back(std::move(*letter));
        shared_->changed.notify_all();
      }
    }

   private:
    std::shared_ptr<Shared> shared_;
  };

  Scheduler* scheduler_;
  std::shared_ptr<Shared> shared_;
};

}  // namespace axon
