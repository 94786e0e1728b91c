// The rules of a countdown and a greeter, for both ways of writing them: as classes (lesson 01)
// and as coroutines (lesson 02). The file that includes this one says what they are made with:
//   make_countdown(int), make_greeter(std::string): something with a next()
//   look_countdown, look_greeter: where to look
#pragma once

#include "story.hpp"

namespace {

using kit::expect;
using kit::Rule;
using kit::show;
using kit::step;
using kit::Words;

// Calls next() that many times.
template <typename Source>
Words collect(Source& source, int calls) {
  Words got;
  for (int call = 0; call < calls; ++call) got.push_back(show(source.next()));
  return got;
}

LESSON_TEST(counts_down, "a countdown hands out from, from-1, ..., 1, then nothing",
            Rule{"one number a call, and the last one is 1", "A place to continue"},
            look_countdown) {
  step("made a countdown from 3");
  auto countdown = make_countdown(3);
  step("called next() four times");
  expect({"3", "2", "1", "nothing"}, collect(countdown, 4));
}

}  // namespace
