// A function that hands out values one by one with co_yield, to plain code that asks for them.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include "detail/pool.hpp"

namespace axon {

// Owns the frame of a coroutine; moves, and does not copy. Nothing of the body runs before the
// first next(). (Liskov et al.: Abstraction mechanisms in CLU, 1977.)
template <typename T>
class Generator {
 public:
  class promise_type;

  Generator(Generator&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  Generator& operator=(Generator&& other) noexcept {
    Generator taken(std::move(other));
    std::swap(frame_, taken.frame_);
    return *this;
  }
  ~Generator() {
    if (frame_) frame_.destroy();
  }

  // The next value; nothing once the body has ended. What the body throws comes out here.
  std::optional<T> next() {
    if (done()) return std::nullopt;
    frame_.resume();
    return std::exchange(frame_.promise().value_, std::nullopt);
  }
  bool done() const noexcept { return !frame_ || frame_.done(); }

 private:
  using Frame = std::coroutine_handle<promise_type>;
  explicit Generator(Frame frame) noexcept : frame_(frame) {}

  Frame frame_;
};

template <typename T>
class Generator<T>::promise_type {
 public:
  // Not an aggregate: g++ would fill one with the coroutine's arguments.
  promise_type() noexcept {}
  Generator get_return_object() noexcept { return Generator(Frame::from_promise(*this)); }
  std::suspend_always initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() const noexcept { return {}; }
  std::suspend_always yield_value(T value) {
    value_.emplace(std::move(value));
    return {};
  }
  void return_void() const noexcept {}
  [[noreturn]] void unhandled_exception() const { throw; }
  void await_transform() = delete;

  static void* operator new(std::size_t bytes) { return detail::Pool::take(bytes); }
  static void operator delete(void* memory, std::size_t bytes) noexcept {
    detail::Pool::give_back(memory, bytes);
  }

 private:
  friend class Generator;
  std::optional<T> value_;
};

}  // namespace axon
