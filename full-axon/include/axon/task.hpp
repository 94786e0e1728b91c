// Work that a component does in a function of its own: co_await part_of_the_work().
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include "waiting.hpp"

namespace axon {

template <typename T>
class Task;

namespace detail {

class TaskPromise : public PromiseBase {
 public:
  std::suspend_always initial_suspend() const noexcept { return {}; }
  auto final_suspend() const noexcept { return Ended{}; }
  void unhandled_exception() noexcept { error_ = std::current_exception(); }

  void start_for(Component& component, std::coroutine_handle<> caller) noexcept {
    component_ = &component;
    caller_ = caller;
  }
  void rethrow_error() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  // The caller goes on in the same turn, from the scheduler's loop: the stack does not grow.
  struct Ended : Door {
    bool await_ready() const noexcept { return false; }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      const TaskPromise& promise = self.promise();
      go_on(promise.component(), promise.caller_);
    }
    void await_resume() const noexcept {}
  };

  std::coroutine_handle<> caller_;
  std::exception_ptr error_;
};

template <typename T>
class ValuePromise : public TaskPromise {
 public:
  template <typename Value>
  void return_value(Value&& value) {
    value_.emplace(std::forward<Value>(value));
  }
  T result() {
    rethrow_error();
    return std::move(*value_);
  }

 private:
  std::optional<T> value_;
};

template <>
class ValuePromise<void> : public TaskPromise {
 public:
  void return_void() const noexcept {}
  void result() const { rethrow_error(); }
};

}  // namespace detail

// Starts when it is awaited, once. An error in it comes out of the co_await.
// cost: one frame from the pool, two passes through the scheduler's loop.
template <typename T = void>
class [[nodiscard]] Task : detail::Door {
 public:
  class promise_type : public detail::ValuePromise<T> {
   public:
    Task get_return_object() noexcept { return Task(Handle::from_promise(*this)); }
  };
  using Handle = std::coroutine_handle<promise_type>;

  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  template <detail::Promise P>
  void await_suspend(std::coroutine_handle<P> caller) noexcept {
    Component& component = caller.promise().component();
    handle_.promise().start_for(component, caller);
    go_on(component, handle_);
  }
  T await_resume() { return handle_.promise().result(); }

 private:
  explicit Task(Handle handle) noexcept : handle_(handle) {}

  Handle handle_;
};

}  // namespace axon
