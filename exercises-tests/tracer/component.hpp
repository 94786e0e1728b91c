// Around the component: its boxes, and every letter that is put in or taken out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "microprocess.hpp"

#define Component OwnComponent
#define Postman OwnPostman
#include "own_component.hpp"
#undef Component
#undef Postman

namespace miniaxon {

// What is left out in a call is left out in the own one as well: its default counts.
class Component : public OwnComponent {
  using Names = std::vector<std::string>;

 public:
  Component() { boxes(); }
  explicit Component(std::string name) : OwnComponent(std::move(name)) { boxes(); }
  Component(std::string name, Names inboxes) : OwnComponent(std::move(name), inboxes) {
    boxes(inboxes);
  }
  Component(std::string name, Names inboxes, Names outboxes)
      : OwnComponent(std::move(name), inboxes, outboxes) {
    boxes(inboxes, outboxes);
  }

  void send(Message letter) {
    put("outbox", tracer::shown(letter), [&] { OwnComponent::send(std::move(letter)); });
  }
  void send(Message letter, const std::string& box) {
    put(box, tracer::shown(letter), [&] { OwnComponent::send(std::move(letter), box); });
  }
  Message recv() {
    return taken("inbox", [&] { return OwnComponent::recv(); });
  }
  Message recv(const std::string& box) {
    return taken(box, [&] { return OwnComponent::recv(box); });
  }

 protected:
  std::string traced_kind() const override { return "component"; }

 private:
  void boxes(const Names& inboxes = {"inbox", "control"},
             const Names& outboxes = {"outbox", "signal"}) {
    traced_boxes(inboxes, outboxes);
  }

  template <typename Action>
  void put(const std::string& box, const tracer::Words& letter, Action action) {
    tracer::watched("error", tracer::nobody, action);
    tracer::event("put", *this, {box, letter[0], letter[1], waiting(box)});
  }

  template <typename Action>
  Message taken(const std::string& box, Action action) {
    Message letter = tracer::watched("error", tracer::nobody, action);
    const tracer::Words shown = tracer::shown(letter);
    tracer::event("take", *this, {box, shown[0], shown[1], waiting(box)});
    return letter;
  }

  std::string waiting(const std::string& box) const {
    try {
      return std::to_string(OwnComponent::data_ready(box));
    } catch (...) {
      return "";
    }
  }
};

}  // namespace miniaxon
