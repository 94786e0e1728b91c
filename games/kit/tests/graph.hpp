// The graph that a game's page shows is that of the running game. It lies in a file, between the
// markers of a snippet.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "kit/world.hpp"

inline void expect_graph(const kit::World& world, const std::string& path) {
  std::ifstream in(path);
  std::string expected;
  for (std::string line; std::getline(in, line);) {
    if (line.compare(0, 2, "//") != 0) expected += line + "\n";
  }
  EXPECT_EQ(kit::graph_of(world.scheduler()), expected) << path;
}
