// Breakout: the components, and start(), which adds them to the game.
#pragma once

#include "kit/world.hpp"

// What is seen, in pixels. The window is 800 x 600.
constexpr int paddle_width = 110, paddle_height = 16;
constexpr int ball_size = 16;
constexpr int brick_width = 76, brick_height = 26;

inline kit::Image box_image(int width, int height, kit::Color color) {
  return kit::image(kit::Picture(width, height, color));
}

// A paddle that stands where it is.
class Paddle : public kit::Actor {
 public:
  axon::Process main() override {
    kit::Sprite sprite(window(), box_image(paddle_width, paddle_height, kit::cyan), 400, 560);
    while (co_await frame()) {
    }
  }
};

inline void start(kit::World& world) { world.add(Paddle{}); }
