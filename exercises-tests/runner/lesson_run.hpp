// One of the two runs of a lesson's tests: plain, or sanitized.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judge.hpp"

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
