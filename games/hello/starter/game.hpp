// The game: its components, and start(), which makes them.
#pragma once

#include "kit/world.hpp"

// Goes right while the right key is held, and left while the left key is.
class Ball : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};

  axon::Process main() override {
    kit::Sprite ball(window(), kit::image(kit::Picture(64, 64).disc(32, 32, 31, kit::orange)));
    ball.x = 400;
    ball.y = 300;
    kit::HeldKeys held;
    display().listen(events);
    while (co_await frame()) {
      while (auto bundle = events.try_receive()) held.see(*bundle);
      if (held[kit::Key::right]) ball.x += 4;
      if (held[kit::Key::left]) ball.x -= 4;
    }
  }
};

inline void start(kit::World& world) { world.add(Ball{}); }
