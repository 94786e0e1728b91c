// Lesson 01, a question: two countdowns, and a call too many.
#include <iostream>

#include "countdown.hpp"

void ask(miniaxon::Countdown& countdown) {
  const auto number = countdown.next();
  if (number) {
    std::cout << *number << ' ';
  } else {
    std::cout << "nothing ";
  }
}

int main() {
  miniaxon::Countdown a(2);
  miniaxon::Countdown b(2);
  ask(a);
  ask(b);
  ask(a);
  ask(a);
  ask(a);
  ask(b);
  std::cout << '\n';
}
