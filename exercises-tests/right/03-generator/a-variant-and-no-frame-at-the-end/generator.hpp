// A variant holds nothing, a value or an error; the frame is destroyed as soon as it ends.
#pragma once

#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>
#include <variant>

namespace miniaxon {

template <typename T>
class Generator {
 public:
  struct promise_type {
    promise_type() = default;
    Generator get_return_object() { return Generator(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T& value) requires std::copy_constructible<T> {
      result.template emplace<1>(value);
      return {};
    }
    std::suspend_always yield_value(T&& value) {
      result.template emplace<1>(std::move(value));
      return {};
    }
    void return_void() {}
    void unhandled_exception() { result.template emplace<2>(std::current_exception()); }

    std::variant<std::monostate, T, std::exception_ptr> result;
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
    if (!frame_) return std::nullopt;
    frame_.resume();
    auto result = std::move(frame_.promise().result);
    frame_.promise().result.template emplace<0>();
    if (frame_.done()) std::exchange(frame_, nullptr).destroy();
    if (auto* error = std::get_if<2>(&result)) std::rethrow_exception(*error);
    if (auto* value = std::get_if<1>(&result)) return std::move(*value);
    return std::nullopt;
  }
  bool done() const { return !frame_; }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  explicit Generator(Handle frame) : frame_(frame) {}

  Handle frame_ = nullptr;
};

}  // namespace miniaxon
