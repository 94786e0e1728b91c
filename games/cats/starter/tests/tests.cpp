// Your own tests. They know start(), what is seen, and who is alive: they must pass on any right game.
#include <gtest/gtest.h>

#include "game.hpp"

TEST(cats, there_is_at_least_one) {
  kit::World world;
  start(world);
  world.frames(4);
  EXPECT_GE(world.scene().window().sprites().size(), 1u);
  EXPECT_EQ(world.end(), 0u);
}
