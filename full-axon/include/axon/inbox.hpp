// An inbox: letters of one type, first in first out, taken by its component alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "box.hpp"
#include "detail/ring.hpp"
#include "waiting.hpp"

namespace axon {

template <typename T>
class Outbox;
template <typename T>
class Put;
template <typename T>
class PutCopy;
template <typename Box>
class Receive;

// What an inbox does with a letter for which it has no room.
enum class WhenFull { refuse, drop_newest, drop_oldest };

// What takes letters of this type.
template <typename T>
class Sink : public Box, protected detail::Door {
 public:
  const std::type_info& type() const noexcept override { return typeid(T); }

 protected:
  Sink(Component& owner, const char* name, std::uint8_t flags, std::uint32_t capacity)
      : Box(owner, name, flags), letters_(capacity) {}
  Sink(Sink&& other) : Box(std::move(other)), letters_(std::move(other.letters_)) {}
  friend class Outbox<T>;
  friend class Put<T>;
  template <typename, typename>
  friend class Inbox;
  // False when it does not fit; the letter is then as it was.
  [[gnu::always_inline]] bool deliver(T& letter) {
    if (!letters_.try_push(letter)) {
      if (letters_.full() && (flags_ & (drops_newest | drops_oldest)) == 0) return false;
      return deliver_otherwise(letter);
    }
    this->letter_came();
    return true;
  }
  // Its ring must grow, or drops letters, or holds none because the inbox has a queue of its own.
  virtual bool deliver_otherwise(T& letter) = 0;
  void let_wait(Put<T>& put) noexcept {
    put.sink_ = this;
    put.next_ = last_put_ == nullptr ? &put : std::exchange(last_put_->next_, &put);
    last_put_ = &put;
  }
  void forget(Put<T>& put) noexcept {
    Put<T>* before = last_put_;
    while (before->next_ != &put) before = before->next_;
    before->next_ = put.next_;
    if (last_put_ == &put) last_put_ = before == &put ? nullptr : before;
  }
  Put<T>& take_first_put() noexcept {
    Put<T>& put = *last_put_->next_;
    if (&put == last_put_) {
      last_put_ = nullptr;
    } else {
      last_put_->next_ = put.next_;
    }
    return put;
  }
  // Moves letters of those who wait for room into the free slots, first come first served.
  virtual void admit() = 0;
  // What is poured into it: also more than its capacity.
  virtual void make_room(std::size_t more) = 0;
  virtual void take_in(T&& letter) noexcept = 0;

  detail::Ring<T> letters_;
  Put<T>* last_put_ = nullptr;  // its next_ is the first that waits: they are in a ring
};

constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

template <typename T, typename Queue = detail::Ring<T>>
class Inbox final : public Sink<T> {
 public:
  using Letter = T;

  // Inbox<int> inbox{*this, "inbox"};
  Inbox(Component& owner, const char* name, std::uint32_t capacity = unlimited,
        WhenFull when_full = WhenFull::refuse)
      : Sink<T>(owner, name, flags_of(when_full), has_own_queue ? unlimited : capacity),
        own_(capacity) {}
  Inbox(Inbox&& other) : Sink<T>(std::move(other)), own_(std::move(other.own_)) {}
  ~Inbox() { abandon(); }

  // while (auto letter = co_await inbox.receive()): the next letter; nothing once the last source
  // has ended and the box is empty, or when the component was asked to stop.
  [[nodiscard]] Receive<Inbox> receive() noexcept { return Receive<Inbox>(*this); }
  // A letter, if one waits. Throws UsageError while another component has the turn.
  std::optional<T> try_receive() {
    if (!this->runs(this->owner())) this->throw_not_yours();
    return take();
  }

  // From plain code, as if it had come over a link. False when it does not fit, or when the
  // component has ended.
  bool put_in(T letter) {
    auto& there = static_cast<Sink<T>&>(*this->end());
    return !there.owner().ended() && there.deliver(letter);
  }

  bool empty() const noexcept { return letters().empty(); }
  std::size_t waiting() const noexcept override { return letters().size(); }
  std::size_t capacity() const noexcept override {
    const std::uint32_t limit = letters().capacity();
    return limit == unlimited ? std::numeric_limits<std::size_t>::max() : limit;
  }
  // From now on. What waits stays, also when it is more. Senders that wait may go on.
  void set_capacity(std::uint32_t capacity) {
    letters().set_capacity(capacity);
    admit();
  }
  // It does not close when its last source ends.
  void keep_open() noexcept { this->flags_ |= Box::stays_open; }

 private:
  friend class Receive<Inbox>;
  template <typename...>
  friend class AnyOf;

