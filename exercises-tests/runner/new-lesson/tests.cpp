#include "new_thing.hpp"
#include "story.hpp"

namespace {

using kit::expect;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::Words;
using kit::words;
using miniaxon::NewThing;

constexpr Look look_next{"new_thing.hpp", "next"};

LESSON_TEST(counts, "each call gives one more than the call before",
            Rule{"what was given is remembered", "Counting"}, look_next) {
  step("called next() three times");
  NewThing thing;
  Words got;
  for (int call = 0; call < 3; ++call) got.push_back(show(thing.next()));
  expect(words(1, 2, 3), got);
}

}  // namespace
