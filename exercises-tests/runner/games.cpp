#include "games.hpp"

#include <algorithm>
#include <tuple>

#include "facts.hpp"

namespace {

GameFacts load(const fs::path& file, bool is_own) {
  const toml::table table = parse_toml(file);
  std::vector<std::string> known = {"format", "stars", "line", "core"};
  if (is_own) known.push_back("from");
  const Facts facts(file, table, known);
  if (facts.number("format", 1) != 1) {
    facts.mistake(facts.field("format", "1"),
                  "this kit reads format 1; a newer kit wrote the file");
  }
  GameFacts game;
  game.folder = file.parent_path();
  game.name = game.folder.filename().string();
  game.stars = facts.number("stars", 0);
  game.line = facts.text("line");
  if (table.contains("core")) game.core = facts.text("core");
  if (is_own) game.from = facts.text("from");
  return game;
}

std::vector<GameFacts> load_folder(const fs::path& folder, bool is_own) {
  std::vector<GameFacts> games;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const fs::path file = entry.path() / "game.toml";
    if (fs::exists(file)) games.push_back(load(file, is_own));
  }
  std::sort(games.begin(), games.end(), [](const GameFacts& one, const GameFacts& other) {
    return std::tie(one.stars, one.name) < std::tie(other.stars, other.name);
  });
  return games;
}

}  // namespace

std::vector<GameFacts> load_games(const Kit& kit) {
  std::vector<GameFacts> games = load_folder(kit.games(), false);
  for (GameFacts& own : load_folder(kit.own_games(), true)) {
    std::erase_if(games, [&own](const GameFacts& each) { return each.name == own.name; });
    games.push_back(std::move(own));
  }
  return games;
}

const GameFacts& game_of(const std::vector<GameFacts>& games, const std::string& typed,
                         const std::string& command) {
  std::vector<std::string> names;
  for (const GameFacts& game : games) {
    if (game.name == typed) return game;
    names.push_back(game.name);
  }
  const std::string near = nearest(typed, names);
  throw UsageError("There is no game \"" + typed + "\"." +
                   (near.empty() ? "" : " Did you mean: " + command + " " + near) +
                   "\nAll games:  ./learn play");
}

std::optional<GameFacts> own_game(const Kit& kit, const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  const fs::path in_games =
      fs::absolute(typed).lexically_normal().lexically_relative(kit.own_games());
  const bool is_path = !in_games.empty() && !starts_with(in_games.string(), "..");
  const std::string name = is_path ? in_games.begin()->string() : typed;
  if (!fs::exists(kit.own_games() / name / "game.toml")) return std::nullopt;
  for (const GameFacts& game : load_games(kit)) {
    if (game.is_own() && game.name == name) return game;
  }
  return std::nullopt;
}

std::string about_game(const Kit& kit, const std::string& typed) {
  const std::vector<GameFacts> games = load_games(kit);
  std::vector<std::string> names;
  for (const GameFacts& game : games) names.push_back(game.name);
  const std::string near = nearest(fs::path(typed).filename().string(), names);
  for (const GameFacts& game : games) {
    if (game.name != near) continue;
    if (game.is_own()) return "\n" + near + " is a game of yours:  ./learn check " + near;
    return "\n" + near + " is a game:  ./learn play " + near +
           (fs::exists(game.starter())
                ? "\nOne of your own from it:  ./learn new NAME --from " + near
                : "");
  }
  return "";
}
