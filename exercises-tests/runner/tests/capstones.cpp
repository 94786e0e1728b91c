// The capstones: the kit's games pass as a learner's would, planted mistakes are caught by the test
// that their file names, and what a learner reads is right.
#include <gtest/gtest.h>

#include "../boxes_only.hpp"
#include "../capstone.hpp"
#include "../report.hpp"
#include "learn.hpp"

namespace {

// The games that a learner can build from a brief.
std::vector<std::string> games_with_a_brief() {
  std::vector<std::string> names;
  for (const GameFacts& game : load_games(real_kit())) {
    if (!game.is_own() && fs::exists(game.folder / "capstone")) names.push_back(game.name);
  }
  return names;
}

// A learner's game that began from another one.
class OwnGame {
 public:
  explicit OwnGame(const std::string& from) {
    const Ended made = kit_.learn({"new", "own-game", "--from", from});
    EXPECT_TRUE(made.ok()) << made.output;
    own_.name = "own-game";
    own_.folder = folder();
    own_.from = from;
  }

  const TemporaryKit& kit() const { return kit_; }
  fs::path folder() const { return kit_.root() / "my-games/own-game"; }
  Capstone capstone() const { return capstone_of(kit_.kit(), own_); }
  void be_reference(const std::vector<PlantedMistake::Change>& changes = {}) const {
    write_reference(capstone(), folder(), changes);
  }
  void write(const std::string& file, const std::string& text) const {
    make_folder((folder() / file).parent_path());
    write_again(folder() / file, text);
  }
  Ended check() const { return kit_.learn({"check", "own-game"}); }
  // Without the sanitizers where it fails plain.
  Judgement judged(const Capstone& capstone) const {
    static const Compiler compiler(real_kit());
    compiler.prepare(say_on_errors);
    return judge_game(kit_.kit(), compiler, capstone, own_, {1, nullptr, false}).judgement;
  }

 private:
  TemporaryKit kit_;
  GameFacts own_;
};

// The variables in a game.hpp that are shared, each as "line: what".
std::vector<std::string> shared_in(const std::string& text) {
  const fs::path folder = fresh_folder();
  write_again(folder / "game.hpp", text);
  std::vector<std::string> found;
  for (const SharedVariable& each : shared_variables_in({folder / "game.hpp"})) {
    found.push_back(std::to_string(each.place.line) + ": " + each.what);
  }
  fs::remove_all(folder);
  return found;
}

}  // namespace

TEST(capstones, the_untouched_starter_is_not_started_and_the_brief_is_named) {
  for (const std::string& game : games_with_a_brief()) {
    const OwnGame own(game);
    expect_says(own.check(), 6,
                {"NOT STARTED  own-game", "games/" + game + "/capstone/README.md",
                 "my-games/own-game/game.hpp", "Next:", "./learn check own-game"});
  }
}

TEST(capstones, the_kits_own_game_passes) {
  for (const std::string& game : games_with_a_brief()) {
    const OwnGame own(game);
    own.be_reference();
    expect_says(own.check(), 0,
                {"PASS  own-game", "plain and sanitized", "works 50 of 50", "boxes only 20 of 20",
                 "own tests 0 of 20", "Next:  ./learn play own-game"});
  }
}

TEST(capstones, other_right_games_pass) {
  for (const std::string& game : games_with_a_brief()) {
    std::error_code none;
    for (const auto& right :
         fs::directory_iterator(real_kit().games() / game / "capstone/right", none)) {
      const OwnGame own(game);
      own.write("game.hpp", read_file(right.path() / "game.hpp"));
      expect_says(own.check(), 0, {"PASS", "works 50 of 50", "boxes only 20 of 20"});
    }
  }
}

TEST(capstones, planted_mistakes_are_caught_by_the_test_that_sees_them) {
  for (const std::string& game : games_with_a_brief()) {
    const OwnGame own(game);
    const Capstone capstone = own.capstone();
    EXPECT_EQ(capstone.mistakes.size(), 4u);
    for (const PlantedMistake& mistake : capstone.mistakes) {
      own.be_reference(mistake.changes);
      const Judgement judged = own.judged(capstone);
      const std::string about = game + ", " + mistake.name + "\n" + as_text(judged);
      EXPECT_EQ(word_of(judged.verdict), mistake.verdict) << about;
      ASSERT_TRUE(judged.failure) << about;
      EXPECT_EQ(judged.failure->test, mistake.test) << about;
      if (mistake.test.empty()) {
        EXPECT_EQ(judged.failure->says, "components talk by boxes, and by nothing else") << about;
      }
    }
  }
}

