// ./learn why: the test that failed runs once more, with the wrappers; its steps and what happened
// are told together.
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "course.hpp"
#include "lesson_run.hpp"
#include "trace.hpp"

namespace {

constexpr std::size_t most_events = 1'000'000;
constexpr std::size_t room = 30;  // lines of steps and events
constexpr std::size_t least_events = 10;

// One test, run once more.
struct Rerun {
  std::vector<std::string> lines;  // for read_trace()
  nlohmann::json start;            // the harness' records of these kinds, if they came
  nlohmann::json fail;
  bool in_an_endless_loop = false;  // which hands control back
  Ended ended;
  Trace trace;

  void take(const std::string& line) {
    if (!fail.is_null()) return;
    lines.push_back(line);
    if (!starts_with(line, "{")) return;
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object()) return;
    const std::string event = record.value("event", "");
    if (event == "start") start = record;
    if (event == "fail") fail = record;
    if (event == "hang") in_an_endless_loop = record.value("why", "") == "budget";
  }
};

Rerun run_again(const fs::path& program, const std::string& test) {
  const fs::path scratch = program.string() + "-" + std::to_string(::getpid());
  make_folder(scratch);
  Program tests = watched_tests(program, scratch, {});
  tests.arguments.push_back("--gtest_filter=lesson." + test);
  tests.environment =
      trace_environment("/dev/fd/" + std::to_string(records_fd), scratch / "printed", most_events);
  Rerun rerun;
  tests.on_record = [&rerun](const std::string& line) { rerun.take(line); };
  rerun.ended = run_program(tests);
  const fs::path printed = scratch / "printed";
  rerun.trace = read_trace(rerun.lines, fs::exists(printed) ? read_file(printed) : "", "test");
  std::error_code ignored;
  fs::remove_all(scratch, ignored);
  return rerun;
}

struct Line {
  bool is_step = false;
  std::string who;
  std::string words;
};

// A turn in which nothing else happened takes one line.
std::vector<Line> lines_for(const Trace& trace) {
  std::vector<Line> lines;
  const TraceEvent* before = nullptr;
  for (const TraceEvent& event : trace.events) {
    if (event.kind == "node") continue;
    const bool whole_turn = before != nullptr && before->kind == "resume" &&
                            before->by == event.by &&
                            (event.kind == "yield" || event.kind == "finish");
    if (whole_turn) {
      lines.back().words = "has a turn, and " + words_of(trace, event);
    } else {
      lines.push_back({event.kind == "step", trace.nodes[event.by].name, words_of(trace, event)});
    }
    before = &event;
  }
  return lines;
}

// The steps of the test, all of them, and the last events.
std::string story_of(const Trace& trace) {
  const std::vector<Line> lines = lines_for(trace);
  std::size_t steps = 0;
  std::size_t width = 0;
  for (const Line& line : lines) {
    if (line.is_step) ++steps;
    if (!line.is_step) width = std::max(width, line.who.size());
  }
  const std::size_t kept = std::max(least_events, room - std::min(room, 2 * steps));
  std::size_t left_out = 0;
  if (lines.size() > room) left_out = lines.size() - steps - std::min(lines.size() - steps, kept);
  std::string text;
  std::size_t gap = 0;
  std::size_t step = 0;
  for (const Line& line : lines) {
    if (!line.is_step && left_out > 0) {
      --left_out;
      ++gap;
      continue;
    }
    if (gap > 0) text += "       ... (" + std::to_string(gap) + " more)\n";
    gap = 0;
    if (line.is_step) {
      text += "  " + std::to_string(++step) + ". " + line.words + "\n";
    } else {
      text +=
          "       " + line.who + std::string(width - line.who.size() + 2, ' ') + line.words + "\n";
    }
  }
  return text;
}

// How the run ended, when no comparison failed; empty when nothing went wrong.
std::string end_of(const Rerun& rerun) {
  const Ended& ended = rerun.ended;
  const std::string holder =
      rerun.trace.holders.empty()
          ? ""
          : " The turn was with " + rerun.trace.nodes[rerun.trace.holders.back()].name + ".";
  if (rerun.in_an_endless_loop || rerun.trace.at_the_limit) {
    return "It goes on like this, without an end, so the test was stopped." + holder;
  }
  if (ended.exit_code == exit_by_watchdog || ended.stopped == Stopped::by_silence ||
      ended.stopped == Stopped::by_wall_time) {
    return "Then nothing more, so the test was stopped." + holder;
  }
  if (ended.stopped == Stopped::by_memory) {
    return "It took more and more memory, so the test was stopped." + holder;
  }
  if (ended.signal != 0) {
    return "Then the program crashed (" + name_of_signal(ended.signal) + ")." + holder;
  }
  if (ended.exit_code != 0) return "Then the program ended early." + holder;
  return "";
}

