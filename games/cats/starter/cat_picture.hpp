// A cat of 64 x 64 pixels.
#pragma once

#include <utility>

#include "kit/picture.hpp"

inline kit::Image cat_picture(kit::Color fur) {
  kit::Picture cat(64, 64);
  cat.triangle(8, 4, 6, 30, 28, 16, fur).triangle(56, 4, 58, 30, 36, 16, fur);
  cat.ellipse(32, 36, 28, 25, fur);
  cat.ellipse(21, 31, 6, 7, kit::white).ellipse(43, 31, 6, 7, kit::white);
  cat.ellipse(22, 32, 2, 5, kit::black).ellipse(42, 32, 2, 5, kit::black);
  cat.triangle(28, 42, 36, 42, 32, 46, kit::pink);
  return kit::image(std::move(cat));
}
