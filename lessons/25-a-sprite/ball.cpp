// Lesson 25: the smallest sprite, and a game without a window.
#include <iostream>

#include "kit/world.hpp"

//{ ball
class Ball : public kit::Actor {
  axon::Process main() override {
    kit::Sprite ball(window(), kit::image(kit::Picture(64, 64).disc(32, 32, 31, kit::orange)));
    while (co_await frame()) {
      ball.x += 5;
      ball.y += 2;
    }
  }
};
//}

int main() {
  //{ world
  kit::World world;
  world.add(Ball());
  world.frames(3);
  const kit::Sprite* ball = world.scene().window().sprites().front();
  std::cout << "after three frames it is at " << ball->x << ',' << ball->y << '\n';
  world.end();
  std::cout << "after the end there are " << world.scene().window().sprites().size()
            << " sprites\n";
  //}
}
