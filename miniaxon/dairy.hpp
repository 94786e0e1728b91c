// Supplied in lesson 26: the letters between mice and the field, and their pictures.
#pragma once

#include <cmath>

#include "kit/actor.hpp"

namespace field {

struct Place {
  double x, y;
};

// May I go there? The number says who asks: enter() gave it.
struct Question {
  int asker;
  Place wish;
};

// You are here now, and you ate so many cheeses on arriving.
struct Answer {
  Place place;
  int eaten;
};

// Whether somebody at the one place touches what is at the other.
inline bool touches(const Place& one, const Place& other) {
  return std::abs(one.x - other.x) < 32 && std::abs(one.y - other.y) < 32;
}

// Which keys are whose.
struct Keys {
  kit::Key left, right, up, down;
};
inline constexpr Keys arrows{kit::Key::left, kit::Key::right, kit::Key::up, kit::Key::down};
inline constexpr Keys letters{kit::Key::a, kit::Key::d, kit::Key::w, kit::Key::s};

inline constexpr double speed = 4;  // pixels a frame

inline kit::Image cheese_picture() {
  static const kit::Image picture =
      kit::image(kit::Picture(32, 32).triangle(1, 30, 30, 30, 30, 4, kit::yellow));
  return picture;
}

inline kit::Image mouse_picture() {
  static const kit::Image picture = kit::image(kit::Picture(32, 32)
                                                   .disc(8, 8, 7, kit::light)
                                                   .disc(24, 8, 7, kit::light)
                                                   .ellipse(16, 19, 13, 12, kit::gray));
  return picture;
}

}  // namespace field
