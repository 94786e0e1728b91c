#include "alone.hpp"

#include <unistd.h>

#include <regex>
#include <set>

#include "diagnose.hpp"
#include "process.hpp"

namespace {

constexpr double seconds_for_a_compile = 60;
constexpr std::size_t most_names = 3;
constexpr std::size_t longest_line = 2000;

Ended run(const std::vector<std::string>& command) {
  Program program;
  program.arguments = command;
  program.environment["LC_ALL"] = "C";
  program.wall_seconds = seconds_for_a_compile;
  return run_program(program);
}

std::string list(const std::set<std::string>& names) {
  std::string text;
  std::size_t count = 0;
  for (const std::string& name : names) {
    if (++count > most_names) return text + ", ...";
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

// The headers that the compiler would add; g++ knows them for many names, clang for none.
std::set<std::string> missing_headers(const std::string& output) {
  static const std::regex advice(R"(note: .*#include (<\w+>))");
  std::set<std::string> headers;
  for (const std::string& line : lines_of(output)) {
    std::smatch match;
    const std::string start = line.substr(0, longest_line);
    if (std::regex_search(start, match, advice)) headers.insert(match[1]);
  }
  return headers;
}

std::string note_on_error(const std::string& output, const Stage& stage) {
  const CompileError error = first_error(output, stage.own_files);
  if (!error.place.known()) return "";
  const std::string start = error.place.file.filename().string() + " does not compile alone: ";
  const std::set<std::string> headers = missing_headers(output);
  if (!headers.empty()) return start + "it needs #include " + list(headers) + ".";
  return start + "line " + std::to_string(error.place.line) + ", " + error.message + ".";
}

// Functions and variables that a second object file would define once more.
std::set<std::string> defined_in(const fs::path& object) {
  static const std::regex symbol(R"(^[0-9a-f]+ [TDBR] (.*)$)");
  std::set<std::string> names;
  if (!find_program("nm")) return names;
  for (const std::string& line : lines_of(run({"nm", "-g", "-C", object.string()}).output)) {
    std::smatch match;
    const std::string start = line.substr(0, longest_line);
    if (std::regex_match(start, match, symbol)) names.insert(short_name(match[1]));
  }
  return names;
}

std::string look(const Compiler& compiler, const Stage& stage, const Lesson& lesson) {
  const std::string mine = "alone-" + std::to_string(::getpid());
  const fs::path source = stage.folder / (mine + ".cpp");
  const fs::path object = stage.folder / (mine + ".o");
  write_again(source, "#include \"" + lesson.header + "\"\n");
  const Ended compiled = run(compiler.compile_alone(source, object, stage.include()));
  std::string note;
  if (!compiled.ok()) {
    note = note_on_error(compiled.output, stage);
  } else if (const auto names = defined_in(object); !names.empty()) {
    note = "Two source files that include " + lesson.header + " do not link: the word inline is " +
           "missing before " + list(names) + ".";
  }
  std::error_code ignored;
  fs::remove(source, ignored);
  fs::remove(object, ignored);
  return note;
}

}  // namespace

std::vector<std::string> notes_on_the_header_alone(const Compiler& compiler, const Stage& stage,
                                                   const Lesson& lesson) {
  const fs::path known = stage.folder / "alone.txt";
  if (!fs::exists(known)) write_again(known, look(compiler, stage, lesson));
  return lines_of(read_file(known));
}
