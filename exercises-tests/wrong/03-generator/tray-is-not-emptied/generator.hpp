// The value is copied out of the tray and stays there, so the last one comes twice.
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
  struct promise_type {
    promise_type() = default;
    Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T value) {
      handed_out.reset(new T(std::move(value)));
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }

    std::unique_ptr<T> handed_out;
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
    if (!frame_.promise().handed_out) return std::nullopt;
    return std::move(*frame_.promise().handed_out);
  }
  bool done() const { return !frame_ || frame_.done(); }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  explicit Generator(Handle frame) : frame_(frame) {}

  Handle frame_ = nullptr;
};

}  // namespace miniaxon
