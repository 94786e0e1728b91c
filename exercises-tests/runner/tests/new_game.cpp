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

TEST(new_game, hides_a_game_of_the_kit_that_comes_later_with_the_same_name) {
  const TemporaryKit kit;
  kit.learn({"new", "first-game"});
  fs::rename(kit.root() / "my-games/first-game", kit.root() / "my-games/cats");
  const std::string listed = kit.learn_output({"play"});
  EXPECT_EQ(listed.find("cats"), listed.rfind("cats")) << listed;
  EXPECT_NE(listed.find("(yours)"), std::string::npos) << listed;
}

}  // namespace
