// A program of a lesson's folder or of miniaxon/, on somebody's core. What it cannot do, it says on standard error.
#pragma once

#include <map>
#include <string>

#include "build.hpp"
#include "commands.hpp"
#include "course.hpp"
#include "process.hpp"

class Demo {
 public:
  // Throws UsageError when there is no such lesson, program or folder.
  Demo(const Kit& kit, const DemoOptions& options);

  const Lesson& lesson() const { return lesson_; }
  const Stage& stage() const { return stage_; }  // of the last build
  // False when the lesson is not started; that was said, with the command ("demo") to type instead.
  bool can_begin(const std::string& command) const;
  // With `wrappers`, these stand before the headers that they wrap.
  Built build(const fs::path& wrappers = {});
  void say_compile_error(const Built& built) const;
  // Says from which headers it was built, then runs it to its end or a limit.
  Ended run(const Built& built, const std::map<std::string, std::string>& environment = {}) const;
  // Says when it hung or crashed. Gives the exit code.
  int how_it_ended(const Ended& ended) const;

 private:
  const Kit& kit_;
  DemoOptions options_;
  Course course_;
  const Lesson& lesson_;
  CoreFolder core_;
  fs::path source_;
  Stage stage_;
};
