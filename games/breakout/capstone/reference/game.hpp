// The game breakout of the kit, as a capstone: its files stand beside this one.
#pragma once

#include "breakout.ipp"
#include "kit/world.hpp"

inline void start(kit::World& world) { breakout::play(world.scheduler()); }
