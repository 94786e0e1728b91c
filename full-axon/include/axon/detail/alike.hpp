// Which of the usual boxes a part has, and chassis that have boxes like their parts.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

#include "../outbox.hpp"

namespace axon::detail {

template <typename Part>
concept HasInbox = requires(Part& part) {
  part.inbox;
};
template <typename Part>
concept HasOutbox = requires(Part& part) {
  part.outbox;
};
template <typename Part>
concept HasControl = requires(Part& part) {
  part.control;
};
template <typename Part>
concept HasSignal = requires(Part& part) {
  part.signal;
};

// What a chassis is derived from, to have a box like one of its parts.
template <int>
struct NoBox {
  explicit NoBox(Component&) {}
};
template <typename T>
struct WithInbox {
  explicit WithInbox(Component& owner) : inbox(owner, "inbox") {}
  Inbox<T> inbox;
};
template <typename T>
struct WithControl {
  explicit WithControl(Component& owner) : control(owner, "control") {}
  Inbox<T> control;
};
template <typename T>
struct WithOutbox {
  explicit WithOutbox(Component& owner) : outbox(owner, "outbox") {}
  Outbox<T> outbox;
};
template <typename T>
struct WithSignal {
  explicit WithSignal(Component& owner) : signal(owner, "signal") {}
  Outbox<T> signal;
};

template <typename Part>
struct InboxLike {
  using Type = NoBox<0>;
};
template <HasInbox Part>
struct InboxLike<Part> {
  using Type = WithInbox<decltype(letter_of(std::declval<Part&>().inbox))>;
};
template <typename Part>
struct ControlLike {
  using Type = NoBox<1>;
};
template <HasControl Part>
struct ControlLike<Part> {
  using Type = WithControl<decltype(letter_of(std::declval<Part&>().control))>;
};
template <typename Part>
struct OutboxLike {
  using Type = NoBox<2>;
};
template <HasOutbox Part>
struct OutboxLike<Part> {
  using Type = WithOutbox<decltype(letter_of(std::declval<Part&>().outbox))>;
};
template <typename Part>
struct SignalLike {
  using Type = NoBox<3>;
};
template <HasSignal Part>
struct SignalLike<Part> {
  using Type = WithSignal<decltype(letter_of(std::declval<Part&>().signal))>;
};

// A part is given as Doubler{}, or as a std::unique_ptr.
template <std::derived_from<Component> Part>
requires(!std::is_lvalue_reference_v<Part>) std::unique_ptr<Part> owned(Part&& part) {
  return std::make_unique<Part>(std::move(part));
}
template <std::derived_from<Component> Part>
std::unique_ptr<Part> owned(std::unique_ptr<Part> part) {
  return part;
}
template <typename Given>
using PartOf = typename decltype(owned(std::declval<Given>()))::element_type;

template <typename One, typename Next>
void link_parts(One& one, Next& next) {
  static_assert(HasOutbox<One>, "each part of a pipeline but the last needs a box named outbox");
  static_assert(HasInbox<Next>, "each part of a pipeline but the first needs a box named inbox");
  link(one.outbox, next.inbox);
  if constexpr (HasSignal<One> && HasControl<Next>) link(one.signal, next.control);
}

}  // namespace axon::detail
