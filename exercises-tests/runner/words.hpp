// The words that a learner never reads, and what is looked for in hints and pages.
#pragma once

#include <string>
#include <vector>

#include "lesson.hpp"

// A line for each word in this text that helps nobody who is tired, or that only compilers and
// libraries say.
std::vector<std::string> problems_of_words(const std::string& text);
// The same for a file, with the numbers of its lines; none when there is no such file.
std::vector<std::string> problems_of_words_in(const fs::path& file);

// A hint that gives the idea: in fit words, and with no code of the solution in it.
std::vector<std::string> problems_of_idea(const Kit& kit, const Lesson& lesson,
                                          const std::string& hint);

// The lesson's hints.md: three hints a section (the idea, the step, nearly the line).
std::vector<std::string> problems_of_hints(const Kit& kit, const Lesson& lesson);
