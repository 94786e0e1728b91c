// The window around the game.
#include "game.hpp"
#include "kit/game.hpp"

int main(int argc, char** argv) {
  kit::Game game({.name = "new-game"}, argc, argv);
  start(game.world());
  return game.run();
}
