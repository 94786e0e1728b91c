// Cat and mouse: the components, and the functions that add them to the game.
#pragma once

#include <string>

#include "kit/world.hpp"
#include "pictures.hpp"

// Where a player is. Who listens knows it by these names: leave them as they are.
struct Place {
  std::string who;  // "cat" or "mouse"
  int x = 0;
  int y = 0;
};

// The backplane on which the players publish their places.
inline const std::string places = "places";

// A cat that stands where it is.
class Player : public kit::Actor {
 public:
  axon::Process main() override {
    kit::Sprite sprite(window(), cat_picture(), 200, 300);
    while (co_await frame()) {
    }
  }
};

// Both players, and the backplane.
inline void add_players(kit::World& world) { world.add(Player{}); }

// Who waits for the key R, and calls the referee.
inline void add_referee(kit::World&) {}

inline void start(kit::World& world) {
  add_players(world);
  add_referee(world);
}
