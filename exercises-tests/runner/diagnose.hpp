// Finds the place in the learner's files in what a compiler or a sanitizer says.
#pragma once

#include <string>
#include <vector>

#include "kit.hpp"

struct Place {
  fs::path file;
  int line = 0;
  std::string function;  // empty when not known

  bool known() const { return !file.empty(); }
};

// "miniaxon::Scheduler::main(...)" is "Scheduler::main" to a learner.
std::string short_name(const std::string& function);

struct CompileError {
  Place place;            // in one of the learner's files; not known when no error leads there
  std::string message;    // the compiler's sentence
  std::string source;     // the line of the learner's file
  int more = 0;           // further errors
  std::string elsewhere;  // the line where the error is, when that is none of the learner's
};

// The first error in one of `own_files`, or whose chain leads there; otherwise the first error.
CompileError first_error(const std::string& compiler_output,
                         const std::vector<fs::path>& own_files);

// The first warning about a line of `own_files`; its message is empty when there is none.
CompileError first_warning(const std::string& compiler_output,
                           const std::vector<fs::path>& own_files);

// What a line of the learner's has to do with a failure, perhaps; not known when there is no such line.
struct Trap {
  Place place;
  std::string says;
};
// A line whose result the compiler calls unused, or a function without co_await that should have one: a
// wait is none without it.
Trap forgotten_wait(const std::string& compiler_output, const std::vector<fs::path>& own_files);
// An aggregate that is made in the line of co_await: g++ 12 destroys it twice.
Trap destroyed_twice(const std::vector<fs::path>& own_files);
// A co_await in a condition at the beginning of a function: g++ 12 compiles it wrongly, unless a variable
// is declared before.
Trap wrong_condition(const std::vector<fs::path>& own_files);

// Where the class is written whose component "ended with an error", as the runtime says it.
Place class_that_failed(const std::string& said, const std::vector<fs::path>& own_files);

struct SanitizerReport {
  bool found = false;
  std::string sentence;  // what happened, in plain words
  struct Part {
    std::string what;  // "used at", "given back at", "taken at"
    Place place;
  };
  std::vector<Part> parts;  // the places in the learner's files
};

// `lesson_file` is the one of the own files that is judged: when another one is deeper in a stack,
// the place in this one is told as well.
SanitizerReport read_sanitizer_report(const std::string& report,
                                      const std::vector<fs::path>& own_files,
                                      const fs::path& lesson_file);

// The line in the file where this function ("next", or "Greeter::next") is written; 0 when it is
// not there.
int line_of_function(const std::string& text, const std::string& function);
