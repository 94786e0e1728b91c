#include "kit/game.hpp"
#include "players.hpp"
#include "referee.hpp"

int main(int argc, char** argv) {
  kit::Game game({.name = "cat-and-mouse"}, argc, argv);
  add_players(game.world());
  game.add(Whistle());
  return game.run();
}
