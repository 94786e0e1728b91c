#include "ready.hpp"
#include "story.hpp"

using namespace kit;

LESSON_TEST(ready, "the sleeping line is awake",
            Rule{"two slashes put the rest of a line to sleep", "Write"},
            Look{"ready.hpp", "ready"}) {
  step("called ready()");
  expect(show(true), show(miniaxon::ready()));
}
