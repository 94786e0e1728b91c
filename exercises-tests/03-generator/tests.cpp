#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "generator.hpp"
#include "story.hpp"

namespace {

using kit::Counted;
using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::Words;
using miniaxon::Generator;

constexpr Look look_create{"generator.hpp", "get_return_object"};
constexpr Look look_store{"generator.hpp", "yield_value"};
constexpr Look look_error{"generator.hpp", "unhandled_exception"};
constexpr Look look_next{"generator.hpp", "next"};
constexpr Look look_done{"generator.hpp", "done"};
constexpr Look look_destroy{"generator.hpp", "~Generator"};
constexpr Look look_move{"generator.hpp", "Generator"};
constexpr Look look_assign{"generator.hpp", "operator="};

constexpr const char* heading_life = "The life of a frame";
constexpr const char* heading_store = "Store and hand back";
constexpr const char* heading_end = "The end and after";
constexpr const char* heading_errors = "Errors come out";
constexpr const char* heading_owner = "Who owns the frame";

// Calls next() that many times.
template <typename T>
Words collect(Generator<T>& generator, int calls) {
  Words got;
  for (int call = 0; call < calls; ++call) got.push_back(show(generator.next()));
  return got;
}

// The bodies of the tests. What a body does is written down in `log`.

Generator<int> two_lines(Words& log) {
  log.push_back("line 1");
  co_yield 1;
  log.push_back("line 2");
  co_yield 2;
  log.push_back("line 3");
}

template <typename T>
Generator<T> each_of(std::vector<T> list) {
  for (T item : list) co_yield item;
}

Generator<int> guest_in_an_argument(Counted guest) {
  (void)guest;
  co_yield 1;
  co_yield 2;
}

struct House {
  int guests = 0;
};

Generator<int> guest_in_a_variable(House& house) {
  const Counted guest(house.guests);
  co_yield 1;
  co_yield 2;
}

class Broken : public std::runtime_error {
 public:
  explicit Broken(const std::string& what) : std::runtime_error(what) {}
};

Generator<int> breaks_after_one(Counted guest) {
  (void)guest;
  co_yield 1;
  throw Broken("no more paper");
}

Generator<int> breaks_at_once() {
  throw Broken("no paper at all");
  co_yield 1;
}

LESSON_TEST(starts_when_asked, "the body starts at the first next(), and stops at co_yield",
            Rule{"next() runs the body up to the next co_yield; nothing else does", heading_life},
            look_create) {
  Words log;
  step("called a coroutine that says line 1, yields, says line 2, yields, says line 3");
  auto generator = two_lines(log);
  expect(Words{}, log);
  step("asked done(), and looked again");
  (void)generator.done();
  expect(Words{}, log);
  step("called next() once");
  (void)generator.next();
  expect({"line 1"}, log);
  step("called next() again");
  (void)generator.next();
  expect({"line 1", "line 2"}, log);
}

LESSON_TEST(hands_back, "next() gives what co_yield handed out",
            Rule{"co_yield stores a value, next() hands it back", heading_store}, look_next) {
  step("made a generator that yields 10 20 30");
  auto generator = each_of<int>({10, 20, 30});
  step("called next() three times");
  expect({"10", "20", "30"}, collect(generator, 3));
}

LESSON_TEST(ends, "when the body has run to its end, next() gives nothing",
            Rule{"no co_yield was reached: nothing to hand back", heading_end}, look_next) {
  {
    step("made a generator that yields 10 20");
    auto generator = each_of<int>({10, 20});
    step("called next() three times");
    expect({"10", "20", "nothing"}, collect(generator, 3));
  }
  step("made a generator that yields nothing, and called next()");
  auto empty = each_of<int>({});
  expect({"nothing"}, collect(empty, 1));
}

LESSON_TEST(stays_ended, "a generator that has ended stays ended",
            Rule{"a finished frame is not resumed again", heading_end}, look_next) {
  step("made a generator that yields 10");
  auto generator = each_of<int>({10});
  step("called next() six times");
  expect({"10", "nothing", "nothing", "nothing", "nothing", "nothing"}, collect(generator, 6));
}

// done() of a generator that nobody may change; false where that cannot be asked.
template <typename G>
constexpr bool const_can_be_asked = requires(const G& generator) {
  generator.done();
};

LESSON_TEST(done_when_ended, "done() is true when the body has run to its end, not before",
            Rule{"after the last value there is still the way to the end", heading_end},
            look_done) {
  expect_that(const_can_be_asked<Generator<int>>, "done() can be asked of a const generator",
              "done() is not const");
  {
    step("made a generator that yields 10 20");
    auto generator = each_of<int>({10, 20});
    step("asked done(), then called next() and asked done() again, three times");
    Words got = {show(generator.done())};
    for (int call = 0; call < 3; ++call) {
      got.push_back(show(generator.next()));
      got.push_back(show(generator.done()));
    }
    expect({"false", "10", "false", "20", "false", "nothing", "true"}, got);
  }
  step("the same with a generator that yields nothing");
  auto empty = each_of<int>({});
  const std::string before = show(empty.done());
  const std::string value = show(empty.next());
  expect({"false", "nothing", "true"}, {before, value, show(empty.done())});
}

template <typename T>
Words values_of(std::vector<T> list) {
  const int calls = static_cast<int>(list.size()) + 1;
  auto generator = each_of<T>(std::move(list));
  Words got;
  for (int call = 0; call < calls; ++call) {
    const auto value = generator.next();
    if constexpr (std::is_same_v<T, std::string>) {
      got.push_back(value ? '"' + *value + '"' : "nothing");
    } else {
      got.push_back(show(value));
    }
  }
  return got;
}

LESSON_TEST(every_value_counts, "0, false and the empty string are values like any other",
            Rule{"whether there is a value does not depend on the value", heading_store},
            look_next) {
  step("called next() four times on a generator that yields 0 7 0");
  expect({"0", "7", "0", "nothing"}, values_of<int>({0, 7, 0}));
  step("called next() three times on one that yields false true");
  expect({"false", "true", "nothing"}, values_of<bool>({false, true}));
  step("called next() three times on one that yields \"\" and \"end\"");
  expect({"\"\"", "\"end\"", "nothing"}, values_of<std::string>({"", "end"}));
}

constexpr const char* long_word = "a word with more than sixteen letters";

Generator<std::string> same_variable() {
  std::string word = long_word;
  co_yield word;
  co_yield word;
  co_yield word + "!";
}

LESSON_TEST(variable_is_left_alone, "co_yield of a variable leaves the variable as it was",
            Rule{"a copy is handed out; the body keeps its variable", heading_store}, look_store) {
  const std::string word = long_word;
  step("made a generator that yields the same variable twice, then that variable and a \"!\"");
  auto generator = same_variable();
  step("called next() three times");
  expect({word, word, word + "!"}, collect(generator, 3));
}

Generator<int> sum_of_both(Generator<int>& left, Generator<int>& right) {
  while (true) {
    const auto from_left = left.next();
    const auto from_right = right.next();
    if (!from_left || !from_right) co_return;
    co_yield *from_left + *from_right;
  }
}

LESSON_TEST(each_its_own_place, "every generator has its own frame and its own value",
            Rule{"each call of a coroutine makes a frame of its own", heading_life}, look_create) {
  step("made a generator that yields 1 2 3, and one that yields 10 20 30");
  auto left = each_of<int>({1, 2, 3});
  auto right = each_of<int>({10, 20, 30});
  step("called next() of the first, of the second, of the first, of the second");
  Words got;
  for (int round = 0; round < 2; ++round) {
    got.push_back(show(left.next()));
    got.push_back(show(right.next()));
  }
  expect({"1", "10", "2", "20"}, got);
  step("made a third, which asks both and yields the sum; called its next() twice");
  auto sum = sum_of_both(left, right);
  expect({"33", "nothing"}, collect(sum, 2));
}

LESSON_TEST(error_comes_out, "an error in the body comes out of that next()",
            Rule{"what the body throws, next() throws", heading_errors}, look_error) {
  int alive = 0;
  step("made a generator that yields 1, then throws Broken(\"no more paper\")");
  auto generator = breaks_after_one(Counted(alive));
  step("called next() twice");
  expect({"1"}, collect(generator, 1));
  expect("no more paper",
         kit::expect_error<Broken>("Broken(\"no more paper\")", [&] { (void)generator.next(); }));
  step("called next() of one that throws Broken(\"no paper at all\") before it yields");
  auto broken = breaks_at_once();
  expect("no paper at all",
         kit::expect_error<Broken>("Broken(\"no paper at all\")", [&] { (void)broken.next(); }));
}

LESSON_TEST(done_after_an_error, "after an error a generator is done",
            Rule{"an error ends the body, and it comes out once", heading_errors}, look_error) {
  int alive = 0;
  step("made a generator that yields 1, then throws");
  auto generator = breaks_after_one(Counted(alive));
  step("called next() twice; the second time an error came out");
  (void)generator.next();
  kit::error_of([&] { (void)generator.next(); });
  expect("done() is true", "done() is " + show(generator.done()));
  step("called next() twice more");
  Words got;
  for (int call = 0; call < 2; ++call) {
    const auto error = kit::error_of([&] { got.push_back(show(generator.next())); });
    if (error) got.push_back("an error: " + *error);
  }
  expect({"nothing", "nothing"}, got);
}

LESSON_TEST(variables_go_too, "what is in the frame of an abandoned generator is destroyed",
            Rule{"who throws a generator away destroys its frame", heading_owner}, look_destroy) {
  House house;
  {
    step("made a generator whose body puts an object into a variable, then yields");
    auto generator = guest_in_a_variable(house);
    step("called next() once, and counted the objects that are alive");
    (void)generator.next();
    expect({"1"}, {show(house.guests)});
    step("threw the generator away, and counted again");
  }
  expect({"0"}, {show(house.guests)});
}

LESSON_TEST(every_frame_goes_once, "every frame is destroyed exactly once, finished or not",
            Rule{"a frame does not go by itself, and it goes only once", heading_owner},
            look_destroy) {
  int finished = 0;
  int broken = 0;
  int never_asked = 0;
  step("ran a generator with an object in its frame to the end, and threw it away");
  {
    auto generator = guest_in_an_argument(Counted(finished));
    collect(generator, 3);
  }
  step("the same with one that ends with an error");
  {
    auto generator = breaks_after_one(Counted(broken));
    (void)generator.next();
    kit::error_of([&] { (void)generator.next(); });
  }
  step("the same with one that was never asked");
  { auto generator = guest_in_an_argument(Counted(never_asked)); }
  step("counted the objects that are left of each");
  expect({"0", "0", "0"}, {show(finished), show(broken), show(never_asked)});
}

LESSON_TEST(moves_and_does_not_copy, "a generator can be moved, and cannot be copied",
            Rule{"a frame has one owner", heading_owner}, look_move) {
  using G = Generator<int>;
  step("looked at what can be done with a generator");
  expect_that(!std::is_copy_constructible_v<G> && !std::is_copy_assignable_v<G>,
              "a generator cannot be copied", "it can be copied, and then a frame has two owners");
  expect_that(std::is_move_constructible_v<G> && std::is_move_assignable_v<G>,
              "a generator can be moved", "it cannot be moved and assigned");
  expect_that(std::is_nothrow_move_constructible_v<G> && std::is_nothrow_move_assignable_v<G>,
              "moving a generator is noexcept", "moving it is not noexcept");
}

LESSON_TEST(moved_away_is_done, "a moved generator goes on, and the one it came from is done",
            Rule{"who has no frame is done", heading_owner}, look_move) {
  step("made a generator that yields 10 20 30, and called next() once");
  auto old_one = each_of<int>({10, 20, 30});
  (void)old_one.next();
  step("moved it to a new generator");
  auto new_one = std::move(old_one);
  expect("done() of the old one is true", "done() of the old one is " + show(old_one.done()));
  step("called next() of the old one");
  expect("nothing", show(old_one.next()));
  step("called next() of the new one twice");
  expect({"20", "30"}, collect(new_one, 2));
}

// target = std::move(source), where a generator can do that; the test before this one says so.
template <typename G>
void move_assign(G& target, G& source) {
  if constexpr (std::is_move_assignable_v<G>) target = std::move(source);
}

LESSON_TEST(assigned_away_is_done, "a move assignment takes the frame, and the other is done",
            Rule{"who has no frame is done", heading_owner}, look_assign) {
  step("made generators a and b; b yields 10 20 30");
  auto a = each_of<int>({1, 2});
  auto b = each_of<int>({10, 20, 30});
  step("moved the frame of a somewhere else, and called next() of b");
  const auto somewhere_else = std::move(a);
  (void)b.next();
  step("a = std::move(b)");
  move_assign(a, b);
  expect("done() of b is true", "done() of b is " + show(b.done()));
  step("called next() of b, of a, of a");
  const std::string from_b = show(b.next());
  const std::string first = show(a.next());
  expect({"nothing", "20", "30"}, {from_b, first, show(a.next())});
  step("assigned to b a new generator, which yields 7, and called next() of b");
  auto fresh = each_of<int>({7});
  move_assign(b, fresh);
  expect({"7"}, collect(b, 1));
}

LESSON_TEST(old_frame_goes_at_once, "a move assignment destroys the target's old frame at once",
            Rule{"take a new frame: give the old one back first", heading_owner}, look_assign) {
  int in_a = 0;
  int in_b = 0;
  step("made generators a and b, each with an object in its frame; called next() of a");
  {
    auto a = guest_in_an_argument(Counted(in_a));
    auto b = guest_in_an_argument(Counted(in_b));
    (void)a.next();
    step("a = std::move(b), and counted the objects in the frame of a and in that of b");
    move_assign(a, b);
    expect({"0", "1"}, {show(in_a), show(in_b)});
  }
  step("threw both generators away");
  expect({"0", "0"}, {show(in_a), show(in_b)});
}

// It can be moved, not copied, and is not made out of nothing.
class Parcel {
 public:
  explicit Parcel(int weight) : weight_(weight) {}
  Parcel(Parcel&&) noexcept = default;
  Parcel& operator=(Parcel&&) noexcept = default;
  int weight() const { return weight_; }

