// Your tests: they play the game by script, frame by frame, and look at what is seen.
#include <gtest/gtest.h>

#include "game.hpp"

using kit::Key;

TEST(ball, goes_right_while_the_right_key_is_held) {
  kit::World world;
  start(world);
  world.frame();
  const kit::Sprite* ball = world.scene().window().sprites().front();
  const double before = ball->x;
  world.frame({kit::press(Key::right)});
  world.frames(2);
  world.frame({kit::release(Key::right)});
  world.frames(5);
  EXPECT_EQ(ball->x, before + 12);
}
