#include "compiler.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lesson.hpp"
#include "process.hpp"

namespace {

// What lessons' tests may use without waiting for it to be compiled again.
constexpr const char* precompiled_header =
    "#include <algorithm>\n#include <any>\n#include <coroutine>\n#include <deque>\n"
    "#include <exception>\n#include <functional>\n#include <map>\n#include <memory>\n"
    "#include <optional>\n#include <stdexcept>\n#include <string>\n#include <utility>\n"
    "#include <vector>\n#include \"story.hpp\"\n";

std::string stamp(const fs::path& file) {
  struct stat facts {};
  ::stat(file.c_str(), &facts);
  return fs::canonical(file).string() + " " + std::to_string(facts.st_size) + " " +
         std::to_string(facts.st_mtime);
}

void must_compile(const std::vector<std::string>& command, const std::string& what) {
  Program program;
  program.arguments = command;
  const Ended ended = run_program(program);
  if (ended.output.find("No space left on device") != std::string::npos) {
    throw KitError("The disk is full, so " + what +
                   " cannot be compiled. Nothing of yours was changed.");
  }
  if (!ended.ok()) {
    throw KitError("The compiler cannot build " + what + ". ./learn doctor looks for the cause.\n" +
                   ended.output);
  }
}

void add(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

fs::path Compiler::harness() const { return fs::canonical(kit_.tests() / "harness"); }

const char* name_of(Build build) { return build == Build::plain ? "plain" : "sanitized"; }

Compiler::Compiler(const Kit& kit) : kit_(kit) {
  const char* chosen = std::getenv("CXX");
  std::vector<std::string> words;
  std::istringstream in(chosen != nullptr ? chosen : "");
  for (std::string word; in >> word;) words.push_back(word);
  const bool choice = !words.empty();
  for (const std::string& name : choice ? std::vector<std::string>{words.back()}
                                        : std::vector<std::string>{"g++", "clang++", "c++"}) {
    if (const auto found = find_program(name)) {
      program_ = *found;
      break;
    }
  }
  if (program_.empty()) {
    throw KitError(
        choice ? "CXX names the compiler " + words.back() + ", which is not to be found."
               : "No C++ compiler is to be found (g++, clang++ or c++). ./learn installs one.");
  }
  if (choice) start_.assign(words.begin(), words.end() - 1);
  start_.push_back(program_.string());
  const std::string name = fs::canonical(program_).filename().string();
  clang_ = name.find("clang") != std::string::npos;
  std::string everything = stamp(program_) + precompiled_header;
  for (const Build build : both_builds) {
    for (const std::string& flag : flags(build)) everything += flag + " ";
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(harness())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) everything += stamp(file) + "\n" + read_file(file);
  key_ = digest(everything);
  folder_ = kit.build / "kit" / key_.substr(0, 16);
}

bool Compiler::is_the_one_in_the_texts() const {
  Program version;
  version.arguments = {program_.string(), "-dumpversion"};
  return !clang_ && trimmed(run_program(version).output).substr(0, 2) == "12";
}

std::vector<std::string> Compiler::flags(Build build) const {
  std::vector<std::string> flags = {
      "-std=c++20", "-O0", "-g1", "-Wall", "-Wextra", "-pthread", "-D_GLIBCXX_ASSERTIONS"};
  flags.push_back(clang_ ? "-fno-color-diagnostics" : "-fdiagnostics-color=never");
  if (build == Build::sanitized) {
    // The four that are left out cost a third of the compile time; a null pointer that is followed
    // and an object that is gone are AddressSanitizer's as well.
    add(flags, {"-fsanitize=address,undefined", "-fno-sanitize=null,alignment,object-size,vptr",
                "-fno-sanitize-recover=all"});
  }
  return flags;
}

// The headers of the system may be newer than what was compiled with them.
bool Compiler::is_prepared() const {
  std::error_code error;
  const auto made = fs::last_write_time(folder_ / "ready", error);
  if (error || !fs::exists(folder_ / "system-folders")) return false;
  std::ifstream depends(prepared(Build::plain) / "depends");
  for (std::string word; depends >> word;) {
    const auto changed = fs::last_write_time(word, error);
    if (!error && changed > made) return false;
  }
  return true;
}

// What was compiled for other compilers or older harnesses is large; two of them are kept.
void Compiler::forget_old_ones() const {
  std::vector<std::pair<fs::file_time_type, fs::path>> others;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_.parent_path(), error)) {
    if (entry.path() != folder_) others.emplace_back(entry.last_write_time(error), entry.path());
  }
  std::sort(others.rbegin(), others.rend());
  for (std::size_t i = 2; i < others.size(); ++i) fs::remove_all(others[i].second, error);
}

