// What happens in a scheduler, event by event, and what it holds at this moment.
#pragma once

#include <cstdint>
#include <string>

#include "box.hpp"
#include "component.hpp"
#include "scheduler.hpp"

namespace axon {

struct Event {
  enum Kind { activated, turn, delivered, dropped, stop_asked, ended, failed };
  std::uint64_t number;  // from 1
  Kind kind;
  const Component* component;  // whom it happens to
  const Box* box;              // the inbox of a delivery; nullptr otherwise
  const Component* by;         // whose turn it is; nullptr when it is plain code
};
const char* word_of(Event::Kind kind) noexcept;
// "12 delivered doubler#2 inbox by count#1"
std::string to_string(const Event& event);

// Every component with its boxes, what waits in them and where they lead, a line each.
std::string describe(const Scheduler& scheduler);
// "doubler#2 waits for a letter; inbox: 0 letters, from 1 box; outbox: to print#3 inbox"
std::string describe(const Component& component);

}  // namespace axon
