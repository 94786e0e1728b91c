// The promise points at what was yielded, in the frame: a variable is copied, the rest moved.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
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
    std::suspend_always yield_value(const T& value) {
      variable = &value;
      return {};
    }
    std::suspend_always yield_value(T&& value) {
      passing = &value;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }

    const T* variable = nullptr;
    T* passing = nullptr;
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
    frame_.resume();
    T* const passing = std::exchange(frame_.promise().passing, nullptr);
    const T* const variable = std::exchange(frame_.promise().variable, nullptr);
    if (passing != nullptr) return std::move(*passing);
    if constexpr (std::is_copy_constructible_v<T>) {
      if (variable != nullptr) return *variable;
    }
    return std::nullopt;
  }
  bool done() const { return !frame_ || frame_.done(); }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  explicit Generator(Handle frame) : frame_(frame) {}

  Handle frame_ = nullptr;
};

}  // namespace miniaxon
