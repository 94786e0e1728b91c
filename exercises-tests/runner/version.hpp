// Which kit this is: what a class pins, and what stands beside each result.
#pragma once

#include <string>

#include "lesson.hpp"

// Of everything that decides about a verdict: tests, harness, reference and runner. Equal on every
// machine.
std::string tests_digest(const Kit& kit, const std::vector<Lesson>& lessons);

// The name that git gives the kit, and the beginning of the digest: "v1.2, tests 3f9c2a71".
std::string kit_version(const Kit& kit, const std::vector<Lesson>& lessons);
