// The learner's way through the course: the lessons, what is remembered, and their own folder.
#pragma once

#include <string>
#include <vector>

#include "memory.hpp"

// The number of the lesson that is meant: when none was typed, the one at hand, and the last one
// when all are done.
std::string number_or_at_hand(const Kit& kit, const std::string& typed);

class Course {
 public:
  // Throws KitError when the learner's folder is not there, or holds nothing of theirs.
  explicit Course(const Kit& kit);
  Course(const Course&) = delete;
  Course& operator=(const Course&) = delete;

  const std::vector<Lesson>& lessons() const { return lessons_; }
  const CoreFolder& core() const { return core_; }
  Memory& memory() { return memory_; }
  const LessonMemory& known(const Lesson& lesson) const { return memory_.of(lesson); }
  Standing standing(const Lesson& lesson) const { return standing_of(lesson, core_, memory_); }
  // The first lesson that asks for the learner's work; nothing when all is done.
  const Lesson* at_hand() const;
  // The command that a learner types next for this lesson.
  std::string next_for(const Lesson& lesson) const;
  // The command that a learner types next.
  std::string next() const;
  // How many questions are to be answered once more.
  int questions_that_came_back() const;
  // The learner's folder as it is judged for a lesson: that lesson itself is never borrowed.
  CoreFolder core_for(const Lesson& lesson) const;
  // Judges the learner's own code for a lesson, and remembers how it went.
  Judgement check(const Compiler& compiler, const Lesson& lesson, const JudgeOptions& options);

 private:
  void note_earlier_changes(Judgement& judgement) const;

  const Kit& kit_;
  std::vector<Lesson> lessons_;
  Memory memory_;
  CoreFolder core_;  // looks at lessons_
};
