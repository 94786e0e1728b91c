// Compiles a lesson's tests with somebody's core, runs them, and comes to a verdict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler.hpp"
#include "core_folder.hpp"
#include "diagnose.hpp"
#include "lesson.hpp"
#include "walls.hpp"

// The numbers are the exit codes.
enum class Verdict {
  pass = 0,
  wrong = 1,
  does_not_compile = 2,
  crashed = 3,
  hung = 4,
  nothing_ran = 5,
  not_started = 6,
};
const char* word_of(Verdict verdict);

// What a failed check says. The texts are empty where a verdict has no use for them.
struct Failure {
  std::string test;         // its name in the test file
  int number = 0;           // which test of the lesson, from 1; 0 when it was none
  std::string says;         // the test's sentence
  std::string explanation;  // what happened, for verdicts other than WRONG
  std::string contract;     // for a compile error: what the contract says there
  std::vector<std::string> steps;
  std::string expected;
  std::string got;
  std::string differs;
  std::vector<std::string> happened;  // the last things, oldest first
  std::string rule;
  std::string heading;
  std::vector<SanitizerReport::Part> places;
  fs::path about;  // the file that the test is about
  Place look;
  std::string source;  // the line at `look`, for a compile error
  int more = 0;        // further tests that fail, or further errors
  int todos = 0;       // that are still in the file, when further tests fail
  fs::path full_report;
};

struct Judgement {
  const Lesson* lesson = nullptr;
  std::string core_option;      // " --core FOLDER" when it is not the learner's own folder
  std::string earlier_trouble;  // the number of an earlier lesson that should be mended first
  Verdict verdict = Verdict::nothing_ran;
  int tests_run = 0;     // plain and sanitized
  int tests_passed = 0;  // plain and sanitized
  double seconds = 0;
  std::optional<Failure> failure;
  int questions_came_back = 0;        // see predictions.hpp
  bool was_read = false;              // the lesson's page was opened
  std::vector<std::string> notes;     // what else a learner should know, a line each
  std::vector<std::string> looks;     // what an instructor should look at, a line each
  std::vector<HeaderSource> sources;  // the headers that it was judged with
  std::vector<Failure> tests;         // what each test that ran says of itself
};

struct JudgeOptions {
  double time_scale = 1;         // for slow machines: all time limits are multiplied by it
  const Walls* walls = nullptr;  // around the compiler and the tests; none for one's own code
  bool both_runs = true;         // false: what fails plain is not run with the sanitizers
};

// Runs the tests plain and sanitized, and writes into the judgement how it went.
void run_tests(const Kit& kit, const Compiler& compiler, const Stage& stage, const Lesson& lesson,
               const JudgeOptions& options, Judgement& judgement);

Judgement judge(const Kit& kit, const Compiler& compiler, const CoreFolder& core,
                const Lesson& lesson, const JudgeOptions& options);
