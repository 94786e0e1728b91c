// The scheduler: gives components their turns, one at a time, on one thread.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "clock.hpp"
#include "component.hpp"
#include "policy.hpp"
#include "services.hpp"
#include "waiting.hpp"

namespace axon {

struct Event;
class TimerEntry;
class Watchdog;

class Scheduler {
 public:
  // The clock must outlive it. Without one it goes by the machine's steady clock.
  explicit Scheduler(Clock* clock = nullptr);
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;
  // Ends every component where it stands.
  ~Scheduler();

  // From now on it gets turns, for the first time after all who are ready; one that is activated by
  // another component's turn gets its first turn next, so that many short lives are not all alive
  // at once. Throws UsageError when it is active already, or has ended; LinkError when it is linked
  // to one on another scheduler; and what main() throws before it is a coroutine.
  //   scheduler.activate(doubler);                      the caller keeps it alive
  //   Doubler& doubler = scheduler.activate(Doubler{}); the scheduler keeps it, until it ends; from
  //                                                     then on the reference leads nowhere
  //   scheduler.activate(std::make_unique<Doubler>());  likewise
  void activate(Component& component);
  template <std::derived_from<Component> Kind>
  Kind& activate(std::unique_ptr<Kind> component) {
    Kind* const activated = component.get();
    activate_owned(std::move(component));
    return *activated;
  }
  template <std::derived_from<Component> Kind>
  requires(!std::is_lvalue_reference_v<Kind>) Kind& activate(Kind&& component) {
    return activate(std::make_unique<Kind>(std::move(component)));
  }

  // Gives turns until every component has ended. Throws ComponentFailed when one fails and nobody
  // handles it, Deadlock when all sleep and nothing can wake them, UsageError within a turn, and what
  // a post() throws; the others can be run on.
  void run();
  template <typename Given>
  void run(Given&& component) {
    activate(std::forward<Given>(component));
    run();
  }
  // One turn. False when nobody is ready. Throws ComponentFailed.
  bool step() {
    if (core_.ready.empty()) return false;
    if (is_watched_) {
      give_watched_turn();
    } else {
      give_turn(static_cast<Component&>(core_.ready.pop_front()));
    }
    return true;
  }
  // Turns until nobody is ready, for those too whose time has come. Throws as run() does, but no
  // Deadlock.
  // A loop of somebody else's calls this, or step(), and sleeps until next_wake_up() or the hook.
  void run_until_idle();
  // When the next sleeper wants to go on; TimePoint::max() when there is none.
  TimePoint next_wake_up() const noexcept;

  // From any thread: does this between two turns. Throws UsageError for an empty function.
  void post(std::function<void()> work);
  // While one lives, run() waits for post() instead of ending. Make it on the scheduler's thread.
  class Hold {
   public:
    Hold(Hold&& other) noexcept : scheduler_(std::exchange(other.scheduler_, nullptr)) {}
    Hold& operator=(Hold&&) = delete;
    ~Hold() {
      if (scheduler_ != nullptr) --scheduler_->holds_;
    }

   private:
    friend class Scheduler;
    explicit Hold(Scheduler& scheduler) noexcept : scheduler_(&scheduler) { ++scheduler.holds_; }
    Scheduler* scheduler_;
  };
  [[nodiscard]] Hold hold() noexcept { return Hold(*this); }
  // Called by post(), on its thread: wakes a loop of somebody else's. Set it before the first post().
  void set_wake_up_hook(std::function<void()> hook);

  // Asks every component to stop.
  void stop_all() noexcept;

  // Who gets the next turn. Without one: first in first out, and new children first. It must outlive
  // the scheduler.
  void set_policy(Policy* policy) noexcept;
  // Every event from now on; an empty function ends the trace. See trace.hpp.
  void set_trace(std::function<void(const Event&)> on_event);

  // Whose turn it is; nullptr between turns.
  Component* running() const noexcept { return core_.running; }
  // In order of activation.
  std::vector<Component*> components() const;
  std::size_t alive() const noexcept { return components_.size(); }
  Services& services() noexcept { return services_; }
  Clock& clock() const noexcept { return *clock_; }
  TimePoint now() const { return clock_->now(); }

 private:
  friend class Component;
  friend class Box;
  friend class TimerEntry;
  friend class Watchdog;

  static constexpr int most_newcomers_in_a_row = 64;
  static constexpr std::uint32_t letters_a_turn = 128;
  static constexpr int turns_of_grace = 1000;

  void activate_owned(std::unique_ptr<Component> component);
  Component& choose();
  void give_watched_turn();
  void set_watchdog(Watchdog* watchdog) noexcept;
  // Newcomers that had their first turns one after the other, up to this turn.
  int newcomers_in_a_row() const noexcept;
  void give_turn(Component& component) {
    core_.running = &component;
    core_.budget = letters_a_turn;
    ++turns_;
    component.resume_point_.resume();
    if ((component.state_ & looked_at) != Component::is_waiting) after_special_turn(component);
    core_.running = nullptr;
  }
  void after_special_turn(Component& component);
  void finish(Component& component);
  void forget(Component& component) noexcept;
  bool take_posts();
  bool wake_sleepers();
  bool sleep();
  bool traces() const noexcept { return on_event_ != nullptr; }
  void trace(int kind, const Component& component, const Box* box = nullptr);
  [[noreturn]] void throw_deadlock();

  static constexpr std::uint32_t turns_between_posts = 64;
  static constexpr std::uint32_t looked_at = Component::has_ended | Component::is_stopping |
                                             Component::is_waiting | Component::is_newcomer;
  struct Mailbox;  // what other threads may touch

  detail::Core core_;
  std::vector<Component*> components_;  // alive; each knows its place in it
  Clock* clock_;
  Policy* policy_ = nullptr;
  Watchdog* watchdog_ = nullptr;
  bool is_watched_ = false;                // there is a policy, a trace or a watchdog
  std::uint32_t turns_ = 0;                // given so far; it wraps around
  std::uint32_t last_newcomers_turn_ = 0;  // which of them a newcomer had
  int newcomers_before_ = 0;               // that had theirs in a row, up to that turn
  std::uint32_t last_id_ = 0;
  int holds_ = 0;
  std::unique_ptr<Mailbox> mailbox_;
  std::multimap<TimePoint, TimerEntry*> timers_;
  std::unordered_map<Component*, std::exception_ptr> interrupts_;
  std::unordered_map<Component*, int> grace_;
  Services services_;
  std::function<void(const Event&)> on_event_;
  std::uint64_t events_ = 0;
  RealClock real_clock_;
};

}  // namespace axon
