// Components made of components: the parts are its children, and it ends when all of them have.
#pragma once

#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "outbox.hpp"
#include "scheduler.hpp"

namespace axon {

// Activates its parts when it is activated itself. Asked to stop, it asks them.
class Group : public Component {
 public:
  using Component::Component;
  Process main() override;

 protected:
  void hold(std::unique_ptr<Component> part) { parts_.push_back(std::move(part)); }

 private:
  std::vector<std::unique_ptr<Component>> parts_;
};

namespace detail {

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
  part.signal;
};

struct NoInbox {
  explicit NoInbox(Component&) {}
};
struct NoOutbox {
  explicit NoOutbox(Component&) {}
};
template <typename T>
struct WithInbox {
  explicit WithInbox(Component& owner) : inbox(owner, "inbox") {}
  Inbox<T> inbox;
};
template <typename T>
struct WithOutbox {
  explicit WithOutbox(Component& owner) : outbox(owner, "outbox") {}
  Outbox<T> outbox;
};

template <typename Part>
struct InboxLike {
  using Type = NoInbox;
};
template <HasInbox Part>
struct InboxLike<Part> {
  using Type = WithInbox<decltype(letter_of(std::declval<Part&>().inbox))>;
};
template <typename Part>
struct OutboxLike {
  using Type = NoOutbox;
};
template <HasOutbox Part>
struct OutboxLike<Part> {
  using Type = WithOutbox<decltype(letter_of(std::declval<Part&>().outbox))>;
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
  if constexpr (HasControl<One> && HasControl<Next>) link(one.signal, next.control);
}

}  // namespace detail

// The first part's inbox and the last part's outbox are its own.
template <typename First, typename Last>
class Pipeline final : public Group,
                       public detail::InboxLike<First>::Type,
                       public detail::OutboxLike<Last>::Type {
 public:
  template <typename... Parts>
  explicit Pipeline(std::unique_ptr<Parts>... parts)
      : Group("pipeline"),
        detail::InboxLike<First>::Type(static_cast<Component&>(*this)),
        detail::OutboxLike<Last>::Type(static_cast<Component&>(*this)) {
    First* first = nullptr;
    Last* last = nullptr;
    take(first, last, *parts...);
    if constexpr (detail::HasInbox<First>) link(this->inbox, first->inbox);
    if constexpr (detail::HasOutbox<Last>) link(last->outbox, this->outbox);
    (this->hold(std::move(parts)), ...);
  }

 private:
  template <typename Only>
  static void take(First*& first, Last*& last, Only& only) {
    if constexpr (std::is_same_v<Only, First>) {
      if (first == nullptr) first = &only;
    }
    last = &only;
  }
  template <typename One, typename Next, typename... Others>
  static void take(First*& first, Last*& last, One& one, Next& next, Others&... others) {
    if constexpr (std::is_same_v<One, First>) {
      if (first == nullptr) first = &one;
    }
    detail::link_parts(one, next);
    take(first, last, next, others...);
  }
};

// pipeline(Count{1, 10}, Doubler{}, Print{}): each part's outbox leads to the next part's inbox, and
// signal to control where both have them. A part is a component, or a std::unique_ptr to one.
template <typename... Parts>
auto pipeline(Parts&&... parts) {
  using Kinds = std::tuple<detail::PartOf<Parts>...>;
  using First = std::tuple_element_t<0, Kinds>;
  using Last = std::tuple_element_t<sizeof...(Parts) - 1, Kinds>;
  return std::make_unique<Pipeline<First, Last>>(detail::owned(std::forward<Parts>(parts))...);
}

// All at once, with no links between them.
class Par final : public Group {
 public:
  template <typename... Parts>
  explicit Par(std::unique_ptr<Parts>... parts) : Group("par") {
    (this->hold(std::move(parts)), ...);
  }
};
template <typename... Parts>
std::unique_ptr<Par> par(Parts&&... parts) {
  return std::make_unique<Par>(detail::owned(std::forward<Parts>(parts))...);
}

// One after another: each part starts when the one before it has ended. What their outboxes send
// leaves by its own outbox.
template <typename T>
class Seq final : public Component {
 public:
  Outbox<T> outbox{*this, "outbox"};

  template <typename... Parts>
  explicit Seq(std::unique_ptr<Parts>... parts) : Component("seq") {
    (link(parts->outbox, outbox), ...);
    (parts_.push_back(std::move(parts)), ...);
  }
  Process main() override {
    for (auto& part : parts_) {
      if (stop_requested()) co_return;
      scheduler()->activate(std::move(part));
      while (children() > 0) co_await ends_of_children();
    }
  }

 private:
  std::vector<std::unique_ptr<Component>> parts_;
};
template <typename First, typename... Others>
auto seq(First&& first, Others&&... others) {
  using T = decltype(detail::letter_of(std::declval<detail::PartOf<First>&>().outbox));
  return std::make_unique<Seq<T>>(detail::owned(std::forward<First>(first)),
                                  detail::owned(std::forward<Others>(others))...);
}

// Parts with names, and links between their boxes by name. The name "" is the graphline itself: its
// own boxes are declared in a class derived from it.
class Graphline : public Group {
 public:
  using Group::Group;
  // Throws UsageError when the name is taken or empty, or there is no part.
  template <typename Part>
  Graphline& add(const std::string& name, Part&& part) {
    add_part(name, detail::owned(std::forward<Part>(part)));
    return *this;
  }
  // Throws UsageError for a part, NoSuchBox for a box that is not there, and LinkError.
  Graphline& link(const std::string& from, const std::string& box, const std::string& to,
                  const std::string& other_box);

 private:
  void add_part(const std::string& name, std::unique_ptr<Component> part);
  Component& part(const std::string& name);
  std::map<std::string, Component*> by_name_;
};

// Starts a part anew for each letter that comes to `next`, as the factory makes it from the letter;
// the one before it is asked to stop first. What comes to `inbox` goes to the part, and what the
// part sends leaves by `outbox`.
template <typename In, typename Out, typename Next, typename Part>
class Carousel final : public Component {
 public:
  Inbox<In> inbox{*this, "inbox"};
  Inbox<Next> next{*this, "next"};
  Outbox<Out> outbox{*this, "outbox"};

  explicit Carousel(std::function<std::unique_ptr<Part>(Next)> factory)
      : Component("carousel"), factory_(std::move(factory)) {}
  Process main() override {
    while (auto wish = co_await next.receive()) {
      stop_children();
      while (children() > 0) co_await ends_of_children();
      unlink(inbox);
      std::unique_ptr<Part> part = factory_(std::move(*wish));
      axon::link(inbox, part->inbox);
      axon::link(part->outbox, outbox);
      scheduler()->activate(std::move(part));
    }
    if (stop_requested()) stop_children();
    while (children() > 0) co_await ends_of_children();
  }

 private:
  std::function<std::unique_ptr<Part>(Next)> factory_;
};

}  // namespace axon
