// The cat and the mouse, 60 x 60 pixels each.
#pragma once

#include "kit/picture.hpp"

inline kit::Image cat_picture() {
  static const kit::Image picture = kit::image(kit::Picture::from_grid(
      {
          "o..........o",
          "oo........oo",
          "opo......opo",
          "oppooooooppo",
          "oooooooooooo",
          "ookkooookkoo",
          "ookgooookgoo",
          "oooooooooooo",
          "wwooowwoooww",
          "oooowkkwoooo",
          ".ooowwwwooo.",
          "..oooooooo..",
      },
      5));
  return picture;
}

inline kit::Image mouse_picture() {
  static const kit::Image picture = kit::image(kit::Picture::from_grid(
      {
          ".lll....lll.",
          "lGGGl..lGGGl",
          "lGpGl..lGpGl",
          "lGGGllllGGGl",
          ".lllGGGGlll.",
          "..GGGGGGGG..",
          "..GkkGGkkG..",
          "..GkwGGkwG..",
          "..GGGGGGGG..",
          "ll.GGppGG.ll",
          "....GppG....",
          ".....GG.....",
      },
      5));
  return picture;
}
