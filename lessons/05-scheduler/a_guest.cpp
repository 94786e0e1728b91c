// Lesson 05, a question: somebody comes in during a round.
#include <iostream>

#include "scheduler.hpp"

struct Actor : miniaxon::Microprocess {
  const char* word;
  miniaxon::Scheduler& stage;
  Actor* guest;
  Actor(const char* word, miniaxon::Scheduler& stage, Actor* guest = nullptr)
      : word(word), stage(stage), guest(guest) {}
  miniaxon::Generator<miniaxon::Turn> main() override {
    if (guest) stage.activate(*guest);
    std::cout << word << ' ';
    co_yield finished;
  }
};

int main() {
  miniaxon::Scheduler stage;
  Actor guest("guest", stage), host("host", stage, &guest), other("other", stage);
  stage.activate(host);
  stage.activate(other);
  stage.run();
}
