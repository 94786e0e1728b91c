// ./learn new: a game of the learner's own, from the starter of another one.
#include <unistd.h>

#include <iostream>
#include <regex>

#include "commands.hpp"
#include "games.hpp"
#include "lesson.hpp"

namespace {

// What a starter says where the name of the game belongs.
constexpr const char* placeholder = "new-game";

void expect_new(const Kit& kit, const std::vector<GameFacts>& games, const std::string& name) {
  static const std::regex a_name("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  constexpr std::size_t longest = 32;
  if (name.size() > longest || !std::regex_match(name, a_name)) {
    throw UsageError(
        "\"" + name +
        "\" is no name of a game. Expected small letters, digits and dashes, at most " +
        std::to_string(longest) + ", like my-snake.");
  }
  const std::string other = "Choose another name, like my-" + name + ".";
  if (fs::exists(kit.own_games() / name)) {
    throw UsageError("There is a " + shown(kit.own_games() / name) +
                     " already, and it stays as it is. " + other);
  }
  for (const GameFacts& game : games) {
    if (game.name == name) throw UsageError("There is a game " + name + " already. " + other);
  }
  for (const Lesson& lesson : load_lessons(kit)) {
    if (lesson.name == name) throw UsageError("There is a lesson " + name + " already. " + other);
  }
}

}  // namespace

int new_game(const Kit& kit, const std::string& name, const std::string& from) {
  const std::vector<GameFacts> games = load_games(kit);
  const GameFacts& origin = game_of(games, from, "./learn new " + name + " --from");
  if (!fs::exists(origin.starter())) {
    std::string list;
    for (const GameFacts& game : games) {
      if (fs::exists(game.starter())) list += " " + game.name;
    }
    throw UsageError("The game " + from + " has no starter. Those that have one:" + list);
  }
  expect_new(kit, games, name);
  // Whole or not at all: it gets its name when everything is in it.
  const fs::path folder = kit.own_games() / name;
  const fs::path half = kit.own_games() / ("." + name + "-" + std::to_string(::getpid()));
  for (const auto& entry : fs::recursive_directory_iterator(origin.starter())) {
    if (!entry.is_regular_file()) continue;
    const fs::path file = half / fs::relative(entry.path(), origin.starter());
    make_folder(file.parent_path());
    write_file(file, replaced(read_file(entry.path()), placeholder, name));
  }
  fs::rename(half, folder);
  std::cout << "made  " << shown(folder) << "/, from the starter of " << origin.name
            << "\nIts page:    " << shown(folder / "README.md")
            << "\nYour file:   " << shown(folder / "game.hpp") << "\n\nNext:  ./learn play " << name
            << "\n";
  return 0;
}
