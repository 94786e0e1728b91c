#include "axon/trace.hpp"

#include <limits>

namespace axon {

namespace {

std::string name_and_id(const Component& component) {
  return component.name() + "#" + std::to_string(component.id());
}

std::string count(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace

const char* word_of(Event::Kind kind) noexcept {
  switch (kind) {
    case Event::activated:
      return "activated";
    case Event::turn:
      return "turn";
    case Event::delivered:
      return "delivered";
    case Event::dropped:
      return "dropped";
    case Event::stop_asked:
      return "stop asked";
    case Event::ended:
      return "ended";
    case Event::failed:
      return "failed";
  }
  return "";
}

std::string to_string(const Event& event) {
  std::string text = std::to_string(event.number) + " " + word_of(event.kind) + " " +
                     name_and_id(*event.component);
  if (event.box != nullptr) text += std::string(" ") + event.box->name();
  if (event.by != nullptr && event.by != event.component) text += " by " + name_and_id(*event.by);
  return text;
}

std::string describe(const Component& component) {
  std::string text = name_and_id(component);
  if (component.active()) {
    text += component.waits() ? " waits" : " is ready";
  }
  for (const Box* box = component.first_box(); box != nullptr; box = box->next()) {
    text += std::string("; ") + box->name() + ": ";
    if (box->is_inbox()) text += count(box->waiting(), "letter");
    if (box->is_inbox() && box->capacity() != std::numeric_limits<std::size_t>::max()) {
      text += " of " + std::to_string(box->capacity());
    }
    if (box->is_inbox() && box->closed()) text += ", closed";
    if (const Box* to = box->linked_to(); to != nullptr) {
      text += (box->is_inbox() ? ", to " : "to ") + name_and_id(to->owner()) + " " + to->name();
    } else if (!box->is_inbox()) {
      text += "not linked";
    }
  }
  return text;
}

std::string describe(const Scheduler& scheduler) {
  std::string text;
  for (const Component* component : scheduler.components()) text += describe(*component) + "\n";
  return text;
}

}  // namespace axon
