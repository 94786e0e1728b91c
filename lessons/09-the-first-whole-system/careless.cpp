// Lesson 09: the same play, carried by the careless postman.
#include <iostream>

#include "careless_postman.hpp"
#include "play.hpp"
#include "television.hpp"

using namespace miniaxon;

int main() {
  //{ performance
  Transmitter transmitter(mix(cut(scene, play), cut(advertisement, soap)));
  Screen screen;
  perform<CarelessPostman>(play, transmitter, screen, 50000);
  //}
  if (!screen.has_stopped()) std::cout << "The End did not arrive at the screen\n";
}
