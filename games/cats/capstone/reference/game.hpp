// The game cats of the kit, as a capstone: its files stand beside this one.
#pragma once

#include "cats.ipp"
#include "kit/world.hpp"

inline void start(kit::World& world) { world.add(cats::Cattery(10)); }
