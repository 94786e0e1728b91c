// What a failed check looked like, so that one that looks the same is recognised.
#pragma once

#include <cstddef>
#include <string>

#include "judge.hpp"

struct Symptom {
  std::string test;     // the one that failed first; empty when it was none
  std::string verdict;  // its word
  std::string got;      // what came; for other verdicts than WRONG, what happened
  std::string differs;  // the first item that differs, where the test compares items
};

// Amounts of memory and time, which vary from core to core, are left out.
Symptom symptom_of(const Judgement& judgement);

// How near two of them are: 0 when they have nothing in common but the test; more when the same
// item differs first in the same way, and the more alike what came is; `same_symptom` when all of
// that is the same.
constexpr std::size_t same_symptom = SIZE_MAX;
std::size_t nearness(const Symptom& one, const Symptom& other);
