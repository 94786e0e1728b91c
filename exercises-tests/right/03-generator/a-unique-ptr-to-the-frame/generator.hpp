// A unique_ptr with a deleter of its own owns the frame, so moves need no code.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace miniaxon {

template <typename T>
class Generator {
 public:
  class promise_type {
   public:
    promise_type() = default;
    auto get_return_object() { return Generator(*this); }
    auto initial_suspend() const noexcept { return std::suspend_always(); }
    auto final_suspend() const noexcept { return std::suspend_always(); }
    template <typename From>
    auto yield_value(From&& from) {
      tray_.emplace(std::forward<From>(from));
      return std::suspend_always();
    }
    void return_void() const noexcept {}
    void unhandled_exception() { std::rethrow_exception(std::current_exception()); }
    std::optional<T> collect() {
      std::optional<T> collected;
      collected.swap(tray_);
      return collected;
    }

   private:
    std::optional<T> tray_;
  };

  std::optional<T> next() {
    if (!done()) {
      frame().resume();
      return frame().promise().collect();
    }
    return {};
  }
  bool done() const { return promise_ == nullptr || frame().done(); }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  struct Destroy {
    void operator()(promise_type* promise) const { Handle::from_promise(*promise).destroy(); }
  };
  explicit Generator(promise_type& promise) : promise_(&promise) {}
  Handle frame() const { return Handle::from_promise(*promise_); }

  std::unique_ptr<promise_type, Destroy> promise_;
};

}  // namespace miniaxon
