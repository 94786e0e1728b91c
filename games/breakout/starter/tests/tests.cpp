// Your own tests. They know start(), what is seen, and who is alive: they must pass on any right game.
#include <gtest/gtest.h>

#include "game.hpp"

TEST(breakout, something_is_seen_at_the_start) {
  kit::World world;
  start(world);
  world.frames(4);
  EXPECT_FALSE(world.scene().window().sprites().empty());
  EXPECT_EQ(world.end(), 0u);
}