int tell(const Rerun& rerun, const Lesson& lesson, const LastCheck& last) {
  const auto said = [](const nlohmann::json& record, const char* what) {
    return record.is_object() ? visible(record.value(what, "")) : std::string();
  };
  const bool failed = !rerun.fail.is_null();
  const std::string end = failed ? "" : end_of(rerun);
  const bool only_sanitizers_see_it = !failed && end.empty() && last.verdict == "CRASHED";
  if (!failed && end.empty() && !only_sanitizers_see_it) {
    std::cout << "The test that failed passes in this run. Has the code changed since the check?\n"
              << "Next:  ./learn check " << lesson.number << "\n";
    return 0;
  }
  std::cout << "Why lesson " << lesson.number << " is " << last.verdict << ": test "
            << rerun.start.value("number", 0) << " of " << lesson.tests << ", \""
            << said(rerun.start, "says") << "\"\n\n"
            << story_of(rerun.trace);
  if (failed) {
    std::cout << "Expected:  " << said(rerun.fail, "expected")
              << "\nGot:       " << said(rerun.fail, "got") << "\n";
    const std::string differs = said(rerun.fail, "differs");
    if (!differs.empty()) std::cout << "           " << differs << "\n";
  } else if (only_sanitizers_see_it) {
    std::cout << "This run has no sanitizers, and goes on. They saw what ./learn check "
              << lesson.number << " tells.\n";
  } else {
    std::cout << end << "\n";
  }
  std::cout << "\nRule:  " << said(rerun.start, "rule") << "\nNext:  ./learn hint " << lesson.number
            << "\n";
  return 0;
}

}  // namespace

int why(const Kit& kit) {
  Course course(kit);
  const LastCheck& last = course.memory().last_check();
  const auto nothing_to_tell = [](const std::string& sentence, const std::string& next) {
    std::cout << sentence << "\nNext:  " << next << "\n";
    return 0;
  };
  if (last.lesson.empty()) {
    return nothing_to_tell("There was no check yet, so nothing has failed.", "./learn");
  }
  const Lesson& lesson = lesson_of(course.lessons(), last.lesson);
  const std::string check = "./learn check " + lesson.number;
  const std::string of_lesson = "The last check, of lesson " + lesson.number + ", ";
  if (last.verdict == word_of(Verdict::pass)) {
    return nothing_to_tell(of_lesson + "was a PASS: nothing has failed.", "./learn");
  }
  if (last.verdict == word_of(Verdict::does_not_compile)) {
    return nothing_to_tell(of_lesson + "ended in the compiler: nothing ran.", check);
  }
  if (last.test.empty()) {
    return nothing_to_tell(of_lesson + "did not fail in a test, so there is none to run again.",
                           check);
  }
  if (!lesson.needs.empty()) {
    return nothing_to_tell(no_turns_of(lesson), "./learn hint " + lesson.number);
  }
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  const CoreFolder core = course.core_for(lesson);
  const BuildRequest request = tests_of(kit, lesson, {}, Build::plain);
  const Stage wrapped =
      stage(kit, core, lesson, {request.source}, compiler.key() + "why", wrappers_of(kit));
  if (!has_turns(wrapped)) {
    return nothing_to_tell(
        "Lesson " + lesson.number + " has no microprocesses, so there are no turns to tell of.",
        "./learn hint " + lesson.number);
  }
  const Built built = build_program(compiler, wrapped, request);
  if (built.error) {
    const Built without = build_program(
        compiler, stage(kit, core, lesson, {request.source}, compiler.key()), request);
    if (without.error) return nothing_to_tell("The code does not compile any more.", check);
    return cannot_wrap(kit, lesson, built, "./learn hint " + lesson.number);
  }
  return tell(run_again(built.program, last.test), lesson, last);
}
