// One of the two runs of a lesson's tests: plain, or sanitized.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "build.hpp"
#include "judge.hpp"
#include "process.hpp"

struct Outcome {
  Verdict verdict = Verdict::nothing_ran;
  std::optional<Failure> failure;
  int run = 0;
  int passed = 0;
  int when = 0;  // in the order of the tests: the smaller, the earlier did it fail
  std::string warnings;
  std::string score;  // how it went, in the words of the tests; empty when they keep none
  bool looked_for_leaks = true;
  std::vector<Failure> tests;
};

// Compiles the tests with the staged headers, runs them watched, and comes to an outcome.
Outcome run_lesson(const Kit& kit, const Compiler& compiler, const Stage& stage,
                   const Lesson& lesson, const JudgeOptions& options, Build build);

constexpr int exit_by_watchdog = 86;  // of a test that kept silent

// How a lesson's tests are built.
BuildRequest tests_of(const Kit& kit, const Lesson& lesson, const JudgeOptions& options,
                      Build build);
// How they are run: in that folder, and stopped when they last, grow or keep silent for too long.
Program watched_tests(const fs::path& program, const fs::path& folder, const JudgeOptions& options);
