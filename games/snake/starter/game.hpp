// Snake: the components, and start(), which adds them to the game.
#pragma once

#include "kit/world.hpp"

// The field: 25 x 17 cells of 32 pixels, on a surface of its own below the points.
constexpr int columns = 25;
constexpr int rows = 17;
constexpr int cell_size = 32;
constexpr int field_top = 56;

// What is to be read before the first round.
class Title : public kit::Actor {
 public:
  axon::Process main() override {
    kit::Sprite name(window(), kit::text_image("SNAKE", kit::white, 8), 400, 180);
    kit::Sprite keys(window(), kit::text_image("Space: start", kit::white, 3), 400, 300);
    while (co_await frame()) {
    }
  }
};

inline void start(kit::World& world) { world.add(Title{}); }
