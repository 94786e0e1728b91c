// The facts of the lessons: read from lessons/NN-name/lesson.toml, and from nowhere else.
#pragma once

#include <string>
#include <vector>

#include "kit.hpp"

struct Lesson {
  std::size_t position = 0;           // in the ladder, from 0: what is smaller comes earlier
  std::string number;                 // "05"; "08.tests" stands before "08"
  std::string name;                   // "scheduler"
  std::string folder;                 // "05-scheduler"
  std::string title;                  // what its page is called
  std::string gives;                  // what the learner has afterwards, in a sentence
  std::string header;                 // the learner's file
  std::vector<std::string> supplied;  // headers that come with it and are not the learner's
  std::string needs;                  // the library it is compiled with; see library.hpp
  bool starter_runs = false;          // its programs run on the untouched starter file, too
  int tests = 0;                      // how many must run for a pass
  int minutes = 0;                    // a typical time
  bool is_game = false;               // it is no lesson, but a capstone of this name
  int points = 10;                    // what a pass is worth when submissions are graded
};

// All lessons, in order. Throws KitError that names the file, the line and what was expected.
std::vector<Lesson> load_lessons(const Kit& kit);

// The hints of a lesson, by function: from lessons/NN-name/hints.md, where "## function" begins a
// section, "1. text" a hint, and a hint goes on over the lines that follow. Throws KitError.
struct HintSection {
  std::string name;
  std::vector<std::string> hints;
};
std::vector<HintSection> read_hints(const Kit& kit, const Lesson& lesson);

// The tests of a lesson, with their harness. Throws KitError.
std::string text_of_the_tests(const Kit& kit, const Lesson& lesson);

class NoSuchLesson : public UsageError {
 public:
  NoSuchLesson(std::string typed, const std::string& what)
      : UsageError(what), typed(std::move(typed)) {}
  std::string typed;
};

// The lesson with this number ("5" and "05" are the same), with this name, or to which this file
// belongs. Throws NoSuchLesson with the nearest one.
const Lesson& lesson_of(const std::vector<Lesson>& lessons, const std::string& typed);
