#include "build.hpp"

#include <unistd.h>

#include <algorithm>
#include <regex>
#include <utility>

#include "process.hpp"

namespace {

constexpr double seconds_for_a_compile = 120;
constexpr std::size_t compiler_memory = std::size_t{2} << 30;
constexpr std::size_t compiler_address_space = 3 * compiler_memory;
constexpr std::size_t most_lines = 1'000'000;
constexpr std::size_t largest_program = std::size_t{512} << 20;

// Throws KitError when the machine is at fault. What the code itself makes a compiler say comes
// with a place in it, and what fills the little room behind the walls is the code: neither is a
// fault of the machine's.
void must_have_had_room(const Ended& ended, const Stage& stage, const Walls* walls) {
  static const std::regex error_in_the_code(":[0-9]{1,9}:[0-9]{1,9}: (fatal )?error: ");
  if (ended.ok() || std::regex_search(ended.output, error_in_the_code)) return;
  const bool has_room = walls != nullptr && fs::space(stage.folder).available > largest_program;
  for (const char* full :
       {"No space left on device", "final close failed", "Disk quota exceeded"}) {
    if (!has_room && ended.output.find(full) != std::string::npos) {
      throw KitError(
          "The disk is full, so the compiler cannot write. Nothing of yours was changed.");
    }
  }
  const bool killed = ended.output.find("Killed signal terminated program") != std::string::npos ||
                      ended.signal == 9;
  if (killed && ended.stopped == Stopped::no) {
    throw KitError("The system stopped the compiler. Is there enough memory?");
  }
}

std::vector<fs::path> folders_of(const Stage& stage, const BuildRequest& request) {
  std::vector<fs::path> folders = {stage.include()};
  for (const auto* more : {&stage.library.folders, &request.include_folders}) {
    folders.insert(folders.end(), more->begin(), more->end());
  }
  return folders;
}

// In the stage's folder, where no header is: the first header is looked for there before all others.
Ended run_step(const std::vector<std::string>& command, const Compiler& compiler,
               const Stage& stage, const BuildRequest& request) {
  Program step;
  step.arguments = command;
  step.folder = stage.folder;
  step.environment["LC_ALL"] = "C";
  step.wall_seconds = seconds_for_a_compile * request.time_scale;
  step.memory_bytes = compiler_memory;
  step.address_space = compiler_address_space;
  step.file_bytes = largest_program;
  if (request.walls != nullptr) {
    std::vector<fs::path> reads = compiler.reads();
    reads.push_back(request.source);
    const std::vector<fs::path> folders = folders_of(stage, request);
    reads.insert(reads.end(), folders.begin(), folders.end());
    request.walls->around_compiler(step, reads);
  }
  const Ended ended = run_program(step);
  must_have_had_room(ended, stage, request.walls);
  return ended;
}

// The files that a compilation has read, from what it wrote for make.
std::vector<fs::path> files_in(const std::string& rule) {
  std::vector<fs::path> files;
  std::string word;
  for (std::size_t i = rule.find(": ") + 2; i <= rule.size(); ++i) {
    const char c = i < rule.size() ? rule[i] : '\n';
    const char next = i + 1 < rule.size() ? rule[i + 1] : '\0';
    if (c == '\\' && next == '\n') continue;
    if ((c == '\\' && (next == ' ' || next == '#')) || (c == '$' && next == '$')) {
      word += rule[++i];
    } else if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      files.emplace_back(std::exchange(word, ""));
    }
  }
  return files;
}

bool is_below(const fs::path& file, const std::vector<fs::path>& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const fs::path& folder) {
    return starts_with(file.string(), folder.string() + "/");
  });
}

// The first file that is neither the system's nor the tests' nor the stage's; empty when none is.
fs::path file_outside(const fs::path& depends, const Compiler& compiler, const Stage& stage,
                      const BuildRequest& request) {
  std::vector<fs::path> folders = compiler.reads();
  for (const fs::path& folder : folders_of(stage, request)) folders.push_back(folder);
  for (fs::path& folder : folders) folder = fs::weakly_canonical(folder);
  for (const fs::path& folder : compiler.system_folders()) folders.push_back(folder);
  for (const fs::path& file : files_in(read_file(depends))) {
    if (!is_below(fs::weakly_canonical(file), folders)) return file;
  }
  return {};
}

Built failed(const Ended& ended, const Stage& stage) {
  Built built;
  built.output = ended.output;
  CompileError error = first_error(ended.output, stage.own_files);
  if (const std::string sentence = linker_sentence(ended.output); !sentence.empty()) {
    error = {};
    error.message = sentence;
  }
  if (ended.stopped == Stopped::by_wall_time) {
    error.message = "(nothing: it did not come to an end within its time)";
  } else if (ended.stopped == Stopped::by_memory) {
    error.message = "(nothing: it took more and more memory)";
  }
  if (error.message.empty()) {
    error.message = trimmed(ended.output.substr(0, ended.output.find('\n')));
  }
  built.error = error;
  return built;
}

