// Reads the judged headers for what would change the tests instead of passing them. It reads
// words and knows no meaning, so it is one wall among others: see INSTRUCTORS.md.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core_folder.hpp"

struct Suspicions {
  std::string tampering;           // the first thing that has no honest use; empty when none
  std::vector<std::string> looks;  // things that may have one: a person looks at them, a line each
};

// The texts of headers in which the compiler has replaced the macros.
using Expanded = std::function<std::map<fs::path, std::string>()>;

// About the headers of the stage that were handed in. Asks for the expanded texts when a macro in
// them could hide what they do.
Suspicions suspicions_about(const Kit& kit, const CoreFolder& core, const Lesson& lesson,
                            const Stage& stage, const Expanded& expanded);
