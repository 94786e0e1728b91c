// The tests that a learner writes for a game of their own: my-games/NAME/tests/*.cpp, of GoogleTest.
#pragma once

#include <string>
#include <vector>

#include "games.hpp"
#include "judge.hpp"

// What is compiled from a folder where it stands; the same content gives the same stage.
Stage stage_of_game(const Kit& kit, const Compiler& compiler, const fs::path& folder,
                    const std::vector<fs::path>& and_files);

class OwnTests {
 public:
  OwnTests(const Kit& kit, const Compiler& compiler, const GameFacts& own);

  bool none() const { return files_.empty(); }
  // With the learner's game, plain and sanitized, after a test of the kit's: that the game plays for ten
  // seconds, and ends. The judgement looks at this object.
  Judgement judged(const JudgeOptions& options);

  struct Result {
    bool pass = false;
    std::string error;  // of the compiler
  };
  // With another game, which is in this folder.
  Result with(const fs::path& game) const;

 private:
  std::string all_files() const;

  const Kit& kit_;
  const Compiler& compiler_;
  GameFacts own_;
  Lesson lesson_;
  fs::path folder_;
  std::vector<fs::path> files_;
};
