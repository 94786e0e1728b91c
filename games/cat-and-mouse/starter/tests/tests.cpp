// Your own tests. They know the three functions of game.hpp, what is published,
// and what is seen and heard: they must pass on any right game.
#include <gtest/gtest.h>

#include "game.hpp"

TEST(cat_and_mouse, something_is_seen_at_the_start) {
  kit::World world;
  start(world);
  world.frames(4);
  EXPECT_FALSE(world.scene().window().sprites().empty());
  EXPECT_EQ(world.end(), 0u);
}
