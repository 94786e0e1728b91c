// Lesson 02: the traffic light of lesson 01. This time the compiler keeps the place.
#include <iostream>
#include <string>

#include "generator.hpp"

namespace {

using miniaxon::Generator;

//{ light
Generator<std::string> traffic_light() {
  while (true) {
    co_yield "red";
    co_yield "green";
    co_yield "amber";
  }
}
//}

}  // namespace

int main() {
  auto light = traffic_light();
  for (int call = 0; call < 7; ++call) std::cout << light.next().value_or("nothing") << '\n';
}
