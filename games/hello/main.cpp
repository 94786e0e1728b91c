//{ hello
#include "kit/game.hpp"
struct Ball : kit::Actor {
  axon::Process main() override {
    kit::Sprite ball(window(), kit::image(kit::Picture(64, 64).disc(32, 32, 31, kit::orange)));
    ball.y = 300;
    while (co_await frame()) ball.x = ball.x < 800 ? ball.x + 2 : 0;
  }
};
int main(int argc, char** argv) { return kit::Game({.name = "hello"}, argc, argv).run(Ball{}); }
//}
