// A component: a worker at a desk with trays. It owns its boxes, and works in turns.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>

#include "detail/core.hpp"
#include "detail/pool.hpp"
#include "errors.hpp"
#include "process.hpp"

namespace axon {

class Box;

class Component : private detail::ReadyNode {
 public:
  Component() noexcept = default;
  // Without a name of its own a component is called after its class.
  explicit Component(std::string name);
  // Only before it is activated and linked; throws UsageError. Derived classes need not write one.
  Component(Component&& other);
  Component& operator=(Component&&) = delete;
  // An active component leaves its scheduler first. As everywhere, a destructor that throws ends the
  // program.
  virtual ~Component();

  // What it does. Its outboxes close when it ends.
  virtual Process main() = 0;

  std::string name() const;
  // Given by the scheduler at activation, in order of activation from 1; 0 before.
  std::uint32_t id() const noexcept { return id_; }
  bool active() const noexcept { return (state_ & is_active) != 0; }
  bool ended() const noexcept { return (state_ & has_ended) != 0; }
  // It sleeps until something wakes it.
  bool waits() const noexcept { return (state_ & is_waiting) != 0; }
  // nullptr when it is not active.
  Scheduler* scheduler() const noexcept;
  Component* parent() const noexcept { return parent_; }
  // How many of those that this one activated are alive.
  std::size_t children() const noexcept { return children_; }
  // The boxes in order of declaration; nullptr when there are none.
  Box* first_box() const noexcept { return boxes_; }

  // Asks it to end: whatever it waits for now or later ends with nothing. One that goes on all the
  // same for 1000 turns is ended where it stands.
  void stop() noexcept;
  bool stop_requested() const noexcept { return (state_ & is_stopping) != 0; }
  // Ends its pause() or its sleep, if it is in one; otherwise its next pause() gives the others their
  // turns, and ends.
  void wake() noexcept {
    if ((state_ & is_pausing) != 0) {
      become_ready();
    } else if (active()) {
      state_ &= ~is_listening;
    }
  }
  // Makes what it waits for throw this, now or at its next wait. Throws UsageError without an error.
  void interrupt(std::exception_ptr error);

  static void* operator new(std::size_t bytes) { return detail::Pool::take(bytes); }
  static void operator delete(void* memory, std::size_t bytes) noexcept {
    detail::Pool::give_back(memory, bytes);
  }

 protected:
  // Asks those that this one activated to stop, and not those that they activated. They end in their
  // next turns, not at once. Whoever is alive when this one ends goes on, and has no parent any more.
  void stop_children() noexcept;
  // Asked when an exception left the main() of a component that this one activated. True: handled.
  virtual bool child_failed(Component& child, const std::exception_ptr& error);

 private:
  friend class Box;
  friend class Scheduler;
  friend class TimerEntry;
  friend class Process::promise_type;
  friend class detail::Door;

  // What `state_` says. Its low half is for whose letters end its wait: a bit for each of the first
  // inboxes, the last of which the others share.
  enum State : std::uint32_t {
    any_box = (1 << 13) - 1,
    shared_bit = 1 << 12,
    is_listening = 1 << 13,  // nothing came since its last pause()
    is_pausing = 1 << 14,
    is_traced = 1 << 15,
    is_active = 1 << 16,
    is_owned = 1 << 17,  // the scheduler deletes it
    is_stopping = 1 << 18,
    is_waiting = 1 << 19,  // not in the run queue; something must wake it
    has_ended = 1 << 20,
    is_interrupted = 1 << 21,  // an error waits for it in the scheduler
    has_name = 1 << 22,
    is_requeued = 1 << 23,  // it gave its turn back, and does not wait
    is_newcomer = 1 << 24,  // it had no turn yet, or has its first one
  };

  // A letter came into this box, and some bit of `mask` is set in `state_`.
  void pay_attention(Box& box, std::uint16_t mask) noexcept {
    if ((state_ & (is_traced | is_listening | shared_bit)) != 0) [[unlikely]] {
      if ((state_ & is_traced) != 0) trace_delivery(box);
      if (!waits_for(box, mask)) return;
    }
    become_ready();
  }
  void trace_delivery(Box& box) noexcept;
  // From now on nothing makes it ready, not even what its own end closes.
  void be_ended() noexcept {
    constexpr std::uint32_t what_wakes = any_box | is_listening | is_pausing | is_traced;
    state_ = (state_ | has_ended) & ~(what_wakes | is_waiting);
  }
  // Something came into this box: whether that ends its wait. If not, it is news for its next pause().
  bool waits_for(const Box& box, std::uint16_t mask) noexcept;
  // Of the boxes that share a bit none is waited for.
  void forget_awaited() noexcept;
  // Goes on at `at` when a box of these bits gets a letter or closes, or the wait is ended.
  void wait(std::coroutine_handle<> at, std::uint32_t bits) noexcept {
    resume_point_ = at;
    state_ |= bits | is_waiting;
  }
  bool wait_is_over() const noexcept { return (state_ & (is_stopping | is_interrupted)) != 0; }
  // Throws what interrupt() was given.
  void throw_if_interrupted() {
    if ((state_ & is_interrupted) != 0) throw_interrupt();
  }
  [[noreturn]] void throw_interrupt();
  // It joins the queue; a parent that waits for its child's work goes first, so that a tree of work
  // is done branch by branch, and not alive as a whole.
  void become_ready() noexcept {
    state_ &= ~(any_box | is_pausing | is_waiting);
    if (children_ != 0 && core_->running != nullptr && core_->running->parent_ == this) {
      core_->ready.push_front(*this);
    } else {
      core_->ready.push_back(*this);
    }
  }

  std::coroutine_handle<> resume_point_;  // the innermost frame that waits
  detail::Core* core_ = nullptr;          // of its scheduler
  Box* boxes_ = nullptr;
  Component* parent_ = nullptr;
  Process::Handle main_;
  std::uint32_t id_ = 0;
  std::uint32_t place_ = 0;     // in the scheduler's list of components
  std::uint32_t children_ = 0;  // that are alive
  std::uint32_t state_ = is_listening | is_newcomer;
};

}  // namespace axon
