// A capstone: a game of the learner's own that is judged by tests which play it.
#pragma once

#include <string>
#include <vector>

#include "games.hpp"
#include "judge.hpp"

// A mistake that is planted in the kit's game: games/GAME/capstone/wrong/NAME.toml.
struct PlantedMistake {
  struct Change {
    std::string file, from, to;
  };
  std::string name;  // "lost-keys"
  std::string says;  // the misconception, in a sentence
  std::string verdict;
  std::string test;  // the first that fails; empty when no player can see the mistake
  std::vector<Change> changes;
};

struct Capstone {
  fs::path folder;  // games/GAME/capstone
  fs::path game;    // games/GAME
  Lesson lesson;    // its tests, as those of a lesson
  std::vector<PlantedMistake> mistakes;
};

// Whether the game that it began from is a capstone.
bool has_brief(const Kit& kit, const GameFacts& own);
// That capstone. Throws KitError that names the file, the line and what was expected.
Capstone capstone_of(const Kit& kit, const GameFacts& own);

// The judgement looks at the capstone. The learner's own tests are not asked.
struct JudgedGame {
  Judgement judgement;
  int points_for_working = 0;
  int points_for_boxes = 0;
};
JudgedGame judge_game(const Kit& kit, const Compiler& compiler, const Capstone& capstone,
                      const GameFacts& own, const JudgeOptions& options);

// Writes the kit's game as a capstone into a folder, with these changes. Throws KitError when a
// change does not find its place.
void write_reference(const Capstone& capstone, const fs::path& folder,
                     const std::vector<PlantedMistake::Change>& changes = {});
