#include "kit/game.hpp"
#include "snake.hpp"

int main(int argc, char** argv) {
  kit::Game game({.name = "snake"}, argc, argv);
  add_snake(game.world());
  return game.run();
}
