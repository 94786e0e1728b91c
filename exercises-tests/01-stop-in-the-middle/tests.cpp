#include <string>
#include <utility>

#include "countdown.hpp"
#include "story.hpp"

namespace {
constexpr kit::Look look_countdown{"countdown.hpp", "Countdown::next"};
constexpr kit::Look look_greeter{"countdown.hpp", "Greeter::next"};
constexpr const char* heading_place = "A place to continue";
constexpr const char* heading_remembering = "Remembering";
constexpr const char* heading_asked = "Only when asked";
constexpr const char* heading_end = "The end";
constexpr const char* heading_name = "Remembering";

auto make_countdown(int from) { return miniaxon::Countdown(from); }
auto make_greeter(std::string&& name) { return miniaxon::Greeter(std::move(name)); }
}  // namespace

#include "countdown_rules.hpp"

namespace {

LESSON_TEST(countdown_stays_ended, "a countdown that has ended stays ended",
            Rule{"after the end comes nothing, for ever", heading_end}, look_countdown) {
  step("made a countdown from 2");
  auto countdown = make_countdown(2);
  step("called next() three times, so that the countdown is over");
  collect(countdown, 3);
  step("called next() 1000 times more");
  expect("nothing, 1000 times", ask_for_nothing(countdown, 1000));
}

}  // namespace
