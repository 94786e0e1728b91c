// ./learn play: the games there are; builds one and starts it.
#include <algorithm>
#include <iostream>
#include <optional>
#include <regex>

#include "build.hpp"
#include "commands.hpp"
#include "compile_help.hpp"
#include "course.hpp"
#include "games.hpp"
#include "process.hpp"

namespace {

int list(const std::vector<GameFacts>& games) {
  std::size_t widest = 0;
  for (const GameFacts& game : games) widest = std::max(widest, game.name.size());
  for (const GameFacts& game : games) {
    std::cout << game.name << std::string(widest + 2 - game.name.size(), ' ')
              << std::string(static_cast<std::size_t>(game.stars), '*')
              << std::string(static_cast<std::size_t>(std::max(1, 6 - game.stars)), ' ')
              << game.line << (game.is_own() ? "  (yours)" : "") << "\n";
  }
  std::cout << "\nThe more stars, the more is in it. What can be said after a name: ./learn play "
            << games.front().name << " --help\nNext:  ./learn play " << games.front().name << "\n";
  return 0;
}

// As the launcher builds the runner: what is compiled is told line by line, on standard error.
constexpr const char* build_script = R"(
{ cmake --preset games && cmake --build build/games --target "$1"; echo "exit $?"; } 2>&1 |
  tee build/games/build.log |
  sed -nE 's/^(\[[^]]*\]).*(Building|Linking) CXX .*\/([^/]*)$/  \1 \3/p' >&2
)";

// The learner's headers, and the reference's where theirs are not started, where the game finds them.
void put_core(const Kit& kit, const GameFacts& game) {
  const Course course(kit);
  const fs::path program = game.folder / "main.cpp";
  const Stage core =
      stage(kit, course.core(), lesson_of(course.lessons(), game.core), {program}, "play");
  for (const fs::path& header : headers_below(core.include())) {
    const fs::path copy = kit.build / "games/core" / header;
    const std::string text = read_file(core.include() / header);
    if (fs::exists(copy) && read_file(copy) == text) continue;
    make_folder(copy.parent_path());
    write_again(copy, text);
  }
  std::cerr << built_from(core) << std::endl;
}

struct BuiltGame {
  fs::path program;
  std::optional<CompileError> error;
};

// The files that are the learner's, as the compiler names them: from where it works, or from the root.
std::vector<fs::path> own_files(const Kit& kit, const GameFacts& game) {
  std::vector<fs::path> files;
  const fs::path folder = game.core.empty() ? game.folder : kit.core();
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string kind = entry.path().extension().string();
    if (kind == ".hpp" || kind == ".cpp") files.push_back(entry.path());
  }
  return files;
}

// What was said, with every file from the root of the disk. A compiler that works in a folder of the
// build names files from there.
std::string with_whole_paths(const Kit& kit, const std::string& log) {
  static const std::regex from_a_folder(R"((^|\n|from |`|\()(\.\./)+)");
  return std::regex_replace(log, from_a_folder, "$1" + kit.root.string() + "/");
}

// Throws KitError, unless it is an error of the compiler or the linker.
BuiltGame build(const Kit& kit, const GameFacts& game) {
  const fs::path folder = kit.root / "build/games";
  const fs::path program = folder / "bin" / game.target();
  make_folder(folder);
  const FileLock lock(folder / "lock");
  if (!fs::exists(program)) {
    std::cerr << "Building " << game.name << " (a minute or two, once) ..." << std::endl;
  }
  Program script;
  script.arguments = {"sh", "-c", build_script, "sh", game.target()};
  script.folder = kit.root;
  script.inherits_terminal = true;
  run_program(script);
  const std::string log = with_whole_paths(kit, read_file(folder / "build.log"));
  const std::vector<std::string> lines = lines_of(log);
  if (!lines.empty() && lines.back() == "exit 0") return {program, std::nullopt};
  if (log.find("the games have no window") != std::string::npos) {
    throw KitError(
        "A game needs SDL2, which is not installed. On Debian the package is "
        "libsdl2-dev.\nThen:  ./learn play " +
        game.name);
  }
  CompileError error = first_error(log, own_files(kit, game));
  if (const std::string sentence = linker_sentence(log); !sentence.empty()) {
    error = {};
    error.message = sentence;
    if (sentence.find("testing::") != std::string::npos) {
      error.message += " Tests belong into " + shown(game.folder / "tests") + ".";
    }
  }
  if (!error.message.empty()) return {program, error};
  throw KitError(game.name + " does not build.\nWhat was said: build/games/build.log");
}

