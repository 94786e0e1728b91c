// The game cat and mouse of the kit, as a capstone: its files stand beside this one.
#pragma once

#include "kit/world.hpp"
#include "players.hpp"
#include "referee.hpp"

inline void add_referee(kit::World& world) { world.add(Whistle()); }

inline void start(kit::World& world) {
  add_players(world);
  add_referee(world);
}
