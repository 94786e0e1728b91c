// Lesson 26: how many letters come?
#include <iostream>

#include "kit/world.hpp"

using kit::Key;

struct Listener : kit::Actor {
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Process main() override {
    display().listen(events);
    while (auto bundle = co_await events.receive()) std::cout << bundle->size() << '\n';
  }
};

int main() {
  kit::World world;
  world.add(Listener());
  world.frame({kit::press(Key::a), kit::press(Key::b), kit::click(3, 4)});
  world.frames(2);
  world.frame({kit::release(Key::a)});
}
