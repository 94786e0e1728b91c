// Waiting for time to pass, and for a letter that may not come.
#pragma once

#include <optional>

#include "inbox.hpp"
#include "scheduler.hpp"

namespace axon {

// A wish to be woken, kept in the frame of the one who waits.
class TimerEntry {
 public:
  TimerEntry() = default;
  TimerEntry(const TimerEntry&) = delete;
  ~TimerEntry() { cancel(); }
  void set(Component& component, TimePoint when);
  void cancel() noexcept;

 private:
  friend class Scheduler;
  Component* component_ = nullptr;
  std::multimap<TimePoint, TimerEntry*>::iterator place_;
  bool is_set_ = false;
};

// So long after now; never, when that is past the end of time.
inline TimePoint after(TimePoint now, Duration duration) noexcept {
  return duration > TimePoint::max() - now ? TimePoint::max() : now + duration;
}

// co_await sleep_for(10ms), co_await sleep_until(time): or until wake().
class [[nodiscard]] Sleep : detail::Door {
 public:
  explicit Sleep(Duration duration) noexcept : duration_(duration) {}
  explicit Sleep(TimePoint until) noexcept : until_(until) {}

  bool await_ready() const noexcept { return false; }
  template <detail::Promise P>
  bool await_suspend(std::coroutine_handle<P> at) {
    component_ = &at.promise().component();
    if (is_over(*component_)) return false;
    timer_.set(*component_, until_ ? *until_ : after(scheduler_of(*component_).now(), duration_));
    wait(*component_, at, pausing);
    return true;
  }
  void await_resume() {
    timer_.cancel();
    throw_if_interrupted(*component_);
  }

 private:
  Duration duration_{};
  std::optional<TimePoint> until_;
  Component* component_ = nullptr;
  TimerEntry timer_;
};
inline Sleep sleep_for(Duration duration) noexcept { return Sleep(duration); }
inline Sleep sleep_until(TimePoint time) noexcept { return Sleep(time); }

// co_await receive_for(inbox, 10ms): the next letter; nothing when none came in time, or none can
// come any more (inbox.closed() tells which).
template <typename Box>
class [[nodiscard]] ReceiveFor : detail::Door {
 public:
  ReceiveFor(Box& inbox, Duration duration) noexcept : receive_(inbox), duration_(duration) {}

  bool await_ready() const noexcept { return receive_.await_ready(); }
  template <detail::Promise P>
  void await_suspend(std::coroutine_handle<P> at) {
    Component& component = at.promise().component();
    timer_.set(component, after(scheduler_of(component).now(), duration_));
    receive_.await_suspend(at);
  }
  std::optional<typename Box::Letter> await_resume() {
    timer_.cancel();
    return receive_.await_resume();
  }

 private:
  Receive<Box> receive_;
  Duration duration_;
  TimerEntry timer_;
};
template <typename Box>
ReceiveFor<Box> receive_for(Box& inbox, Duration duration) noexcept {
  return ReceiveFor<Box>(inbox, duration);
}

}  // namespace axon
