// The rules of a countdown and a greeter, for both ways of writing them: as classes (lesson 01)
// and as coroutines (lesson 02). The file that includes this one says what they are made with:
//   make_countdown(int), make_greeter(std::string&&): something with a next()
//   look_countdown, look_greeter: where to look
//   heading_place, heading_remembering, heading_asked, heading_end, heading_name: where to read
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "story.hpp"

namespace {

using kit::expect;
using kit::expect_that;
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

// Calls next() that many times, and says whether nothing came each time.
template <typename Source>
std::string ask_for_nothing(Source& source, int calls) {
  for (int call = 1; call <= calls; ++call) {
    const auto value = source.next();
    if (value) return show(value) + " at call " + show(call);
  }
  return "nothing, " + show(calls) + " times";
}

LESSON_TEST(counts_down, "a countdown hands out from, from-1, ..., 1",
            Rule{"one number a call, each one less than the one before", heading_place},
            look_countdown) {
  step("made a countdown from 3");
  auto countdown = make_countdown(3);
  step("called next() three times");
  expect({"3", "2", "1"}, collect(countdown, 3));
}

LESSON_TEST(two_countdowns, "two countdowns do not affect each other",
            Rule{"each countdown remembers its own place", heading_remembering}, look_countdown) {
  step("made a countdown from 3, and one from 30");
  auto small = make_countdown(3);
  auto large = make_countdown(30);
  step("called next() of the first, of the second, of the first, ..., three times each");
  Words got;
  for (int round = 0; round < 3; ++round) {
    got.push_back(show(small.next()));
    got.push_back(show(large.next()));
  }
  expect({"3", "30", "2", "29", "1", "28"}, got);
  step("did the same with two countdowns from 2, twice each");
  auto one = make_countdown(2);
  auto other = make_countdown(2);
  got.clear();
  for (int round = 0; round < 2; ++round) {
    got.push_back(show(one.next()));
    got.push_back(show(other.next()));
  }
  expect({"2", "2", "1", "1"}, got);
}

LESSON_TEST(countdown_ends, "after 1 comes nothing", Rule{"1 is the last number", heading_end},
            look_countdown) {
  step("made a countdown from 2");
  auto countdown = make_countdown(2);
  step("called next() three times");
  expect({"2", "1", "nothing"}, collect(countdown, 3));
  step("made a countdown from 1000, and called next() 1001 times; looked at the last two");
  auto long_one = make_countdown(1000);
  collect(long_one, 999);
  expect({"1", "nothing"}, collect(long_one, 2));
}

LESSON_TEST(nothing_to_count, "a countdown from 0 or less hands out nothing at all",
            Rule{"from 0 or less there is nothing to count", heading_end}, look_countdown) {
  step("made a countdown from 0, and called next() three times");
  auto zero = make_countdown(0);
  expect({"nothing", "nothing", "nothing"}, collect(zero, 3));
  step("made a countdown from -2, and called next() three times");
  auto negative = make_countdown(-2);
  expect({"nothing", "nothing", "nothing"}, collect(negative, 3));
}

LESSON_TEST(no_number_before_next, "a countdown computes nothing before the first next()",
            Rule{"nothing happens before the first next()", heading_asked}, look_countdown) {
  const std::size_t before = kit::heap_in_use();
  auto countdown = make_countdown(1'000'000);
  const std::size_t after = kit::heap_in_use();
  step("made a countdown from 1000000, and did not call next() yet");
  const std::size_t kept = after > before ? after - before : 0;
  expect_that(kept < 100'000, "no numbers are stored yet",
              "it stores " + show(kept) + " bytes already");
  step("called next() twice");
  expect({"1000000", "999999"}, collect(countdown, 2));
}

LESSON_TEST(greets, "a greeter says hello, asks, and says goodbye",
            Rule{"one thing a call, and the next call goes on after it", heading_place},
            look_greeter) {
  std::string name = "Ada";
  step("made a greeter for Ada");
  auto greeter = make_greeter(std::move(name));
  step("called next() three times");
  expect({"Hello, Ada.", "How are you, Ada?", "Goodbye, Ada."}, collect(greeter, 3));
}

LESSON_TEST(two_greeters, "two greeters do not affect each other",
            Rule{"each greeter remembers its own name and place", heading_remembering},
            look_greeter) {
  std::string first_name = "Ada";
  std::string second_name = "Bob";
  step("made a greeter for Ada, and one for Bob");
  auto first = make_greeter(std::move(first_name));
  auto second = make_greeter(std::move(second_name));
  step("called next() of the first, the second, the first, the second");
  Words got;
  for (int round = 0; round < 2; ++round) {
    got.push_back(show(first.next()));
    got.push_back(show(second.next()));
  }
  expect({"Hello, Ada.", "Hello, Bob.", "How are you, Ada?", "How are you, Bob?"}, got);
  step("made two greeters for Cleo, and called next() of both");
  std::string one_name = "Cleo";
  std::string other_name = "Cleo";
  auto one = make_greeter(std::move(one_name));
  auto other = make_greeter(std::move(other_name));
  got = {show(one.next()), show(other.next())};
  expect(kit::words("Hello, Cleo.", "Hello, Cleo."), got);
}

LESSON_TEST(greeter_ends, "after goodbye a greeter says nothing, for ever",
            Rule{"goodbye is the last thing, and after the end comes nothing", heading_end},
            look_greeter) {
  std::string name = "Ada";
  step("made a greeter for Ada");
  auto greeter = make_greeter(std::move(name));
  step("called next() three times, up to the goodbye");
  collect(greeter, 3);
  step("called next() 1000 times more");
  expect("nothing, 1000 times", ask_for_nothing(greeter, 1000));
}

LESSON_TEST(greeter_keeps_the_name, "a greeter keeps the name that it was given",
            Rule{"what is needed in a later call must be kept until then", heading_name},
            look_greeter) {
  auto greeter = make_greeter(std::string("Countess Lovelace"));
  step("made a greeter for Countess Lovelace; that string is gone now");
  const std::vector<std::string> others(20, std::string(17, '-'));
  step("made " + kit::count(others.size(), "other string"));
  step("called next() three times");
  expect({"Hello, Countess Lovelace.", "How are you, Countess Lovelace?",
          "Goodbye, Countess Lovelace."},
         collect(greeter, 3));
  step("did the same with a name that has no letters");
  auto nameless = make_greeter(std::string());
  expect({"Hello, .", "How are you, ?", "Goodbye, ."}, collect(nameless, 3));
}

}  // namespace
