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

#include "detail/alike.hpp"
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

// The first part's inbox and control and the last part's outbox and signal are its own.
template <typename First, typename Last>
class Pipeline final : public Group,
                       public detail::InboxLike<First>::Type,
                       public detail::ControlLike<First>::Type,
                       public detail::OutboxLike<Last>::Type,
                       public detail::SignalLike<Last>::Type {
 public:
  template <typename... Parts>
  explicit Pipeline(std::unique_ptr<Parts>... parts)
      : Group("pipeline"),
        detail::InboxLike<First>::Type(static_cast<Component&>(*this)),
        detail::ControlLike<First>::Type(static_cast<Component&>(*this)),
        detail::OutboxLike<Last>::Type(static_cast<Component&>(*this)),
        detail::SignalLike<Last>::Type(static_cast<Component&>(*this)) {
    First* first = nullptr;
    Last* last = nullptr;
    take(first, last, *parts...);
    if constexpr (detail::HasInbox<First>) link(this->inbox, first->inbox);
    if constexpr (detail::HasControl<First>) link(this->control, first->control);
    if constexpr (detail::HasOutbox<Last>) link(last->outbox, this->outbox);
    if constexpr (detail::HasSignal<Last>) link(last->signal, this->signal);
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
// signal to control where both are there. A part is a component, or a std::unique_ptr to one.
template <typename... Parts>
requires(sizeof...(Parts) > 0) auto pipeline(Parts&&... parts) {
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
      while (children() > 0) {
        if (stop_requested()) stop_children();
        co_await ends_of_children();
      }
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

}  // namespace axon
