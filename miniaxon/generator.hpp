// Lesson 03: what co_yield is made of.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace miniaxon {

// A function that can stop in the middle: it owns the frame of a coroutine that hands out a T at
// each co_yield. It can be moved, not copied. T may be move-only and needs no default constructor.
template <typename T>
class Generator {
 public:
  // What the compiler asks for when a function with co_yield is called, stops, and ends.
  struct promise_type {
    std::optional<T> handed_out;  // from co_yield until next() collects it

    promise_type() = default;  // without it, C++20 would fill handed_out with the first argument
    Generator get_return_object() {
      // TODO 1: create: make the Generator that owns this frame
      return Generator(nullptr);
    }
    std::suspend_always initial_suspend() noexcept { return {}; }  // stop before the first line
    std::suspend_always yield_value(T value) {
      // TODO 2: store: keep the value in handed_out, then stop here
      (void)value;
      return {};
    }
    void return_void() {}
    void unhandled_exception() {
      // TODO 3: fail: let the exception go on, out of the resume() that is running
    }
    std::suspend_always final_suspend() noexcept { return {}; }  // stop after the last line
    void await_transform() = delete;                             // no co_await in here
  };

  Generator(Generator&& other) noexcept {
    // TODO 4: move: take the frame, and leave the other one without
    (void)other;
  }
  Generator& operator=(Generator&& other) noexcept {
    // TODO 5: destroy the frame that this one owns, then take the other's
    (void)other;
    return *this;
  }
  ~Generator() {
    // TODO 6: destroy: give the frame back, if there is one
  }

  // Runs to the next co_yield and gives what it handed out; nullopt once finished, and for ever
  // after. An exception in the body comes out here, and the generator is then done.
  std::optional<T> next() {
    // TODO 7: resume the frame unless it is done, then collect what it handed out
    return std::nullopt;
  }

  // True when the body has run to its end, or when the frame was moved away.
  bool done() const {
    // TODO 8: no frame, or a frame that has finished
    return false;
  }

 private:
  using Handle = std::coroutine_handle<promise_type>;
  explicit Generator(Handle frame) : frame_(frame) {}

  Handle frame_ = nullptr;
};

}  // namespace miniaxon
