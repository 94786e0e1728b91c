// Breakout in a window.
#include "breakout.hpp"
#include "kit/game.hpp"

int main(int argc, char** argv) {
  kit::Game game({.name = "breakout", .width = breakout::width, .height = breakout::height}, argc,
                 argv);
  breakout::play(game.world().scheduler());
  return game.run();
}
