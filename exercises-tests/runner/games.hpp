// The games there are: those of the kit, in games/, and the learner's own, in my-games/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit.hpp"

struct GameFacts {
  std::string name;  // of its folder, too
  fs::path folder;
  int stars = 0;
  std::string line;
  std::string core;  // the last lesson of the learner's core that it runs on; empty: on the runtime
  std::string from;  // the game whose starter it was; empty for those of the kit
  bool is_own() const { return !from.empty(); }
  // A folder with the files that ./learn new copies.
  fs::path starter() const { return folder / "starter"; }
  // What is built.
  std::string target() const {
    return is_own() ? "my-" + name : core.empty() ? name : name + "-on-own-core";
  }
};

// The kit's, the least stars first, then the learner's own, which hide the kit's of the same name.
// Throws KitError that names the file, the line and what was expected.
std::vector<GameFacts> load_games(const Kit& kit);

// Throws UsageError with the nearest one. `command` is what it follows, like "./learn play".
const GameFacts& game_of(const std::vector<GameFacts>& games, const std::string& typed,
                         const std::string& command);

// The learner's game with this name, or whose folder or file this is, as a shell completes them.
std::optional<GameFacts> own_game(const Kit& kit, const std::string& typed);

// For a word that is no lesson: what to do with the game of that name, or nearly that name, as lines
// that begin with a line break. Empty when there is none.
std::string about_game(const Kit& kit, const std::string& typed);
