// ./learn play: the games there are; builds one and starts it.
#include <algorithm>
#include <iostream>
#include <tuple>

#include "commands.hpp"
#include "course.hpp"
#include "facts.hpp"
#include "process.hpp"

namespace {

struct GameFacts {
  std::string name;
  int stars = 0;
  std::string line;
  std::string core;  // the last lesson of the learner's core that it runs on; empty: on the runtime
};

GameFacts load(const fs::path& file) {
  const toml::table table = parse_toml(file);
  const Facts facts(file, table, {"format", "stars", "line", "core"});
  if (facts.number("format", 1) != 1) {
    facts.mistake(facts.field("format", "1"),
                  "this kit reads format 1; a newer kit wrote the file");
  }
  return {file.parent_path().filename().string(), facts.number("stars", 0), facts.text("line"),
          table.contains("core") ? facts.text("core") : ""};
}

// The least stars first.
std::vector<GameFacts> load_games(const Kit& kit) {
  std::vector<GameFacts> games;
  for (const auto& entry : fs::directory_iterator(kit.root / "games")) {
    const fs::path file = entry.path() / "game.toml";
    if (fs::exists(file)) games.push_back(load(file));
  }
  std::sort(games.begin(), games.end(), [](const GameFacts& one, const GameFacts& other) {
    return std::tie(one.stars, one.name) < std::tie(other.stars, other.name);
  });
  return games;
}

int list(const std::vector<GameFacts>& games) {
  std::size_t widest = 0;
  for (const GameFacts& game : games) widest = std::max(widest, game.name.size());
  for (const GameFacts& game : games) {
    std::cout << game.name << std::string(widest + 2 - game.name.size(), ' ')
              << std::string(static_cast<std::size_t>(game.stars), '*')
              << std::string(static_cast<std::size_t>(std::max(1, 6 - game.stars)), ' ')
              << game.line << "\n";
  }
  std::cout << "\nThe more stars, the more is in it. Next:  ./learn play " << games.front().name
            << "\n";
  return 0;
}

// As the launcher builds the runner: what is compiled is told line by line, on standard error.
constexpr const char* build_script = R"(
{ cmake --preset games && cmake --build build/games --target "$1" --parallel; echo "exit $?"; } 2>&1 |
  tee build/games/build.log |
  sed -nE 's/^(\[[^]]*\]).*(Building|Linking) CXX .*\/([^/]*)$/  \1 \3/p' >&2
)";

// The learner's headers, and the reference's where theirs are not started, where the game finds them.
void put_core(const Kit& kit, const GameFacts& game) {
  const Course course(kit);
  const fs::path program = kit.root / "games" / game.name / "main.cpp";
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
  std::string error;  // empty when it is built: the first one of the compiler's
};

// Throws KitError, unless it is an error of the compiler.
BuiltGame build(const Kit& kit, const std::string& game) {
  const fs::path folder = kit.root / "build/games";
  const fs::path program = folder / "bin" / game;
  make_folder(folder);
  const FileLock lock(folder / "lock");
  if (!fs::exists(program)) {
    std::cerr << "Building " << game << " (a minute or two, once) ..." << std::endl;
  }
  Program script;
  script.arguments = {"sh", "-c", build_script, "sh", game};
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
        game);
  }
  for (const std::string& line : lines) {
    if (line.find("error: ") != std::string::npos) return {program, line};
  }
  throw KitError(game + " does not build.\nWhat was said: build/games/build.log");
}

}  // namespace

int play(const Kit& kit, std::vector<std::string> arguments) {
  const std::vector<GameFacts> games = load_games(kit);
  std::erase(arguments, "--yes");  // the launcher's
  if (arguments.empty()) return list(games);
  const std::string name = arguments.front();
  std::vector<std::string> names;
  for (const GameFacts& game : games) names.push_back(game.name);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    const std::string near = nearest(name, names);
    throw UsageError("There is no game \"" + name + "\"." +
                     (near.empty() ? "" : " Did you mean: ./learn play " + near) +
                     "\nAll games:  ./learn play");
  }
  const GameFacts& game = *std::find_if(games.begin(), games.end(),
                                        [&](const GameFacts& each) { return each.name == name; });
  if (!game.core.empty()) put_core(kit, game);
  const BuiltGame built = build(kit, game.core.empty() ? name : name + "-on-own-core");
  if (!built.error.empty()) {
    std::cerr << "DOES NOT COMPILE  " << name << "\n"
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