// A line that a preprocessor writes: the next line is this one of this file.
struct Mark {
  std::size_t line = 0;
  std::string file;
};

std::optional<Mark> mark_in(const std::string& line) {
  constexpr std::size_t longest = 8192;
  static const std::regex mark(R"x(# ([0-9]{1,9}) "((?:[^"\\]|\\.)*)".*)x");
  std::smatch match;
  if (!starts_with(line, "# ") || line.size() > longest) return std::nullopt;
  if (!std::regex_match(line, match, mark)) return std::nullopt;
  std::string file;
  const std::string written = match[2];
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '\\' && i + 1 < written.size()) ++i;
    file += written[i];
  }
  return Mark{std::stoul(match[1].str()), file};
}

}  // namespace

std::string linker_sentence(const std::string& output) {
  static const std::regex doubled("multiple definition of [`']([^`'\n]{1,300})'");
  static const std::regex absent("undefined reference to [`']([^`'\n]{1,300})'");
  std::smatch match;
  if (std::regex_search(output, match, doubled)) {
    return match[1].str() + " is defined in your files and in the tests as well." +
           (match[1] == "main" ? " Headers have no main()." : "");
  }
  if (std::regex_search(output, match, absent)) {
    return match[1].str() + " is declared, and defined nowhere.";
  }
  return "";
}

std::map<fs::path, std::string> expanded_headers(const Compiler& compiler, const Stage& stage,
                                                 const BuildRequest& request) {
  const fs::path file = stage.folder / ("expanded-" + std::to_string(::getpid()));
  std::vector<std::string> command =
      compiler.compile(request.build, request.source, file, folders_of(stage, request),
                       stage.library, request.first_header);
  command.push_back("-E");
  run_step(command, compiler, stage, request);
  std::map<fs::path, std::vector<std::string>> lines;
  Mark at;
  bool is_own = false;
  for (const std::string& line : lines_of(fs::exists(file) ? read_file(file) : "")) {
    if (const auto mark = mark_in(line)) {
      at = *mark;
      is_own = at.line > 0 && std::find(stage.own_files.begin(), stage.own_files.end(), at.file) !=
                                  stage.own_files.end();
      continue;
    }
    if (is_own && at.line < most_lines) {
      std::vector<std::string>& own = lines[at.file];
      own.resize(std::max(own.size(), at.line));
      own[at.line - 1] += line + " ";
    }
    ++at.line;
  }
  std::error_code ignored;
  fs::remove(file, ignored);
  std::map<fs::path, std::string> texts;
  for (const auto& [name, all] : lines) {
    for (const std::string& line : all) texts[name] += line + "\n";
  }
  return texts;
}

Built build_program(const Compiler& compiler, const Stage& stage, const BuildRequest& request) {
  Built built;
  built.program = stage.folder / request.name;
  const fs::path said = stage.folder / (request.name + "-compiler.txt");
  if (fs::exists(built.program)) {
    built.warnings = read_file(said);
    return built;
  }
  const std::string mine = "-" + std::to_string(::getpid());
  compiler.prepare(stage.library, say_on_errors);
  const fs::path object = stage.folder / (request.name + mine + ".o");
  const fs::path made = stage.folder / (request.name + mine);
  const std::vector<fs::path> folders = folders_of(stage, request);
  const fs::path depends = stage.folder / (request.name + mine + ".d");
  std::vector<std::string> command = compiler.compile(request.build, request.source, object,
                                                      folders, stage.library, request.first_header);
  if (request.with_harness) {
    command.insert(command.end(), {"-MD", "-MF", depends.string()});
  }
  const Ended compiled = run_step(command, compiler, stage, request);
  std::error_code ignored;
  if (!compiled.ok()) {
    fs::remove(object, ignored);
    return failed(compiled, stage);
  }
  if (request.with_harness) {
    built.outside = file_outside(depends, compiler, stage, request);
    fs::remove(depends, ignored);
    if (!built.outside.empty()) return built;
  }
  const Ended linked =
      run_step(compiler.link(request.build, {object}, made, stage.library, request.with_harness),
               compiler, stage, request);
  fs::remove(object, ignored);
  if (!linked.ok()) {
    fs::remove(made, ignored);
    return failed(linked, stage);
  }
  write_again(said, compiled.output);
  fs::rename(made, built.program);
  built.warnings = compiled.output;
  return built;
}