 private:
  int weight_;
};

template <typename G>
G parcels() {
  co_yield Parcel(5);
  Parcel heavy(90);
  co_yield std::move(heavy);
}

template <typename G>
Words weights() {
  Words got;
  if constexpr (std::is_default_constructible_v<typename G::promise_type>) {
    auto generator = parcels<G>();
    for (int call = 0; call < 3; ++call) {
      const auto parcel = generator.next();
      got.push_back(parcel ? show(parcel->weight()) : "nothing");
    }
  } else {
    got.push_back("no frame: its promise_type cannot be made without a T");
  }
  return got;
}

LESSON_TEST(values_that_only_move, "a value may be of a type that is moved, never copied",
            Rule{"T may be move-only, and needs no default constructor", heading_store},
            look_store) {
  step("made a generator of parcels, which cannot be copied, nor made without a weight");
  step("called next() three times; the parcels weigh 5 and 90");
  expect({"5", "90", "nothing"}, weights<Generator<Parcel>>());
}

LESSON_TEST(abandoned_means_abandoned, "a body that is thrown away is not run any further",
            Rule{"only next() runs the body", heading_life}, look_destroy) {
  Words log;
  step("made a generator that says line 1, yields, says line 2; called next() once");
  {
    auto generator = two_lines(log);
    (void)generator.next();
    step("threw it away");
  }
  expect({"line 1"}, log);
  step("made another, and moved it to a new place without calling next()");
  Words moved_log;
  auto from = two_lines(moved_log);
  auto to = std::move(from);
  expect(Words{}, moved_log);
  step("called next() of it, then assigned another generator to it");
  (void)to.next();
  to = each_of<int>({7});
  expect({"line 1"}, moved_log);
}

LESSON_TEST(finished_frames_go_too, "a move assignment destroys a frame that has finished as well",
            Rule{"take a new frame: give the old one back first", heading_owner}, look_assign) {
  int in_a = 0;
  int in_b = 0;
  auto a = guest_in_an_argument(Counted(in_a));
  auto b = guest_in_an_argument(Counted(in_b));
  step("made generators a and b, each with an object in its frame; ran a to its end");
  collect(a, 3);
  step("moved b elsewhere, then a = std::move(b); counted the objects in the old frame of a");
  auto elsewhere = std::move(b);
  move_assign(a, b);
  expect({"0"}, {show(in_a)});
  step("asked a: next() and done()");
  expect({"nothing", "true"}, {show(a.next()), show(a.done())});
}

Generator<int> throws_a_number() {
  co_yield 1;
  throw 42;
}

LESSON_TEST(every_error_comes_out, "an error of any type comes out of that next()",
            Rule{"what the body throws, next() throws", heading_errors}, look_error) {
  step("made a generator that yields 1, then throws the number 42; called next() twice");
  auto generator = throws_a_number();
  (void)generator.next();
  std::string got = "no error";
  try {
    (void)generator.next();
  } catch (const int& number) {
    got = "the error " + show(number);
  } catch (...) {
    got = "another error";
  }
  expect("the error 42", got);
}

}  // namespace