void Compiler::prepare(const std::function<void(const std::string&)>& say) const {
  if (is_prepared()) return;
  forget_old_ones();
  make_folder(folder_);
  const FileLock only_one_at_a_time(folder_ / "lock");
  if (is_prepared()) return;
  std::error_code ignored;
  fs::remove(folder_ / "ready", ignored);
  for (const std::string& name : library_names()) forget_library(name);
  say("Preparing the tests for " + program_.filename().string() + ", once (some seconds) ...");
  std::future<void> in_background =
      std::async(std::launch::async, [this] { prepare(Build::sanitized); });
  prepare(Build::plain);
  in_background.get();
  note_system_folders();
  write_again(folder_ / "ready", "");
}

// The compiler tells them when it is asked to say much.
void Compiler::note_system_folders() const {
  Program asked;
  asked.arguments = {program_.string(), "-std=c++20", "-x", "c++", "-E", "-v", "/dev/null"};
  asked.environment["LC_ALL"] = "C";
  std::string folders;
  bool listed = false;
  for (const std::string& line : lines_of(run_program(asked).output)) {
    if (starts_with(line, "End of search list")) listed = false;
    if (listed && starts_with(line, " ")) {
      const fs::path folder = fs::weakly_canonical(trimmed(line));
      // clang reads lists for its sanitizers from beside its own headers.
      const bool own = folder.string().find("/clang/") != std::string::npos;
      folders += (own ? folder.parent_path() : folder).string() + "\n";
    }
    if (starts_with(line, "#include <...>")) listed = true;
  }
  write_again(folder_ / "system-folders", folders);
}

std::vector<fs::path> Compiler::system_folders() const {
  std::vector<fs::path> folders;
  for (const std::string& line : lines_of(read_file(folder_ / "system-folders"))) {
    folders.emplace_back(line);
  }
  return folders;
}

fs::path Compiler::prepared(const Library& library) const {
  return folder_ / (library.name + "-" + library.key.substr(0, 16));
}

void Compiler::forget_library(const std::string& name) const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (starts_with(entry.path().filename().string(), name)) fs::remove_all(entry.path(), error);
  }
}

void Compiler::prepare(const Library& library,
                       const std::function<void(const std::string&)>& say) const {
  const fs::path folder = prepared(library);
  if (library.name.empty() || fs::exists(folder / "ready")) return;
  const FileLock only_one_at_a_time(folder_ / "lock");
  if (fs::exists(folder / "ready")) return;
  forget_library(library.name);
  say("Building " + library.name + " for the tests, once (half a minute) ...");
  std::future<void> in_background =
      std::async(std::launch::async, [&] { prepare(Build::sanitized, library); });
  prepare(Build::plain, library);
  in_background.get();
  write_again(folder / "ready", "");
}

// Its sources are compiled as one.
void Compiler::prepare(Build build, const Library& library) const {
  const fs::path folder = prepared(library) / name_of(build);
  make_folder(folder);
  std::string header = precompiled_header;
  for (const std::string& name : library.first) header += "#include <" + name + ">\n";
  precompile(build, folder, header, library);
  write_again(folder / "library.cpp", all_sources_of(library));
  std::vector<std::string> command = start(build, library);
  add(command,
      {"-g0", "-c", (folder / "library.cpp").string(), "-o", (folder / "library.o").string()});
  must_compile(command, library.name);
}

// The beginning of each command that compiles something of the kit's.
std::vector<std::string> Compiler::start(Build build, const Library& library) const {
  std::vector<std::string> command = start_;
  add(command, flags(build));
  add(command, {"-I", harness().string()});
  add(command, include_options_of(library));
  return command;
}

void Compiler::precompile(Build build, const fs::path& folder, const std::string& header,
                          const Library& library) const {
  write_again(folder / "first.hpp", header);
  std::vector<std::string> command = start(build, library);
  add(command, {"-MD", "-MF", (folder / "depends").string(), "-x", "c++-header",
                (folder / "first.hpp").string(), "-o",
                (folder / (clang_ ? "first.hpp.pch" : "first.hpp.gch")).string()});
  must_compile(command, "the precompiled header of the tests");
}

void Compiler::prepare(Build build) const {
  const fs::path folder = prepared(build);
  make_folder(folder);
  precompile(build, folder, precompiled_header, {});
  std::vector<std::string> command = start(build, {});
  // Without debug information: the sanitizers of g++ 12 lose the lines of inline functions that
  // two object files with debug information share.
  add(command,
      {"-g0", "-c", (harness() / "story.cpp").string(), "-o", (folder / "story.o").string()});
  must_compile(command, "the harness of the tests");
}

