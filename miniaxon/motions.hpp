// Supplied in lesson 25: how a cat moves, as plain values; and its picture.
#pragma once

#include <utility>

#include "kit/actor.hpp"

namespace cat {

struct Place {
  double x, y;
};

// Straight on, and back from the walls of the window.
struct Bouncing {
  using Value = Place;
  Place place, step;
  int width, height;
  Place next() {
    const Place now = place;
    place.x += step.x;
    place.y += step.y;
    if (place.x < 0 || place.x > width) step.x = -step.x;
    if (place.y < 0 || place.y > height) step.y = -step.y;
    return now;
  }
};

// Round and round, in degrees.
struct Turning {
  using Value = double;
  double angle, step;
  double next() { return std::exchange(angle, angle + step); }
};

// Larger and smaller.
struct Breathing {
  using Value = double;
  double scale, step;
  double next() {
    const double now = scale;
    scale += step;
    if (scale < 0.5 || scale > 1.5) step = -step;
    return now;
  }
};

// The same picture, again and again.
struct Looking {
  using Value = kit::Image;
  kit::Image picture;
  kit::Image next() { return picture; }
};

struct Motions {
  Bouncing bouncing;
  Turning turning;
  Breathing breathing;
  Looking looking;
};

// What a cat may be told.
enum class Order { freeze, go, leave };

inline kit::Image cat_picture() {
  return kit::image(kit::Picture::from_grid(
      {"o.....o", "oo...oo", "ooooooo", "owkowko", "ooooooo", "oopppoo", ".ooooo."}, 8));
}

}  // namespace cat
