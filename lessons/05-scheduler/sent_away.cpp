// Lesson 05, a question: somebody is stopped before its turn.
#include <iostream>

#include "scheduler.hpp"

struct Actor : miniaxon::Microprocess {
  const char* word;
  Actor* sends_away;
  Actor(const char* word, Actor* sends_away = nullptr) : word(word), sends_away(sends_away) {}
  miniaxon::Generator<miniaxon::Turn> main() override {
    while (true) {
      std::cout << word << ' ';
      if (sends_away) sends_away->stop();
      co_yield carry_on;
    }
  }
};

int main() {
  Actor y("Y"), x("X", &y), z("Z");
  miniaxon::Scheduler scheduler;
  for (Actor* actor : {&x, &y, &z}) scheduler.activate(*actor);
  scheduler.run(4);
}
