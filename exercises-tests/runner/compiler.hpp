// The compiler, and the parts of the kit that are compiled once and used for every check.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kit.hpp"
#include "library.hpp"

enum class Build { plain, sanitized };
constexpr Build both_builds[] = {Build::plain, Build::sanitized};
const char* name_of(Build build);

class Compiler {
 public:
  // Finds the compiler: CXX when set, otherwise g++, clang++, c++. Throws KitError.
  explicit Compiler(const Kit& kit);

  // Compiles the harness and its precompiled header, unless that was done before with the same
  // compiler and the same harness. Says what it does through `say`.
  void prepare(const std::function<void(const std::string&)>& say) const;
  // The same for a library and its headers.
  void prepare(const Library& library, const std::function<void(const std::string&)>& say) const;

  // The command that compiles one file to an object file.
  // The headers named by include folders are found in this order; `first_header`, if any, is
  // included before all others, so that it cannot lean on them; only those of the library are.
  std::vector<std::string> compile(Build build, const fs::path& source, const fs::path& object,
                                   const std::vector<fs::path>& include_folders,
                                   const Library& library,
                                   const std::string& first_header = "") const;
  // The command that links a test with the harness, or a program without it.
  std::vector<std::string> link(Build build, const std::vector<fs::path>& objects,
                                const fs::path& program, const Library& library,
                                bool with_harness) const;
  // The command that compiles and links a program of one file: no harness, no precompiled header.
  std::vector<std::string> whole_program(Build build, const fs::path& source,
                                         const fs::path& program,
                                         const std::vector<fs::path>& include_folders) const;

  // The command that compiles one file with nothing of the kit's before it, and without warnings.
  std::vector<std::string> compile_alone(const fs::path& source, const fs::path& object,
                                         const fs::path& include_folder) const;

  // Two builds whose keys are equal were made with the same compiler, flags and harness.
  const std::string& key() const { return key_; }
  const fs::path& program() const { return program_; }
  bool is_clang() const { return clang_; }
  // Whether this is the compiler whose messages the texts show: g++ 12. Others place errors and
  // name functions differently.
  bool is_the_one_in_the_texts() const;
  // What a compilation and a link read beside their own files and the system's.
  std::vector<fs::path> reads() const { return {harness(), folder_}; }
  // Where the headers of the system are.
  std::vector<fs::path> system_folders() const;
  // What a sanitized program needs around it.
  static std::map<std::string, std::string> environment(bool looks_for_leaks = true);
  // The part of a program's output that holds the sanitizers' report; empty when there is none.
  static std::string report_in(const std::string& output);

 private:
  std::vector<std::string> flags(Build build) const;
  bool is_prepared() const;
  void prepare(Build build) const;
  void note_system_folders() const;
  void forget_old_ones() const;
  void forget_library(const std::string& name) const;
  void prepare(Build build, const Library& library) const;
  void precompile(Build build, const fs::path& folder, const std::string& header,
                  const Library& library) const;
  std::vector<std::string> start(Build build, const Library& library) const;
  fs::path prepared(Build build) const { return folder_ / name_of(build); }
  fs::path prepared(const Library& library) const;
  fs::path harness() const;

  const Kit& kit_;
  fs::path program_;
  std::vector<std::string> start_;  // the program, after a launcher like ccache if there is one
  bool clang_ = false;
  std::string key_;
  fs::path folder_;
};

// Writes compile_commands.json where editors look for it, when it is missing or out of date: one
// entry for each header of the learner's, each test and each demo, and those of the runner.
void write_compile_commands(const Kit& kit, const Compiler& compiler,
                            const std::vector<struct Lesson>& lessons);
