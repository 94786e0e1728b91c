// What a compile error means, in the words of the lessons.
#pragma once

#include <string>

#include "diagnose.hpp"

struct CompileHelp {
  std::string message;   // the compiler's, without names that only the tests know
  std::string meaning;   // empty when there is nothing to add
  std::string contract;  // the function that it is about, as the stub declares it; or empty
};

// `stub` is the lesson's starter file, `tests` the text of its tests and of their harness.
CompileHelp help_with(const CompileError& error, const std::string& stub, const std::string& tests);
