// Lesson 25: two forever loops, one of them twice as fast.
#include <iostream>
#include <string>

#include "kit/world.hpp"

struct Runner : kit::Actor {
  std::string name;
  int frames_a_step;
  Runner(std::string who, int frames) : name(std::move(who)), frames_a_step(frames) {}
  axon::Process main() override {
    int count = 0;
    while (co_await frame()) {
      if (++count % frames_a_step == 0) std::cout << name << '\n';
    }
  }
};

int main() {
  kit::World world;
  world.add(Runner("hare", 1));
  world.add(Runner("snail", 2));
  world.frames(2);
}
