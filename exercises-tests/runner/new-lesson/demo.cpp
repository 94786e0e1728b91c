// Lesson 99's demo. To write: what it shows, in a line.
#include <iostream>

#include "new_thing.hpp"

using miniaxon::NewThing;

int main() {
  //{ counting
  NewThing thing;
  for (int call = 1; call <= 3; ++call) {
    std::cout << "call " << call << ": " << thing.next() << '\n';
  }
  //}
}
