// An outbox: where letters of one type leave a desk.
#pragma once

#include <limits>
#include <type_traits>
#include <utility>

#include "inbox.hpp"

namespace axon {

template <typename T>
class Outbox final : public Box {
 public:
  // Outbox<int> outbox{*this, "outbox"};
  Outbox(Component& owner, const char* name) : Box(owner, name, 0) {}
  Outbox(Outbox&& other) : Box(std::move(other)) {}

  // Puts the letter into the inbox at the end of the link, at once. False when nobody is there or
  // it does not fit; the letter is then as it was. An inbox that drops letters takes every one.
  // cost: a test for room, one ring write, a test whether somebody waits.
  [[gnu::always_inline]] bool send(T&& letter) {
    return sink_ != nullptr && sink_->deliver(letter);
  }
  bool send(const T& letter) {
    if (sink_ == nullptr) return false;
    T copy(letter);
    return sink_->deliver(copy);
  }
  // co_await outbox.put(letter): the same, and waits for room. False when nobody is there, or when
  // the wait was ended; the letter is then as it was. put(std::move(letter)) copies nothing.
  [[nodiscard]] Put<T> put(T&& letter) noexcept { return Put<T>(*this, letter); }
  [[nodiscard]] PutCopy<T> put(const T& letter) { return PutCopy<T>(*this, letter); }

  // Whether a letter sent now has somewhere to go.
  bool linked() const noexcept { return sink_ != nullptr; }
  const std::type_info& type() const noexcept override { return typeid(T); }
  std::size_t waiting() const noexcept override { return 0; }
  std::size_t capacity() const noexcept override { return std::numeric_limits<std::size_t>::max(); }

 private:
  friend class Put<T>;
  void aim_at(Box* end) noexcept override { sink_ = static_cast<Sink<T>*>(end); }

  Sink<T>* sink_ = nullptr;
};

// Invariant: while it waits it is in the list of `sink_`, which says so, and in no other.
template <typename T>
class [[nodiscard]] Put : detail::Door {
 public:
  Put(Outbox<T>& outbox, T& letter) noexcept : outbox_(&outbox), letter_(&letter) {}
  Put(const Put&) = delete;
  ~Put() { stop_waiting(); }

  bool await_ready() const noexcept { return false; }
  // Throws UsageError when the box is another component's.
  template <detail::Promise P>
  [[gnu::always_inline]] bool await_suspend(std::coroutine_handle<P> at) {
    Component& owner = outbox_->owner();
    if (&owner != &at.promise().component()) outbox_->throw_not_yours();
    if (is_over(owner)) return false;
    delivered_ = outbox_->send(std::move(*letter_));
    if (delivered_ || !outbox_->linked()) return false;
    outbox_->sink_->let_wait(*this);
    wait(owner, at, 0);
    return true;
  }
  bool await_resume() {
    stop_waiting();
    throw_if_interrupted(outbox_->owner());
    return delivered_;
  }

 private:
  friend class Sink<T>;
  template <typename, typename>
  friend class Inbox;
  Sink<T>* leads_to() const noexcept { return outbox_->sink_; }
  void end(bool delivered) noexcept {
    delivered_ = delivered;
    sink_ = nullptr;
    wake(outbox_->owner());
  }
  void stop_waiting() noexcept {
    if (sink_ != nullptr) std::exchange(sink_, nullptr)->forget(*this);
  }

  Outbox<T>* outbox_;
  T* letter_;
  Sink<T>* sink_ = nullptr;
  Put* next_ = nullptr;
  bool delivered_ = false;
};

template <typename T>
class [[nodiscard]] PutCopy : public Put<T> {
 public:
  PutCopy(Outbox<T>& outbox, const T& letter) : Put<T>(outbox, copy_), copy_(letter) {}

 private:
  T copy_;
};

// link() of boxes whose types are known: a mismatch is an error of the compiler.
namespace detail {
template <typename T>
T letter_of(const Sink<T>&);
template <typename T>
T letter_of(const Outbox<T>&);
template <typename From, typename To>
concept BoxesWithTypes = requires(const From& from, const To& to) {
  letter_of(from);
  letter_of(to);
};
}  // namespace detail

template <typename From, typename To>
requires detail::BoxesWithTypes<From, To>
void link(From& from, To& to) {
  static_assert(std::is_same_v<decltype(detail::letter_of(from)), decltype(detail::letter_of(to))>,
                "the two boxes are for letters of different types");
  link(static_cast<Box&>(from), static_cast<Box&>(to));
}

}  // namespace axon
