// Lesson 24: the play of lesson 09, on full-axon, in its own style.
#include <cstdio>
#include <exception>
#include <iostream>

#include "moved.hpp"

using miniaxon::advertisement;
using miniaxon::cut;
using miniaxon::play;
using miniaxon::soap;

int main() try {
  //{ performance
  moved::Transmitter transmitter(mix(cut(miniaxon::scene, play), cut(advertisement, soap)));
  moved::Screen screen(std::cout);
  moved::perform(play, transmitter, screen);
  //}
  if (!screen.ended()) throw std::runtime_error("The screen did not come to its end");
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
