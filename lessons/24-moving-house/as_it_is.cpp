// Lesson 24: your play of lesson 09, as it is, on full-axon.
#include <cstdio>

#include "play.hpp"
#include "postman.hpp"
#include "television.hpp"

using namespace miniaxon;

int main() {
  Transmitter transmitter(mix(cut(scene, play), cut(advertisement, soap)));
  Screen screen;
  perform<Postman>(play, transmitter, screen, 100'000);
  std::printf("performed on full-axon: %s\n", screen.has_stopped() ? "whole" : "not to its end");
}