std::vector<std::string> Compiler::compile(Build build, const fs::path& source,
                                           const fs::path& object,
                                           const std::vector<fs::path>& include_folders,
                                           const Library& library,
                                           const std::string& first_header) const {
  std::vector<std::string> command = start_;
  add(command, flags(build));
  const fs::path folder =
      library.name.empty() ? prepared(build) : prepared(library) / name_of(build);
  const fs::path header = folder / "first.hpp";
  add(command, clang_ ? std::vector<std::string>{"-include-pch", header.string() + ".pch"}
                      : std::vector<std::string>{"-include", header.string()});
  add(command, {"-I", harness().string()});
  for (const fs::path& folder : include_folders) add(command, {"-I", folder.string()});
  if (!first_header.empty()) add(command, {"-include", first_header});
  add(command, {"-c", source.string(), "-o", object.string()});
  return command;
}

std::vector<std::string> Compiler::link(Build build, const std::vector<fs::path>& objects,
                                        const fs::path& program, const Library& library,
                                        bool with_harness) const {
  std::vector<std::string> command = start_;
  add(command, flags(build));
  // The harness first: what begins before the constructors begins in the order of the link, and of
  // functions that both have the first one is taken.
  if (with_harness) command.push_back((prepared(build) / "story.o").string());
  for (const fs::path& object : objects) command.push_back(object.string());
  if (!library.name.empty()) {
    command.push_back((prepared(library) / name_of(build) / "library.o").string());
  }
  if (with_harness) command.push_back("-lgtest");
  add(command, {"-o", program.string()});
  return command;
}

std::vector<std::string> Compiler::whole_program(
    Build build, const fs::path& source, const fs::path& program,
    const std::vector<fs::path>& include_folders) const {
  std::vector<std::string> command = start_;
  add(command, flags(build));
  for (const fs::path& folder : include_folders) add(command, {"-I", folder.string()});
  add(command, {source.string(), "-o", program.string()});
  return command;
}

std::vector<std::string> Compiler::compile_alone(const fs::path& source, const fs::path& object,
                                                 const fs::path& include_folder) const {
  std::vector<std::string> command = start_;
  add(command, flags(Build::plain));
  add(command, {"-w", "-I", include_folder.string(), "-c", source.string(), "-o", object.string()});
  return command;
}

std::map<std::string, std::string> Compiler::environment(bool looks_for_leaks) {
  const std::string shared = "exitcode=99:";
  return {
      {"ASAN_OPTIONS", shared +
                           "handle_abort=1:allocator_may_return_null=0:"
                           "quarantine_size_mb=16:detect_stack_use_after_return=1:detect_leaks=" +
                           (looks_for_leaks ? "1" : "0")},
      {"UBSAN_OPTIONS", shared + "print_stacktrace=1"}};
}

std::string Compiler::report_in(const std::string& output) {
  constexpr std::size_t said_before = 4 << 10;  // why the library stopped the program, for example
  constexpr std::size_t longest_report = 256 << 10;
  std::size_t start = output.size();
  for (const char* sign : {"Sanitizer", " runtime error: "}) {
    start = std::min(start, output.find(sign));
  }
  if (start == output.size()) return "";
  return output.substr(start > said_before ? start - said_before : 0, longest_report);
}

void write_compile_commands(const Kit& kit, const Compiler& compiler,
                            const std::vector<Lesson>& lessons) {
  nlohmann::json all = nlohmann::json::array();
  const auto entry = [&](const fs::path& file) {
    std::vector<std::string> words = {
        compiler.program().string(), "-std=c++20", "-Wall", "-Wextra", "-x", "c++"};
    for (const fs::path& folder : {kit.core(), kit.solutions(), kit.tests() / "harness",
                                   kit.root / "full-axon/include", kit.root / "games"}) {
      words.push_back("-I" + folder.string());
    }
    words.insert(words.end(), {"-c", file.string()});
    all.push_back(
        {{"directory", kit.root.string()}, {"file", file.string()}, {"arguments", words}});
  };
  for (const Lesson& lesson : lessons) {
    entry(kit.core() / lesson.header);
    entry(kit.tests() / lesson.folder / "tests.cpp");
    entry(kit.lessons() / lesson.folder / "demo.cpp");
  }
  const fs::path of_the_runner = kit.build / "runner" / "compile_commands.json";
  if (fs::exists(of_the_runner)) {
    for (const auto& more : nlohmann::json::parse(read_file(of_the_runner), nullptr, false)) {
      all.push_back(more);
    }
  }
  const fs::path file = kit.root / "compile_commands.json";
  const std::string content =
      all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  if (fs::exists(file) && read_file(file) == content) return;
  try {
    write_file(file, content);
  } catch (const KitError&) {
    // A folder that cannot be written loses its editor support, and nothing else.
  }
}
