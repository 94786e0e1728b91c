// Kills a program at a chosen moment: between two of its changes to the file system.
#pragma once

#include <optional>

#include "../process.hpp"

// Runs the program, and just before its change number `change`, counted from 0, ends it and all
// that it started with SIGKILL. Gives how many changes were made: `change`, or fewer when it came
// to its end by itself. Nothing when this system lets no program be watched so closely.
std::optional<int> kill_at_change(const Program& program, int change);
