// What is derived from one source and must be in step with it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lesson.hpp"

// One thing to check. `problems` gives a line for each problem; `skipped` a reason, when the check
// cannot be made here.
struct InStep {
  std::string name;
  std::function<std::vector<std::string>()> problems;
  std::string skipped;
};

std::vector<InStep> things_in_step(const Kit& kit);
