// Lints the verdicts that a learner reads. Each problem is a line: the rule that is broken, and
// the line of the message that breaks it.
#pragma once

#include <string>
#include <vector>

#include "judge.hpp"

// A verdict on the core in this folder, as text and as JSON: all its parts are there, in order and
// in fit words; what it points at exists; both formats tell the same facts.
std::vector<std::string> problems_of_message(const Kit& kit, const Lesson& lesson,
                                             const fs::path& core, const std::string& text,
                                             const std::string& json);

// What the tests of a lesson say when they fail, from the judgement of the reference: so that the
// ones that no wrong solution fails first are read, too.
std::vector<std::string> problems_of_tests(const Kit& kit, const Judgement& of_the_reference);
