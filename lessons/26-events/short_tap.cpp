// Lesson 26: a key that goes down and up within one frame.
#include <iostream>

#include "kit/event.hpp"

using kit::Key;

int main() {
  kit::HeldKeys held;
  int steps = 0;
  const kit::Events frames[] = {{kit::press(Key::right)},
                                {},
                                {kit::release(Key::right)},
                                {kit::press(Key::right), kit::release(Key::right)}};
  for (const kit::Events& bundle : frames) {
    held.see(bundle);
    if (held[Key::right]) ++steps;
  }
  std::cout << steps << '\n';
}
