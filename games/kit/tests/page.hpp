// For the tests of a game: its page shows what the running system says.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "kit/script.hpp"
#include "kit/world.hpp"

// Plays the first frames of a recorded run in a world that has the game's components; the graph is
// then to be found, word for word, in the README.md of the game's folder.
inline void expect_graph_on_page(const std::string& folder, kit::World& world,
                                 const std::string& run, int frames) {
  const kit::Script script = kit::Script::read(folder + "/runs/" + run);
  for (int i = 0; i < frames; ++i) world.frame(script.of(i));
  const std::string graph = kit::graph_of(world.scheduler());
  std::ostringstream page;
  page << std::ifstream(folder + "/README.md").rdbuf();
  EXPECT_NE(page.str().find("```text\n" + graph + "```"), std::string::npos)
      << "the page of the game shows another graph than this:\n"
      << graph;
}
