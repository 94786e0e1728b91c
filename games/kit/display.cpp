#include "display.hpp"

#include <algorithm>

namespace kit {

Display::Display(int width, int height, std::uint64_t seed)
    : Component("display"), scene_(width, height), seed_(seed) {}

axon::Process Display::main() {
  inbox.keep_open();
  sounds.keep_open();
  scheduler()->services().add("display", inbox);
  scheduler()->services().add("sound", sounds);
  while (!stop_requested()) {
    co_await any_of(inbox, sounds);
    if (inbox.try_receive()) quit_asked_ = true;
    while (auto sound = sounds.try_receive()) heard_.push_back(std::move(*sound));
  }
}

void Display::listen(axon::Inbox<Events>& events, int surface) {
  Listener& listener = listeners_.emplace_back(*this, ++last_listener_, surface);
  axon::link(listener.box, events);
}

void Display::begin_frame(const Events& events) {
  hand_out(events);
  ++frame_;
  for (axon::Component* component : waiting_) {
    if (component != nullptr) Frame::let_go(*component);
  }
  waiting_.clear();
}

// The surface that a mouse event belongs to.
int Display::surface_under(const Event& event) {
  const int under = buttons_ > 0 ? pressed_on_ : scene_.at(event.x, event.y).id();
  if (event.kind == Event::mouse_down && buttons_++ == 0) pressed_on_ = under;
  if (event.kind == Event::mouse_up && buttons_ > 0) --buttons_;
  return under;
}

void Display::hand_out(const Events& events) {
  listeners_.remove_if([this](const Listener& each) {
    return !each.box.linked() || (each.surface != 0 && scene_.find(each.surface) == nullptr);
  });
  if (events.empty()) return;
  std::vector<int> under;
  for (const Event& event : events) under.push_back(event.is_mouse() ? surface_under(event) : 0);
  for (Listener& listener : listeners_) {
    if (listener.surface == 0) {
      listener.box.send(events);
      continue;
    }
    const Surface& surface = *scene_.find(listener.surface);
    Events own;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (under[i] != 0 && under[i] != surface.id()) continue;
      own.push_back(events[i]);
      if (under[i] == 0) continue;
      own.back().x -= surface.x;
      own.back().y -= surface.y;
    }
    if (!own.empty()) listener.box.send(std::move(own));
  }
}

}  // namespace kit
