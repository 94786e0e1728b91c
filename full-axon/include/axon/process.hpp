// The coroutine that a component's main() is, and what it may wait for.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

#include "detail/core.hpp"
#include "detail/pool.hpp"

namespace axon {

class Component;

namespace detail {

class Door;  // waiting.hpp

class PromiseBase {
 public:
  Component& component() const noexcept { return *component_; }

  static void* operator new(std::size_t bytes) { return Pool::take(bytes); }
  static void operator delete(void* memory, std::size_t bytes) noexcept {
    Pool::give_back(memory, bytes);
  }

 protected:
  Component* component_ = nullptr;
};

}  // namespace detail

// What main() gives back. Write co_await, or co_return, in it.
class Process {
 public:
  class promise_type;
  using Handle = std::coroutine_handle<promise_type>;

  Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (handle_) handle_.destroy();
  }

  class promise_type : public detail::PromiseBase {
   public:
    // The frame belongs to the component whose main() it is. A template, because g++ 12 does not
    // see a constructor that takes Component& here.
    template <typename Kind>
    explicit promise_type(Kind& component) noexcept {
      component_ = &component;
    }

    Process get_return_object() noexcept { return Process(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    auto final_suspend() const noexcept {
      struct Ended {
        bool await_ready() const noexcept { return false; }
        void await_suspend(Handle handle) const noexcept { handle.promise().end(); }
        void await_resume() const noexcept {}
      };
      return Ended{};
    }
    void return_void() const noexcept {}
    void unhandled_exception() noexcept;

   private:
    void end() const noexcept;
  };

 private:
  friend class Scheduler;
  explicit Process(Handle handle) noexcept : handle_(handle) {}
  Handle release() noexcept { return std::exchange(handle_, {}); }

  Handle handle_;
};

}  // namespace axon
