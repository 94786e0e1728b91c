// From a source file and a stage to a program that can run.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "compiler.hpp"
#include "core_folder.hpp"
#include "diagnose.hpp"
#include "walls.hpp"

struct BuildRequest {
  Build build = Build::plain;
  fs::path source;
  std::string name;                       // of the program, in the stage's folder
  std::vector<fs::path> include_folders;  // beside the stage's own
  std::string first_header;               // compiled before all others
  bool with_harness = false;
  double time_scale = 1;
  const Walls* walls = nullptr;  // around the compiler; none for the learner's own code
};

struct Built {
  fs::path program;
  std::string warnings;               // what the compiler said besides
  std::optional<CompileError> error;  // then there is no program
  std::string output;                 // all that was said, when there is an error
  fs::path outside;                   // a file that was read and must not be; then no program
};

// Uses the program that is there already when nothing changed. Throws KitError when the machine is
// at fault: no room on the disk, no memory.
Built build_program(const Compiler& compiler, const Stage& stage, const BuildRequest& request);

// What the linker says, in a sentence; empty when it is not the linker that speaks.
std::string linker_sentence(const std::string& output);

// The headers of the judged folder as the compiler sees them, their macros replaced and each line in
// its place. As far as there is no error in them.
std::map<fs::path, std::string> expanded_headers(const Compiler& compiler, const Stage& stage,
                                                 const BuildRequest& request);
