// ./learn new: a game of the learner's own.
#include <gtest/gtest.h>

#include "learn.hpp"
#include "presets.hpp"

namespace {

fs::path in_game(const TemporaryKit& kit, const std::string& name) {
  return kit.root() / "my-games/first-game" / name;
}

TEST(new_game, copies_the_starter_under_its_name) {
  const TemporaryKit kit;
  expect_says(kit.learn({"new", "first-game"}), 0,
              {"my-games/first-game", "game.hpp", "Next:  ./learn play first-game"});
  const fs::path starter = real_kit().games() / "hello/starter";
  EXPECT_EQ(read_file(in_game(kit, "game.hpp")), read_file(starter / "game.hpp"));
  EXPECT_NE(read_file(in_game(kit, "main.cpp")).find(".name = \"first-game\""), std::string::npos);
  EXPECT_EQ(read_file(in_game(kit, "README.md")).find("new-game"), std::string::npos);
  expect_says(kit.learn({"play"}), 0, {"hello", "first-game", "(yours)"});
}

TEST(new_game, overwrites_nothing) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  write_again(in_game(kit, "game.hpp"), "// mine\n");
  expect_says(kit.learn({"new", "first-game"}), exit_usage,
              {"my-games/first-game already", "Choose another name"});
  EXPECT_EQ(read_file(in_game(kit, "game.hpp")), "// mine\n");
  expect_says(kit.learn({"new", "first-game", "--from", "hello"}), exit_usage, {"already"});
}

TEST(new_game, refuses_what_is_no_name) {
  const TemporaryKit kit;
  for (const char* name : {"../up", "Ball", "a b", "-x", "a--b", "", ".hidden", "9lives"}) {
    EXPECT_EQ(kit.learn({"new", name}).exit_code, exit_usage) << name;
  }
  EXPECT_EQ(kit.learn({"new", std::string(33, 'a')}).exit_code, exit_usage);
  expect_says(kit.learn({"new", "hello"}), exit_usage, {"There is a game hello already"});
  expect_says(kit.learn({"new", "scheduler"}), exit_usage, {"There is a lesson scheduler already"});
  expect_says(kit.learn({"new"}), exit_usage, {"Which name?", "./learn new my-game"});
  EXPECT_FALSE(fs::exists(kit.root() / "my-games"));
}

TEST(new_game, names_the_nearest_game_for_an_unknown_one) {
  const TemporaryKit kit;
  expect_says(kit.learn({"new", "first-game", "--from", "hallo"}), exit_usage,
              {"There is no game \"hallo\"", "./learn new first-game --from hello"});
}

TEST(new_game, a_watch_tells_the_verdict_after_each_save) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  write_again(kit.root() / "no.hpp", "int main(\n");
  Program watch = kit.program({});
  watch.arguments = {"sh", "-c",
                     "\"$0\" watch first-game > log 2>&1 & watch=$!; "
                     "said() { until grep -q \"$1\" log; do sleep 0.05; done; }; "
                     "said 'PASS  first-game'; cp no.hpp my-games/first-game/game.hpp; "
                     "said 'DOES NOT COMPILE  first-game'; kill $watch; cat log",
                     watch.arguments[0]};
  watch.wall_seconds = 120;
  EXPECT_EQ(run_program(watch).stopped, Stopped::no) << read_file(kit.root() / "log");
}

TEST(new_game, a_lesson_with_the_name_of_a_game_is_told_what_the_game_needs) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  expect_says(kit.learn({"hint", "first-game"}), exit_usage,
              {"There is no lesson \"first-game\"",
               "first-game is a game of yours:  ./learn check first-game"});
  expect_says(kit.learn({"check", "frist-game"}), exit_usage, {"./learn check first-game"});
  expect_says(kit.learn({"check", "snake"}), exit_usage,
              {"snake is a game:  ./learn play snake", "./learn new NAME --from snake"});
  const Ended other = kit.learn({"check", "11"});
  expect_says(other, exit_usage, {"There is no lesson \"11\""});
  EXPECT_EQ(other.output.find("game"), std::string::npos) << other.output;
}

TEST(new_game, a_check_plays_it_and_runs_its_own_tests) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  expect_says(
      kit.learn({"check", "first-game"}), 0,
      {"PASS  first-game", "2 of 2 tests, plain and sanitized", "Next:  ./learn play first-game"});
  write_again(in_game(kit, "tests/tests.cpp"),
              "#include <gtest/gtest.h>\n#include \"game.hpp\"\n"
              "TEST(ball, counts) {\n  EXPECT_EQ(1, 2);\n}\nTEST(ball, is_there) {}\n");
  const fs::path file = in_game(kit, "tests/tests.cpp");
  expect_says(kit.learn({"check", file.string()}), 1,
              {"WRONG  first-game, test 2 of 3: \"ball.counts\"", "Expected equality",
               "Look:  my-games/first-game/tests/tests.cpp:4"});
  fs::remove_all(in_game(kit, "tests"));
  expect_says(kit.learn({"check", "first-game"}), 0,
              {"1 of 1 test", "no tests of yours in my-games/first-game/tests"});
}

TEST(new_game, a_check_tells_each_end_of_it) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  const auto check_with = [&kit](const std::string& body) {
    write_again(in_game(kit, "game.hpp"),
                "#pragma once\n#include \"kit/world.hpp\"\nstruct Ball : kit::Actor {\n"
                "  axon::Process main() override {\n    int* none = nullptr;\n    " +
                    body +
                    "\n    co_return;\n  }\n};\n"
                    "inline void start(kit::World& world) { world.add(Ball()); }\n");
    fs::remove_all(in_game(kit, "tests"));
    return kit.learn({"check", "first-game"});
  };
  const std::string place = "my-games/first-game/game.hpp:6";
  expect_says(check_with("*none = 1;"), 3, {"CRASHED  first-game", place});
  expect_says(check_with("while (none == nullptr) {}"), 4,
              {"HUNG  first-game", "The turn was with the component \"Ball#2\""});
  expect_says(
      check_with("scheduler()->services().find<int>(\"sky\");"), 1,
      {"WRONG  first-game", "Ball ended with an error", "Look:  my-games/first-game/game.hpp:3"});
  expect_says(check_with("axon::sleep_for(std::chrono::seconds(1)); *none = 1;"), 3,
              {"nothing comes of this line; is co_await missing?", place});
  expect_says(check_with("nome = none;"), 2, {"DOES NOT COMPILE  first-game", place});
}

// The page of lesson 26 sends to that table for what --from may be.
TEST(new_game, the_page_of_the_games_lists_each_starter) {
  const std::string page = read_file(real_kit().root / "games/README.md");
  for (const auto& game : fs::directory_iterator(real_kit().root / "games")) {
    const std::string name = game.path().filename().string();
    if (name == "hello" || !fs::exists(game.path() / "starter")) continue;
    EXPECT_NE(page.find("\n| " + name + " | "), std::string::npos) << name;
  }
}

TEST(new_game, hides_a_game_of_the_kit_that_comes_later_with_the_same_name) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  fs::rename(kit.root() / "my-games/first-game", kit.root() / "my-games/cats");
  const std::string listed = kit.learn_output({"play"});
  EXPECT_EQ(listed.find("cats"), listed.rfind("cats")) << listed;
  EXPECT_NE(listed.find("(yours)"), std::string::npos) << listed;
}

}  // namespace