int does_not_compile(const GameFacts& game, const CompileError& error) {
  std::cerr << "DOES NOT COMPILE  " << game.name << "\n";
  if (error.place.known()) {
    const CompileHelp help = help_with(error, "", "");
    std::cerr << shown(error.place.file) << ":" << error.place.line << ":  " << error.source
              << "\nThe compiler says: " << help.message << "\n";
    if (!help.meaning.empty()) std::cerr << "That means: " << help.meaning << ".\n";
  } else {
    std::cerr << error.message << "\n";
  }
  std::cerr << "All that was said: build/games/build.log\n";
  if (!game.core.empty()) std::cerr << "Next:  ./learn check " << game.core << "\n";
  if (game.is_own()) std::cerr << "Next:  ./learn check " << game.name << "\n";
  return static_cast<int>(Verdict::does_not_compile);
}

int crashed(const GameFacts& game, int signal) {
  std::cerr << "CRASHED  " << game.name << ": the system stopped it (" << name_of_signal(signal)
            << ").\n";
  const std::string check = game.is_own() ? game.name : game.core;
  if (!check.empty()) {
    std::cerr << "A check plays it under sanitizers, which name the line.\nNext:  ./learn check "
              << check << "\n";
  }
  return static_cast<int>(Verdict::crashed);
}

}  // namespace

PlayedRuns play_runs(const Kit& kit, const GameFacts& own) {
  static const std::regex end_without_digest("end [0-9]+ *");
  PlayedRuns played;
  std::vector<fs::path> runs;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(own.folder / "runs", none)) {
    if (entry.path().extension() == ".run") runs.push_back(entry.path());
  }
  if (runs.empty()) return played;
  std::sort(runs.begin(), runs.end());
  const BuiltGame built = build(kit, own);
  if (built.error) {
    played.differs = "It does not compile: " + built.error->message;
    return played;
  }
  for (const fs::path& run : runs) {
    Program program;
    program.arguments = {built.program.string(), "--headless", "--play", run.string()};
    const Ended ended = run_program(program);
    const std::string again =
        "./learn play " + own.name + " --headless --play " + shown(run) + " --record " + shown(run);
    if (!ended.ok()) {
      played.differs = replaced(ended.output, run.string(), shown(run)) +
                       "When that is meant, record it again:  " + again;
      return played;
    }
    const std::vector<std::string> lines = lines_of(read_file(run));
    if (!lines.empty() && std::regex_match(lines.back(), end_without_digest)) {
      played.notes.push_back(
          shown(run) + " has no digest, so its pictures are not compared. To add it:  " + again);
    }
    ++played.count;
  }
  return played;
}

int play(const Kit& kit, std::vector<std::string> arguments) {
  const std::vector<GameFacts> games = load_games(kit);
  std::erase(arguments, "--yes");  // the launcher's
  if (arguments.empty() || arguments.front() == "--help" || arguments.front() == "-h") {
    return list(games);
  }
  const GameFacts& game = game_of(games, arguments.front(), "./learn play");
  if (!game.core.empty()) put_core(kit, game);
  const BuiltGame built = build(kit, game);
  if (built.error) return does_not_compile(game, *built.error);
  Program program;
  program.arguments = {built.program.string()};
  program.arguments.insert(program.arguments.end(), arguments.begin() + 1, arguments.end());
  program.inherits_terminal = true;
  const Ended ended = run_program(program);
  return ended.signal != 0 ? crashed(game, ended.signal) : ended.exit_code;
}
