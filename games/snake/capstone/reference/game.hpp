// The game snake of the kit, as a capstone: its files stand beside this one.
#pragma once

#include "kit/world.hpp"
#include "snake.hpp"

inline void start(kit::World& world) { add_snake(world); }
