#include "story.hpp"

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>

#if defined(__SANITIZE_ADDRESS__)
#define KIT_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIT_SANITIZED 1
#endif
#endif
#ifdef KIT_SANITIZED
extern "C" int __lsan_do_recoverable_leak_check();
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#elif defined(__GLIBC__)
#include <malloc.h>
#endif

namespace kit {
namespace {

// More than this in one test is a loop that hands control back and never ends.
constexpr std::size_t most_events = 20'000;
constexpr int exit_after_hang = 86;
[[maybe_unused]] constexpr int exit_after_leak = 87;

// The way to the runner: records are lines of JSON on a pipe, each with the word that only this
// run knows. Without a runner (a debugger, an IDE) there is no pipe, and the story goes to standard
// error. The numbers are those that the runner gives to both pipes.
constexpr int records_pipe = 8;
constexpr int word_pipe = 9;
constexpr char variable[] = "AXON_KIT_CHANNEL";  // how many seconds of silence are a hang
struct Channel {
  bool is_open = false;
  char word[64] = "";
  std::size_t word_length = 0;
  double seconds_of_silence = 2.0;
};
constinit Channel channel;

// Reads the word before any code of the learner's runs: before the constructors of the program,
// whatever their order. Nothing is ready then but the system.
__attribute__((no_sanitize("address", "undefined"))) void open_channel(int, char**,
                                                                       char** environment) {
  for (; !channel.is_open && *environment != nullptr; ++environment) {
    std::size_t same = 0;
    while (variable[same] != '\0' && (*environment)[same] == variable[same]) ++same;
    if (variable[same] != '\0') continue;
    const long length = ::syscall(SYS_read, word_pipe, channel.word, sizeof channel.word);
    channel.word_length = length > 0 ? static_cast<std::size_t>(length) : 0;
    channel.is_open = true;
    ::syscall(SYS_close, word_pipe);
  }
}
#ifdef __ELF__
__attribute__((section(".preinit_array"), used)) void (*before_constructors)(int, char**,
                                                                             char**) = open_channel;
#endif
// For a system that does not know that section.
__attribute__((constructor(101))) void before_other_constructors() {
  open_channel(0, nullptr, environ);
}

// The length of the UTF-8 character that begins here; 0 when none does.
std::size_t character_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80   ? 1
                             : byte(0) < 0xC2 ? 0
                             : byte(0) < 0xE0 ? 2
                             : byte(0) < 0xF0 ? 3
                             : byte(0) < 0xF5 ? 4
                                              : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// A JSON string. What cannot be shown (a string whose memory is gone holds anything) becomes "?".
std::string json_text(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = character_at(text);
    if (length == 0 || (length == 1 && static_cast<unsigned char>(text[0]) < 0x20)) {
      out += '?';
    } else if (text[0] == '"' || text[0] == '\\') {
      out += {'\\', text[0]};
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out + '"';
}

// The word is never copied to where somebody else may find it.
void write_record(std::string rest) {
  static char start[] = "{\"word\":\"";
  std::array<iovec, 3> pieces{
      {{start, sizeof start - 1}, {channel.word, channel.word_length}, {rest.data(), rest.size()}}};
  for (std::size_t i = 0; i < pieces.size();) {
    long wrote = ::syscall(SYS_writev, records_pipe, &pieces[i], pieces.size() - i);
    if (wrote <= 0) return;
    for (; i < pieces.size() && static_cast<std::size_t>(wrote) >= pieces[i].iov_len; ++i) {
      wrote -= static_cast<long>(pieces[i].iov_len);
    }
    if (i == pieces.size()) return;
    pieces[i].iov_base = static_cast<char*>(pieces[i].iov_base) + wrote;
    pieces[i].iov_len -= static_cast<std::size_t>(wrote);
  }
}

using Fields = std::vector<std::pair<const char*, std::string>>;

void record(const char* event, const Fields& fields, const std::string& raw = "") {
  if (!channel.is_open) {
    std::string line = std::string("  [") + event + "]";
    for (const auto& [key, value] : fields) line += std::string(" ") + key + ": " + value;
    std::fprintf(stderr, "%s\n", line.c_str());
    return;
  }
  std::string line = "\",\"event\":" + json_text(event);
  for (const auto& [key, value] : fields) line += "," + json_text(key) + ":" + json_text(value);
  write_record(line + raw + "}\n");
}

struct Ended {};  // thrown by a comparison that does not hold

std::atomic<bool> test_is_running = false;
std::size_t events_in_test = 0;
std::vector<std::string> turn_holders;
bool current_failed = false;

[[noreturn]] void stop_as_hang(const char* why) {
  if (who_has_the_turn) record("holder", {{"who", who_has_the_turn()}});
  record("hang", {{"why", why}});
  ::_exit(exit_after_hang);
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Watches from a thread of its own. Silence counts in processor time, so that a busy machine does
// not turn slow code into a hang; code that blocks instead of looping uses none, and is given four
// times as long on the wall clock.
void watch() {
  using Clock = std::chrono::steady_clock;
  std::size_t seen = 0;
  double busy_since = processor_seconds();
  auto silent_since = Clock::now();
  while (true) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (!test_is_running || signs_of_life != seen) {
      seen = signs_of_life;
      busy_since = processor_seconds();
      silent_since = Clock::now();
      continue;
    }
    const std::chrono::duration<double> silence = Clock::now() - silent_since;
    if (processor_seconds() - busy_since > channel.seconds_of_silence) stop_as_hang("silence");
    if (silence.count() > 4 * channel.seconds_of_silence) stop_as_hang("silence");
  }
}

void note(const char* kind, const std::string& what) {
  ++signs_of_life;
  const std::string who = turn_holders.empty() ? "" : turn_holders.back();
  record(kind, {{"who", who}, {"what", what}});
  if (++events_in_test > most_events) stop_as_hang("budget");
}

[[noreturn]] void fail(const std::string& expected, const std::string& got,
                       const std::string& differs) {
  record("fail", {{"expected", expected}, {"got", got}, {"differs", differs}});
  current_failed = true;
  throw Ended{};
}

void fail_by_exception(const std::string& what) {
  record("fail",
         {{"expected", "no error"}, {"got", "an error came out: " + what}, {"differs", ""}});
  current_failed = true;
}

class StoryTest : public testing::Test {
 public:
  explicit StoryTest(void (*body)()) : body_(body) {}

  void TestBody() override {
    try {
      body_();
    } catch (const Ended&) {
    } catch (const std::exception& error) {
      fail_by_exception(error.what());
    } catch (...) {
      fail_by_exception("something that is not a std::exception");
    }
    if (current_failed) GTEST_FAIL();
  }

 private:
  void (*body_)();
};

struct Facts {
  const char* name;
  const char* says;
  Rule rule;
  Look look;
};
std::vector<Facts>& all_facts() {
  static std::vector<Facts> facts;
  return facts;
}

// Tells the runner which test starts, how it ended, and how many there were. A test may be one of
// GoogleTest's own, without a story: of a learner's game.
class Teller : public testing::EmptyTestEventListener {
  void OnTestStart(const testing::TestInfo& test) override {
    ++tests_;
    is_story_ = std::strcmp(test.test_suite_name(), "lesson") == 0;
    if (!is_story_) {
      const std::string name = std::string(test.test_suite_name()) + "." + test.name();
      record("start", {{"name", name}, {"says", name}}, ",\"number\":" + std::to_string(tests_));
    }
    for (std::size_t i = 0; i < all_facts().size(); ++i) {
      const Facts& facts = all_facts()[i];
      if (std::strcmp(facts.name, test.name()) != 0) continue;
      record("start",
             {{"name", facts.name},
              {"says", facts.says},
              {"rule", facts.rule.sentence},
              {"heading", facts.rule.heading},
              {"header", facts.look.header},
              {"function", facts.look.function}},
             ",\"number\":" + std::to_string(i + 1));
    }
    current_failed = false;
    events_in_test = 0;
    turn_holders.clear();
    ++signs_of_life;
    test_is_running = true;
  }

  void OnTestPartResult(const testing::TestPartResult& result) override {
    if (is_story_ || !result.failed() || current_failed) return;
    current_failed = true;
    std::string said;
    std::istringstream lines(result.message());
    for (std::string line; std::getline(lines, line);) {
      said += (said.empty() ? "" : ",") + json_text(line);
    }
    const char* file = result.file_name() != nullptr ? result.file_name() : "";
    record("fail", {{"file", file}},
           ",\"line\":" + std::to_string(result.line_number()) + ",\"said\":[" + said + "]");
  }

  void OnTestEnd(const testing::TestInfo& test) override {
    test_is_running = false;
#ifdef KIT_SANITIZED
    if (!current_failed && __lsan_do_recoverable_leak_check() != 0) ::_exit(exit_after_leak);
#endif
    record("end", {{"name", test.name()}, {"ok", test.result()->Passed() ? "yes" : "no"}});
  }

  std::size_t tests_ = 0;
  bool is_story_ = true;
};

}  // namespace

#ifdef KIT_SANITIZED
// A sanitizer is about to report: that takes its time, and is no silence.
extern "C" void __asan_on_error() { test_is_running = false; }
#endif

bool add_test(const char* name, const char* says, Rule rule, Look look, void (*body)()) {
  all_facts().push_back({name, says, rule, look});
  testing::RegisterTest("lesson", name, nullptr, nullptr, look.header, 1,
                        [body]() -> StoryTest* { return new StoryTest(body); });
  return true;
}

void step(const std::string& text) {
  ++signs_of_life;
  record("step", {{"text", text}});
}

void look_at(const char* function) { record("look", {{"function", function}}); }

void score(const std::string& sentence) { record("score", {{"text", sentence}}); }

static std::string joined(const Words& words) {
  if (words.empty()) return "nothing";
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

void expect(const Words& expected, const Words& got) {
  ++signs_of_life;
  if (expected == got) return;
  std::size_t same = 0;
  while (same < expected.size() && same < got.size() && expected[same] == got[same]) ++same;
  std::string differs = "differs at item " + std::to_string(same + 1) + ": ";
  if (same == expected.size()) {
    differs += "the end was expected, " + got[same] + " came";
  } else if (same == got.size()) {
    differs += expected[same] + " was expected, the end came";
  } else {
    differs += expected[same] + " was expected, " + got[same] + " came";
  }
  fail(joined(expected), joined(got), expected.size() + got.size() > 2 ? differs : "");
}

void expect(const std::string& expected, const std::string& got) {
  ++signs_of_life;
  if (expected != got) fail(expected, got, "");
}

void expect_that(bool holds, const std::string& expected, const std::string& got) {
  ++signs_of_life;
  if (!holds) fail(expected, got, "");
}

std::string count(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

void takes_turn(const std::string& who) {
  turn_holders.push_back(who);
  note("turn", "takes its turn");
}

void hands_back() {
  if (!turn_holders.empty()) note("turn", "hands control back");
  if (!turn_holders.empty()) turn_holders.pop_back();
  record("holder", {{"who", turn_holders.empty() ? "" : turn_holders.back()}});
}

void happened(const std::string& what) { note("turn", what); }

std::optional<std::string> error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something that is not a std::exception";
  }
  return std::nullopt;
}

std::size_t heap_in_use() {
#ifdef KIT_SANITIZED
  return __sanitizer_get_current_allocated_bytes();
#elif defined(__GLIBC__)
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

}  // namespace kit

int main(int argc, char** argv) {
  if (const char* seconds = std::getenv(kit::variable)) {
    kit::channel.seconds_of_silence = std::strtod(seconds, nullptr);
    ::unsetenv(kit::variable);
  }
  testing::InitGoogleTest(&argc, argv);
  auto& listeners = testing::UnitTest::GetInstance()->listeners();
  if (kit::channel.is_open) delete listeners.Release(listeners.default_result_printer());
  listeners.Append(new kit::Teller);
  std::thread(kit::watch).detach();
  const int result = RUN_ALL_TESTS();
  kit::record("done", {});
  ::fflush(nullptr);
  ::_exit(result);
}
