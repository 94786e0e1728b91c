// Bouncing cats: the components, and start(), which adds them to the game.
#pragma once

#include "cat_picture.hpp"
#include "kit/world.hpp"

// A cat that stands where it is.
class Cat : public kit::Actor {
 public:
  axon::Process main() override {
    kit::Sprite sprite(window(), cat_picture(kit::orange), 400, 300);
    while (co_await frame()) {
    }
  }
};

inline void start(kit::World& world) { world.add(Cat{}); }
