// What a lesson's test is written in. A test is a story: it names the rule that it checks, says
// its steps, and compares what it expected with what it got. GoogleTest runs it (story.cpp); the
// story goes to the runner record by record, so that a crash or a hang still names its test.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kit {

// The sentence of the lesson that a test checks, and the heading in the lesson's text.
struct Rule {
  const char* sentence;
  const char* heading;
};

// Where a learner looks when the test fails: a header of the core, and a function in it.
struct Look {
  const char* header;
  const char* function;
};

// Registers a test with GoogleTest. Returns true, so that a static variable can call it.
bool add_test(const char* name, const char* says, Rule rule, Look look, void (*body)());

// LESSON_TEST(round_robin, "everybody gets one turn a round", Rule{...}, Look{...}) { body }
#define LESSON_TEST(name, says, ...)                           \
  static void name##_story();                                  \
  [[maybe_unused]] static const bool name##_is_a_test =        \
      ::kit::add_test(#name, says, __VA_ARGS__, name##_story); \
  static void name##_story()

// The next step of the story, in the lesson's words, with the values that were used.
void step(const std::string& text);

// From here on another function of the same header is the one to look at.
void look_at(const char* function);

// How it went up to here, in a sentence. The last one is told with the verdict, a pass or not.
void score(const std::string& sentence);

// ---- Comparing. Each of these ends the test when it does not hold. Call them from the test's own
// ---- body, never from inside a coroutine or a callback that the learner's code runs.

using Words = std::vector<std::string>;

// Item by item; the message names the first item that differs. For literals alone, write
// words("a", "b"): a bare {"a", "b"} can also mean one std::string.
void expect(const Words& expected, const Words& got);
// One thing.
void expect(const std::string& expected, const std::string& got);
// A condition, with both sides said in words.
void expect_that(bool holds, const std::string& expected, const std::string& got);

// ---- Values as a learner writes them.

inline std::string show(const std::string& text) { return text; }
inline std::string show(const char* text) { return text; }
inline std::string show(bool value) { return value ? "true" : "false"; }
template <typename Number>
requires std::is_arithmetic_v<Number> std::string show(Number value) {
  return std::to_string(value);
}
template <typename T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "nothing";
}
template <typename... Values>
Words words(const Values&... values) {
  return {show(values)...};
}

// "1 turn", "3 turns"
std::string count(std::size_t number, const std::string& noun);

// ---- What happens while the learner's code runs. Kept for the message about a hang or a crash;
// ---- a test in which far too much happens is stopped as a hang.

// `who` has the turn from now on, until it hands back.
void takes_turn(const std::string& who);
// The one who has the turn hands it back to the one who had it before.
void hands_back();
// Something that the one who has the turn did.
void happened(const std::string& what);

// Asked when a test hangs, from another thread, where nobody calls takes_turn().
inline std::function<std::string()> who_has_the_turn;

// Lets it be asked as long as this lives.
class TellsWhoseTurn {
 public:
  explicit TellsWhoseTurn(std::function<std::string()> who) { who_has_the_turn = std::move(who); }
  TellsWhoseTurn(const TellsWhoseTurn&) = delete;
  TellsWhoseTurn& operator=(const TellsWhoseTurn&) = delete;
  ~TellsWhoseTurn() { who_has_the_turn = nullptr; }
};

// Counts up when something happens. When it stands still for too long, the test is stopped.
inline std::atomic<std::size_t> signs_of_life = 0;

// ---- Errors that must come, or must not.

// What an action threw: its what(), or a word for what is not a std::exception; nothing if nothing.
std::optional<std::string> error_of(const std::function<void()>& action);

// Expects the action to throw an Error, and gives its what().
template <typename Error>
std::string expect_error(const std::string& name_of_error, const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  } catch (const std::exception& error) {
    expect("the error " + name_of_error, std::string("another error: ") + error.what());
  } catch (...) {
    expect("the error " + name_of_error, "another error, which is not a std::exception");
  }
  expect("the error " + name_of_error, "no error");
  return {};
}

// ---- Counting and measuring.

// Counts how many objects of this kind are alive: put one into a frame or a letter, and see.
class Counted {
 public:
  explicit Counted(int& alive) : alive_(&alive) { ++*alive_; }
  Counted(const Counted& other) : alive_(other.alive_) { ++*alive_; }
  Counted(Counted&& other) noexcept : alive_(other.alive_) { ++*alive_; }
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --*alive_; }

 private:
  int* alive_;
};

// Bytes taken from the heap at this moment; 0 where the system does not tell.
std::size_t heap_in_use();

}  // namespace kit
