#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "coroutines.hpp"
#include "generator.hpp"
#include "story.hpp"

namespace {
constexpr kit::Look look_countdown{"coroutines.hpp", "countdown"};
constexpr kit::Look look_greeter{"coroutines.hpp", "greeter"};
constexpr kit::Look look_take{"coroutines.hpp", "take"};
constexpr kit::Look look_alternate{"coroutines.hpp", "alternate"};
constexpr const char* heading_place = "Stopping with co_yield";
constexpr const char* heading_remembering = "Stopping with co_yield";
constexpr const char* heading_asked = "Only when asked";
constexpr const char* heading_end = "Stopping with co_yield";
constexpr const char* heading_name = "Arguments by value";
constexpr const char* heading_inside = "Generators inside generators";

auto make_countdown(int from) { return miniaxon::countdown(from); }
auto make_greeter(std::string&& name) { return miniaxon::greeter(std::move(name)); }
}  // namespace

#include "countdown_rules.hpp"

namespace {

using miniaxon::alternate;
using miniaxon::Generator;
using miniaxon::take;

// Hands out these, then ends.
Generator<int> numbers(std::vector<int> list) {
  for (const int number : list) co_yield number;
}

// Hands out 1, 2, 3, ..., and counts how many it was asked for. The end is far away.
constexpr int far_away = 10'000;
Generator<int> asked_numbers(int& asked) {
  for (int number = 1; number <= far_away; ++number) {
    ++asked;
    co_yield number;
  }
}

// Hands out 5, 4, 3, ..., and holds a guest as long as it lives.
Generator<int> with_guest(kit::Counted guest) {
  (void)guest;
  for (int number = 5; number > 0; --number) co_yield number;
}

class Broken : public std::runtime_error {
 public:
  explicit Broken(const std::string& what) : std::runtime_error(what) {}
};

// Hands out these, then throws.
Generator<int> breaks_after(std::vector<int> list, std::string message) {
  for (const int number : list) co_yield number;
  throw Broken(message);
}

LESSON_TEST(take_the_first, "take hands on the first few numbers, then ends",
            Rule{"take hands on `most` numbers and no more", heading_inside}, look_take) {
  step("made numbers, which hands out 10 20 30 40 50");
  auto list = numbers({10, 20, 30, 40, 50});
  step("made take(numbers, 3), and called its next() five times");
  auto some = take(std::move(list), 3);
  expect({"10", "20", "30", "nothing", "nothing"}, collect(some, 5));
}

LESSON_TEST(take_fewer, "take ends when its generator ends",
            Rule{"fewer than `most` come when there are no more", heading_inside}, look_take) {
  step("made numbers, which hands out 10 20");
  auto list = numbers({10, 20});
  step("made take(numbers, 4), and called its next() five times");
  auto some = take(std::move(list), 4);
  expect({"10", "20", "nothing", "nothing", "nothing"}, collect(some, 5));
}

LESSON_TEST(take_none, "take of 0 or less hands on nothing",
            Rule{"no number is one of the first 0", heading_inside}, look_take) {
  step("made numbers, which hands out 10 20 30");
  step("made take(numbers, 0), and called its next() twice");
  auto list = numbers({10, 20, 30});
  auto none = take(std::move(list), 0);
  expect({"nothing", "nothing"}, collect(none, 2));
  step("the same with take(numbers, -1)");
  auto list_again = numbers({10, 20, 30});
  auto less = take(std::move(list_again), -1);
  expect({"nothing", "nothing"}, collect(less, 2));
}

LESSON_TEST(take_every_number, "take hands on every number, 0 and negative ones too",
            Rule{"nothing is the sign of the end; 0 is a number", heading_inside}, look_take) {
  constexpr int smallest = std::numeric_limits<int>::min();
  step("made numbers, which hands out 0 -1 " + show(smallest) + " 7");
  auto list = numbers({0, -1, smallest, 7});
  step("made take(numbers, 4), and called its next() four times");
  auto some = take(std::move(list), 4);
  expect({"0", "-1", show(smallest), "7"}, collect(some, 4));
}

LESSON_TEST(take_asks_when_asked, "take asks for no more numbers than it hands on",
            Rule{"each next() asks for one number; at the end, for none", heading_asked},
            look_take) {
  step("made numbers, which counts how many it was asked for");
  int asked = 0;
  auto list = asked_numbers(asked);
  step("made take(numbers, 2)");
  auto some = take(std::move(list), 2);
  Words got = {show(asked)};
  step("called its next() four times");
  for (int call = 0; call < 4; ++call) {
    (void)some.next();
    got.push_back(show(asked));
  }
  step("looked at the count at the start and after each call");
  expect({"0", "1", "2", "2", "2"}, got);
  step("made take(numbers, 0), called its next(), and looked at the count");
  int never = 0;
  auto none = take(asked_numbers(never), 0);
  (void)none.next();
  expect("0", show(never));
}

LESSON_TEST(take_keeps_its_argument, "what take was given lives as long as take does",
            Rule{"a coroutine keeps what it gets by value, until it goes itself", heading_name},
            look_take) {
  int alive = 0;
  {
    auto some = take(with_guest(kit::Counted(alive)), 3);
    step("made take(numbers, 3) from numbers that have no name");
    expect_that(alive == 1, "take keeps the numbers", "the numbers are gone already");
    step("called its next() twice");
    expect({"5", "4"}, collect(some, 2));
  }
  step("threw take away, before its end");
  expect_that(alive == 0, "the numbers are gone with it",
              "the numbers are still there, and nobody has them");
}

LESSON_TEST(take_lets_errors_through, "an error of the inner generator comes out of take",
            Rule{"errors of inner generators pass through", heading_inside}, look_take) {
  step("made numbers, which hands out 10, then throws Broken(\"no more paper\")");
  auto list = breaks_after({10}, "no more paper");
  step("made take(numbers, 3), and called its next()");
  auto some = take(std::move(list), 3);
  expect({"10"}, collect(some, 1));
  step("called its next() again");
  expect("no more paper",
         kit::expect_error<Broken>("Broken(\"no more paper\")", [&] { (void)some.next(); }));
}

LESSON_TEST(alternate_takes_turns, "alternate hands on left, right, left, right, ...",
            Rule{"one from the left, one from the right, in turn", heading_inside},
            look_alternate) {
  step("made left, which hands out 1 2 3, and right, which hands out 10 20 30");
  auto left = numbers({1, 2, 3});
  auto right = numbers({10, 20, 30});
  step("made alternate(left, right), and called its next() six times");
  auto both = alternate(std::move(left), std::move(right));
  expect({"1", "10", "2", "20", "3", "30"}, collect(both, 6));
}

LESSON_TEST(alternate_goes_on, "when one ends, alternate hands on the rest of the other",
            Rule{"alternate ends when both have ended", heading_inside}, look_alternate) {
  step("made alternate of 1 and 10 20 30, and called its next() five times");
  auto left = numbers({1});
  auto right = numbers({10, 20, 30});
  auto left_ends = alternate(std::move(left), std::move(right));
  expect({"1", "10", "20", "30", "nothing"}, collect(left_ends, 5));
  step("made alternate of 1 2 3 and 10, and called its next() five times");
  left = numbers({1, 2, 3});
  right = numbers({10});
  auto right_ends = alternate(std::move(left), std::move(right));
  expect({"1", "10", "2", "3", "nothing"}, collect(right_ends, 5));
  step("made alternate of 1 2 and 10 20, and called its next() six times");
  left = numbers({1, 2});
  right = numbers({10, 20});
  auto both_end = alternate(std::move(left), std::move(right));
  expect({"1", "10", "2", "20", "nothing", "nothing"}, collect(both_end, 6));
}

LESSON_TEST(alternate_with_none, "alternate works with a generator that hands out nothing",
            Rule{"alternate ends when both have ended", heading_inside}, look_alternate) {
  step("made alternate of nothing and 10 20, and called its next() three times");
  auto left = numbers({});
  auto right = numbers({10, 20});
  auto no_left = alternate(std::move(left), std::move(right));
  expect({"10", "20", "nothing"}, collect(no_left, 3));
  step("made alternate of 1 2 and nothing, and called its next() three times");
  left = numbers({1, 2});
  right = numbers({});
  auto no_right = alternate(std::move(left), std::move(right));
  expect({"1", "2", "nothing"}, collect(no_right, 3));
  step("made alternate of nothing and nothing, and called its next() twice");
  left = numbers({});
  right = numbers({});
  auto none = alternate(std::move(left), std::move(right));
  expect({"nothing", "nothing"}, collect(none, 2));
}

LESSON_TEST(alternate_every_number, "alternate hands on every number, 0 and negative ones too",
            Rule{"nothing is the sign of the end; 0 is a number", heading_inside}, look_alternate) {
  constexpr int smallest = std::numeric_limits<int>::min();
  step("made left, which hands out 0 -1 " + show(smallest) + ", and right, the same");
  auto left = numbers({0, -1, smallest});
  auto right = numbers({0, -1, smallest});
  step("made alternate(left, right), and called its next() six times");
  auto both = alternate(std::move(left), std::move(right));
  expect({"0", "0", "-1", "-1", show(smallest), show(smallest)}, collect(both, 6));
}

LESSON_TEST(alternate_does_not_wait, "alternate hands on while its generators go on",
            Rule{"it does not wait for the end of a generator", heading_asked}, look_alternate) {
  step("made left and right, which hand out 1 2 3 ...; the end is far away");
  int asked = 0;
  auto left = asked_numbers(asked);
  auto right = asked_numbers(asked);
  step("made alternate(left, right), and called its next() four times");
  auto both = alternate(std::move(left), std::move(right));
  expect({"1", "1", "2", "2"}, collect(both, 4));
  expect_that(asked < far_away, "a few numbers were asked for",
              show(asked) + " numbers were asked for");
}

LESSON_TEST(alternate_keeps_its_arguments, "what alternate was given lives as long as alternate",
            Rule{"a coroutine keeps what it gets by value, until it goes itself", heading_name},
            look_alternate) {
  int left_alive = 0;
  int right_alive = 0;
  {
    auto both =
        alternate(with_guest(kit::Counted(left_alive)), with_guest(kit::Counted(right_alive)));
    step("made alternate(left, right) from generators that have no name");
    expect_that(left_alive == 1, "alternate keeps left", "left is gone already");
    expect_that(right_alive == 1, "alternate keeps right", "right is gone already");
    step("called its next() three times");
    expect({"5", "5", "4"}, collect(both, 3));
  }
  step("threw alternate away, before its end");
  expect_that(left_alive == 0, "left is gone with it", "left is still there, and nobody has it");
  expect_that(right_alive == 0, "right is gone with it", "right is still there, and nobody has it");
}

// Asks until nothing comes, ten times at most; gives the error that came out.
std::string error_on_the_way(Generator<int>& source) {
  return kit::expect_error<Broken>("Broken(\"no more paper\")", [&source] {
    for (int call = 0; call < 10 && source.next(); ++call) continue;
  });
}

LESSON_TEST(alternate_lets_errors_through, "an error of an inner generator comes out of alternate",
            Rule{"errors of inner generators pass through", heading_inside}, look_alternate) {
  step("made left: 1 2, then it throws Broken(\"no more paper\"); and right: 10 20 30");
  auto left = breaks_after({1, 2}, "no more paper");
  auto right = numbers({10, 20, 30});
  step("made alternate(left, right), and called its next() until nothing came");
  auto left_breaks = alternate(std::move(left), std::move(right));
  expect("no more paper", error_on_the_way(left_breaks));
  step("the same the other way round: now right throws");
  left = numbers({10, 20, 30});
  right = breaks_after({1, 2}, "no more paper");
  auto right_breaks = alternate(std::move(left), std::move(right));
  expect("no more paper", error_on_the_way(right_breaks));
  step("once more: left has ended already when right throws");
  left = numbers({10});
  right = breaks_after({1, 2, 3}, "no more paper");
  auto rest_breaks = alternate(std::move(left), std::move(right));
  expect("no more paper", error_on_the_way(rest_breaks));
}

}  // namespace