  std::uint16_t bit() const noexcept {
    return static_cast<std::uint16_t>(this->mask_ & this->any_box);
  }
  bool shares_its_bit() const noexcept { return (this->mask_ & this->shared_bit) != 0; }
  void be_awaited() noexcept {
    if (shares_its_bit()) this->flags_ |= Box::is_awaited;
  }
  static std::uint8_t flags_of(WhenFull when_full) noexcept {
    return Box::inbox | (when_full == WhenFull::drop_newest   ? Box::drops_newest
                         : when_full == WhenFull::drop_oldest ? Box::drops_oldest
                                                              : 0);
  }
  bool deliver_otherwise(T& letter) override {
    if (letters().full()) return deliver_when_full(letter);
    letters().push(std::move(letter));
    this->letter_came();
    return true;
  }
  bool deliver_when_full(T& letter) {
    if ((this->flags_ & (Box::drops_newest | Box::drops_oldest)) == 0) return false;
    T newest(std::move(letter));
    this->letter_dropped();
    if ((this->flags_ & Box::drops_newest) != 0 || letters().empty()) return true;
    letters().drop_front();
    letters().push(std::move(newest));
    this->letter_came();
    return true;
  }
  std::optional<T> take() { return letters().empty() ? std::optional<T>() : take_first(); }
  std::optional<T> take_first() {
    std::optional<T> letter = letters().pop();
    if (this->last_put_ != nullptr) admit();
    return letter;
  }
  void admit() override {
    while (this->last_put_ != nullptr && !letters().full()) {
      letters().push(std::move(*this->last_put_->next_->letter_));
      this->take_first_put().end(true);
      this->letter_came();
    }
  }
  bool fits_into(const Box& end) const noexcept override {
    return letters().empty() ||
           end.capacity() - std::min(end.capacity(), end.waiting()) >= letters().size();
  }
  void make_room(std::size_t more) override { letters().make_room(more); }
  void take_in(T&& letter) noexcept override {
    letters().push(std::move(letter));
    this->letter_came();
  }
  void pour_into(Box& end) override {
    auto& there = static_cast<Sink<T>&>(end);
    there.make_room(letters().size());
    while (!letters().empty()) there.take_in(*letters().pop());
    while (this->last_put_ != nullptr) there.let_wait(this->take_first_put());
    there.admit();
  }
  void let_go() noexcept override {
    if (this->last_put_ == nullptr) return;
    Put<T>* put = std::exchange(std::exchange(this->last_put_, nullptr)->next_, nullptr);
    while (put != nullptr) {
      Put<T>& each = *std::exchange(put, put->next_);
      Sink<T>* const there = each.leads_to();
      if (there == nullptr) {
        each.end(false);
      } else {
        there->let_wait(each);
        if (there != this) there->admit();
      }
    }
  }
  void abandon() noexcept override {
    while (this->last_put_ != nullptr) this->take_first_put().end(false);
  }

  // A ring lies in the base, where an outbox writes into it without an indirect call.
  static constexpr bool has_own_queue = !std::is_same_v<Queue, detail::Ring<T>>;
  struct None {
    explicit None(std::uint32_t) noexcept {}
  };
  auto& letters() noexcept {
    if constexpr (has_own_queue) {
      return own_;
    } else {
      return this->letters_;
    }
  }
  const auto& letters() const noexcept { return const_cast<Inbox*>(this)->letters(); }

  [[no_unique_address]] std::conditional_t<has_own_queue, Queue, None> own_;
};

template <typename Box>
class [[nodiscard]] Receive : detail::Door {
 public:
  explicit Receive(Box& inbox) noexcept : inbox_(&inbox) {}

  bool await_ready() const noexcept { return false; }
  // Throws UsageError when the box is another component's.
  template <detail::Promise P>
  bool await_suspend(std::coroutine_handle<P> at) const {
    Component& owner = inbox_->owner();
    if (&owner != &at.promise().component()) inbox_->throw_not_yours();
    if (is_over(owner)) return false;
    if (inbox_->empty()) {
      if (inbox_->closed()) return false;
      if (inbox_->shares_its_bit()) [[unlikely]] {
        forget_awaited(owner);
        inbox_->be_awaited();
      }
      wait(owner, at, inbox_->bit());
    } else {
      if (spend(owner)) return false;
      requeue(owner, at);  // it had its share of letters in this turn
    }
    return true;
  }
  std::optional<typename Box::Letter> await_resume() const {
    Component& owner = inbox_->owner();
    if (is_over(owner)) [[unlikely]] {
      throw_if_interrupted(owner);
      return std::nullopt;
    }
    return inbox_->take();
  }

 private:
  Box* inbox_;
};

// co_await any_of(control, inbox): until one of them has a letter, or is closed. Then take with
// try_receive(), in the order of their importance. A box that is closed and empty is always ready: a
// loop that goes on keeps its boxes open (keep_open()), or leaves out those that are closed().
template <typename... Boxes>
class [[nodiscard]] AnyOf : detail::Door {
 public:
  explicit AnyOf(Boxes&... boxes) noexcept : boxes_(boxes...) {}

  bool await_ready() const noexcept { return false; }
  // Throws UsageError when a box is another component's.
  template <detail::Promise P>
  bool await_suspend(std::coroutine_handle<P> at) {
    component_ = &at.promise().component();
    std::uint16_t bits = 0;
    bool ready = is_over(*component_);
    std::apply(
        [&](auto&... box) {
          ((&box.owner() == component_ ? void() : box.throw_not_yours()), ...);
          ((bits = static_cast<std::uint16_t>(bits | box.bit())), ...);
          ready = ready || ((!box.empty() || box.closed()) || ...);
        },
        boxes_);
    if (!ready) {
      if ((bits & shared_bit) != 0) [[unlikely]] {
        forget_awaited(*component_);
        std::apply([](auto&... box) { (box.be_awaited(), ...); }, boxes_);
      }
      wait(*component_, at, bits);
    } else if (spend(*component_)) {
      return false;
    } else {
      requeue(*component_, at);
    }
    return true;
  }
  void await_resume() const { throw_if_interrupted(*component_); }

 private:
  std::tuple<Boxes&...> boxes_;
  Component* component_ = nullptr;
};
template <typename... Boxes>
AnyOf<Boxes...> any_of(Boxes&... boxes) noexcept {
  return AnyOf<Boxes...>(boxes...);
}

}  // namespace axon
