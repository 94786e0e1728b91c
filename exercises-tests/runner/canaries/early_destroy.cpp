// A coroutine is destroyed in the middle, and its local objects with it.
#include "generator.hpp"

int alive = 0;
struct Guest {
  Guest() { ++alive; }
  ~Guest() { --alive; }
};

miniaxon::Generator<int> house() {
  Guest guest;
  co_yield alive;
  co_yield alive;
}

int main() {
  {
    auto visits = house();
    if (visits.next() != 1) return 1;
  }
  return alive == 0 ? 0 : 1;
}
