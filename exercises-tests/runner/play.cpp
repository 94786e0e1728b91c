// ./learn play: the games there are; builds one and starts it.
#include <algorithm>
#include <iostream>

#include "commands.hpp"
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
  std::cout << "\nThe more stars, the more is in it. Next:  ./learn play " << games.front().name
            << "\n";
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

// The compiler names files from where it works, or from the root of the disk: here from the kit's.
std::string from_kit(const Kit& kit, std::string line) {
  while (starts_with(line, "../")) line.erase(0, 3);
  const std::string root = kit.root.string() + "/";
  return starts_with(line, root) ? line.substr(root.size()) : line;
}

struct BuiltGame {
  fs::path program;
  std::string error;  // empty when it is built: the first one of the compiler's
};

// Throws KitError, unless it is an error of the compiler.
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
  const std::string log = read_file(folder / "build.log");
  const std::vector<std::string> lines = lines_of(log);
  if (!lines.empty() && lines.back() == "exit 0") return {program, ""};
  if (log.find("the games have no window") != std::string::npos) {
    throw KitError(
        "A game needs SDL2, which is not installed. On Debian the package is "
        "libsdl2-dev.\nThen:  ./learn play " +
        game.name);
  }
  for (const std::string& line : lines) {
    if (line.find("error: ") != std::string::npos) return {program, from_kit(kit, line)};
  }
  throw KitError(game.name + " does not build.\nWhat was said: build/games/build.log");
}

}  // namespace

int play(const Kit& kit, std::vector<std::string> arguments) {
  const std::vector<GameFacts> games = load_games(kit);
  std::erase(arguments, "--yes");  // the launcher's
  if (arguments.empty()) return list(games);
  const GameFacts& game = game_of(games, arguments.front(), "./learn play");
  if (!game.core.empty()) put_core(kit, game);
  const BuiltGame built = build(kit, game);
  if (!built.error.empty()) {
    std::cerr << "DOES NOT COMPILE  " << game.name << "\n"
              << built.error << "\nAll that was said: build/games/build.log\n";
    if (!game.core.empty()) std::cerr << "Next:  ./learn check " << game.core << "\n";
    return static_cast<int>(Verdict::does_not_compile);
  }
  Program program;
  program.arguments = {built.program.string()};
  program.arguments.insert(program.arguments.end(), arguments.begin() + 1, arguments.end());
  program.inherits_terminal = true;
  const Ended ended = run_program(program);
  return ended.exit_code < 0 ? exit_kit_error : ended.exit_code;
}
