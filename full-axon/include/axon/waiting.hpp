// What a component can wait for, beside its boxes: the next turn, a wake-up, the end of a Task.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstdint>

#include "component.hpp"

namespace axon {
namespace detail {

// A coroutine of this runtime: a component's main(), or a Task.
template <typename P>
concept Promise = std::derived_from<P, PromiseBase>;

// The door from boxes, and from what is awaited, to the component behind them.
class Door {
 protected:
  static constexpr std::uint32_t any_box = Component::any_box;
  static constexpr std::uint32_t pausing = Component::is_pausing;
  static constexpr std::uint32_t shared_bit = Component::shared_bit;

  // Sleeps, and goes on at `at` when a box of these bits gets a letter or closes.
  static void wait(Component& component, std::coroutine_handle<> at, std::uint32_t bits) noexcept {
    component.wait(at, bits);
  }
  // Not asleep: it goes on in its next turn, after all who are ready.
  static void requeue(Component& component, std::coroutine_handle<> at) noexcept {
    component.wait(at, 0);
    component.become_ready();
    component.state_ |= Component::is_requeued;
  }
  // Goes on at `at` in this very turn.
  static void go_on(Component& component, std::coroutine_handle<> at) noexcept {
    component.resume_point_ = at;
    component.core_->goes_on = true;
  }
  static void wake(Component& component) noexcept {
    if ((component.state_ & Component::is_waiting) != 0) component.become_ready();
  }
  // It was asked to stop, or an error waits for it.
  static bool is_over(const Component& component) noexcept { return component.wait_is_over(); }
  static void throw_if_interrupted(Component& component) { component.throw_if_interrupted(); }
  // One letter more in this turn. False when the turn has had its share.
  static bool spend(Component& component) noexcept { return --component.core_->budget != 0; }
  // Something came since it last said listen().
  static bool has_news(const Component& component) noexcept {
    return (component.state_ & Component::is_listening) == 0;
  }
  static void listen(Component& component) noexcept { component.state_ |= Component::is_listening; }
  static void forget_awaited(Component& component) noexcept { component.forget_awaited(); }
  static bool runs(const Component& component) noexcept {
    return component.core_ == nullptr || component.core_->running == nullptr ||
           component.core_->running == &component;
  }
  static Scheduler& scheduler_of(const Component& component) noexcept {
    return *component.scheduler();
  }
};

}  // namespace detail

// co_await yield(): the others get their turns first.
class [[nodiscard]] Yield : detail::Door {
 public:
  bool await_ready() const noexcept { return false; }
  template <detail::Promise P>
  void await_suspend(std::coroutine_handle<P> at) noexcept {
    component_ = &at.promise().component();
    requeue(*component_, at);
  }
  void await_resume() const { throw_if_interrupted(*component_); }

 private:
  Component* component_ = nullptr;
};
inline Yield yield() noexcept { return {}; }

// co_await pause(): until a letter comes into any of its inboxes, one of them closes, or wake(). What
// came since its last pause() counts, so that a look at the inboxes, something else that waits, and
// a pause() lose nothing; it then gives the others their turns, and ends.
class [[nodiscard]] Pause : detail::Door {
 public:
  bool await_ready() const noexcept { return false; }
  template <detail::Promise P>
  bool await_suspend(std::coroutine_handle<P> at) noexcept {
    component_ = &at.promise().component();
    if (is_over(*component_)) return false;
    if (has_news(*component_)) {
      requeue(*component_, at);
    } else {
      wait(*component_, at, pausing | any_box);
    }
    return true;
  }
  void await_resume() const {
    listen(*component_);
    throw_if_interrupted(*component_);
  }

 private:
  Component* component_ = nullptr;
};
inline Pause pause() noexcept { return {}; }

// co_await ends_of_children(): until one of those that this component activated has ended, or
// wake(); also while the component itself was asked to stop.
class [[nodiscard]] EndsOfChildren : detail::Door {
 public:
  bool await_ready() const noexcept { return false; }
  template <detail::Promise P>
  void await_suspend(std::coroutine_handle<P> at) noexcept {
    wait(at.promise().component(), at, pausing);
  }
  void await_resume() const noexcept {}
};
inline EndsOfChildren ends_of_children() noexcept { return {}; }

}  // namespace axon
