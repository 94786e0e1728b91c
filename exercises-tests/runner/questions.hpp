// The questions of a lesson: what will this program print? From lessons/NN-name/predict.toml.
#pragma once

#include <string>
#include <vector>

#include "lesson.hpp"

struct Question {
  std::string program;  // lessons/NN-name/PROGRAM.cpp; what it prints is the right answer
  std::string ask;
  std::string because;  // said after the answer, right or wrong
};

// In the order of the file; none when there is no file. Throws KitError that names the file, the
// line and what was expected.
std::vector<Question> load_questions(const Kit& kit, const Lesson& lesson);

fs::path source_of(const Kit& kit, const Lesson& lesson, const Question& question);

// The words of an answer, or of what was printed: without line breaks, commas and quotes.
std::vector<std::string> answer_words(const std::string& text);
// The first word that differs, said in a sentence; empty when none does. Upper and lower case are
// the same.
std::string first_difference(const std::vector<std::string>& said,
                             const std::vector<std::string>& printed);

// What the built program of a question prints. `why_not` says why it did not end well; empty when
// it did.
struct Printed {
  std::string output;
  std::string why_not;
};
Printed run_question(const fs::path& program);

// What is not right with a lesson's questions, a line each. Their programs are compiled with the
// reference, by each of these compilers, and run.
std::vector<std::string> problems_of_questions(const Kit& kit, const Lesson& lesson,
                                               const std::vector<fs::path>& compilers);