TEST(capstones, own_tests_have_points_for_the_planted_bugs_that_they_find) {
  const OwnGame own("cats");
  own.be_reference();
  const std::string begin =
      "#include \"game.hpp\"\n#include <gtest/gtest.h>\nTEST(cats, mine) {\n"
      "  kit::World world;\n  start(world);\n  world.frames(4);\n";
  own.write("tests/tests.cpp",
            begin + "  EXPECT_EQ(world.scene().window().sprites().size(), 9u);\n}\n");
  expect_says(own.check(), 0,
              {"own tests 0 of 20", "Your tests fail on your game: WRONG \"cats.mine\"",
               "my-games/own-game/tests/tests.cpp:7"});
  own.write("tests/tests.cpp", begin +
                                   "  const std::size_t before = world.scheduler().alive();\n"
                                   "  world.frame({kit::click(200, 200), kit::let_go(200, 200)});\n"
                                   "  world.frames(4);\n"
                                   "  world.frame({kit::click(200, 200, kit::Button::right)});\n"
                                   "  world.frames(4);\n"
                                   "  EXPECT_EQ(world.scheduler().alive(), before);\n}\n");
  expect_says(own.check(), 0, {"own tests 10 of 20", "find 1 of 3 planted bugs"});
}

TEST(capstones, what_does_not_compile_is_told_with_its_line) {
  const OwnGame own("cats");
  own.write("game.hpp",
            "#pragma once\n#include \"kit/world.hpp\"\nvoid start(kit::World& world) { x }\n");
  expect_says(
      own.check(), 2,
      {"DOES NOT COMPILE  own-game", "my-games/own-game/game.hpp:3", "./learn check own-game"});
}

TEST(boxes_only, a_component_with_boxes_and_private_variables_shares_nothing) {
  EXPECT_EQ(shared_in("#include <vector>\n"
                      "constexpr int most = 3;\n"
                      "struct Letter { int number; };\n"
                      "class Cat final : public kit::Actor {\n"
                      " public:\n"
                      "  axon::Inbox<Letter> inbox{*this, \"inbox\"};\n"
                      "  axon::Outbox<std::vector<int>> outbox{*this, \"outbox\"};\n"
                      "  explicit Cat(int speed) : speed_(speed), place_{0, 0} {}\n"
                      "  axon::Process main() override { while (co_await frame()) {} }\n"
                      " private:\n"
                      "  int next() const { static const int step = 3; return speed_ + step; }\n"
                      "  int speed_;\n"
                      "  Place place_;\n"
                      "  std::vector<Cat*> kittens_;\n"
                      "  kit::Surface* surface_ = nullptr;\n"
                      "};\n"
                      "template <typename Motion>\n"
                      "class Behaviour : public axon::Component {\n"
                      " public:\n"
                      "  axon::Outbox<typename Motion::Value> outbox{*this, \"outbox\"};\n"
                      "  axon::Process main() override;\n"
                      "};\n"
                      "class Rotator : public Behaviour<int> { using Behaviour::Behaviour; };\n"
                      "inline void start(kit::World& world) { world.add(Cat(5)); }\n"),
            std::vector<std::string>{});
}

TEST(boxes_only, what_others_could_read_is_found_with_its_line) {
  const std::vector<std::string> expected = {
      "1: score is a variable outside of all components",
      "4: Ball::x is public: another component can read it",
      "5: Ball::place() is public: another component can ask it, without a letter",
      "8: Bat has a friend, who can read its variables",
      "9: a static variable is one for all components",
      "10: Bat::ball_x_ leads to a variable that is not its own",
      "11: Bat::shared_ leads to a variable that is not its own"};
  EXPECT_EQ(
      shared_in("inline int score = 0;\n"
                "struct Ball : kit::Actor {\n"
                "  axon::Process main() override { co_return; }\n"
                "  double x = 0;\n"
                "  double place() const { return x; }\n"
                "};\n"
                "class Bat : public kit::Actor {\n"
                "  friend struct Ball;\n"
                "  axon::Process main() override { static int turns = 0; ++turns; co_return; }\n"
                "  const double& ball_x_;\n"
                "  std::shared_ptr<Place> shared_;\n"
                "  Ball* ball_ = nullptr;\n"
                "};\n"),
      expected);
}
