// The games: they build without warnings, their tests and recorded runs pass, plain and sanitized, and
// ./learn play finds them.
#include "../games.hpp"

#include <gtest/gtest.h>

#include "learn.hpp"
#include "presets.hpp"

namespace {

// Why no game can be played here; empty when they can.
std::string why_no_games() {
  const Ended configured = run_in_kit({"cmake", "--preset", "games"});
  EXPECT_TRUE(configured.ok()) << configured.output;
  const bool left_out = configured.output.find("the games have no window") != std::string::npos;
  return left_out ? "SDL2 is not installed, so the games have no window" : "";
}

TEST(games, they_build_without_warnings) { expect_builds_clean("games"); }

TEST(games, their_tests_and_recorded_runs_pass) { expect_tests_pass("games", {}); }

TEST(games, their_tests_and_recorded_runs_pass_under_sanitizers) {
  expect_builds_clean("games-sanitized");
  expect_tests_pass("games-sanitized", {});
}

TEST(games, without_sdl_their_models_build_and_are_tested) {
  const std::string folder = "build/games-without-sdl";
  const Ended configured =
      run_in_kit({"cmake", "--preset", "games", "-B", folder, "-D",
                  "CMAKE_DISABLE_FIND_PACKAGE_SDL2=ON", "-D", "CMAKE_CXX_FLAGS_RELEASE=-O0"});
  expect_says(configured, 0, {"the games have no window"});
  const Ended built = run_in_kit(
      {"cmake", "--build", folder, "--target", "games-everything", "--parallel", cores()});
  ASSERT_TRUE(built.ok()) << built.output;
  const Ended tested = run_in_kit({"ctest", "--test-dir", folder, "-R", "^games-"});
  expect_says(tested, 0, {"games-kit-tests", "100% tests passed"});
}

TEST(games, play_lists_them) {
  const Ended listed = run_in_kit({"./learn", "play"});
  expect_says(listed, 0, {"hello", "the smallest program", "Next:  ./learn play"});
}

TEST(games, play_names_the_nearest_game_for_an_unknown_one) {
  expect_says(run_in_kit({"./learn", "play", "hallo"}), exit_usage,
              {"There is no game \"hallo\"", "./learn play hello", "All games:  ./learn play"});
}

TEST(games, play_starts_a_game_and_its_digest_repeats) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const std::vector<std::string> words = {"./learn",  "play", "hello",  "--headless",
                                          "--frames", "30",   "--seed", "7"};
  const Ended once = run_in_kit(words);
  const Ended again = run_in_kit(words);
  expect_says(once, 0, {"digest "});
  EXPECT_EQ(lines_of(once.output).back(), lines_of(again.output).back());
}

// A game, as ./learn play starts it.
Ended play(const std::vector<std::string>& arguments,
           const std::map<std::string, std::string>& environment = {}) {
  Program program;
  program.arguments = arguments;
  program.arguments.front() = (real_kit().root / "build/games/bin" / arguments.front()).string();
  program.clean_environment = true;
  program.environment = environment;
  return run_program(program);
}

TEST(games, some_play_on_what_the_learner_wrote) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const auto plays = [](const std::string& game) {
    return run_in_kit(
        {"./learn", "play", game, "--headless", "--play", "games/" + game + "/runs/clicks.run"});
  };
  expect_says(plays("kittens"), 0, {"Built from ", "postman.hpp", "digest "});
  expect_says(plays("litter"), 0, {"Built from ", "cat.hpp", "digest "});
}

TEST(games, play_hands_on_what_the_game_says) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  expect_says(run_in_kit({"./learn", "play", "hello", "--frames", "none"}), exit_usage,
              {"--frames"});
}

TEST(games, what_is_wrong_with_a_game_of_ones_own_is_told) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const fs::path folder = real_kit().own_games() / "selftest-game";
  ASSERT_FALSE(fs::exists(folder)) << shown(folder) << " is of a test; it can be removed";
  run_in_kit({"./learn", "new", "selftest-game"});
  const std::string starter = read_file(folder / "game.hpp");
  make_folder(folder / "runs");
  const auto plays_with = [&](const std::string& line) {
    write_again(folder / "game.hpp", replaced(starter, "    ball.y = 300;", line));
    return run_in_kit({"./learn", "play", "selftest-game", "--headless", "--frames", "9"});
  };
  expect_says(plays_with("axon::sleep_for(std::chrono::seconds(1));"), 2,
              {"DOES NOT COMPILE  selftest-game", "my-games/selftest-game/game.hpp:",
               "a wait needs co_await", "Next:  ./learn check selftest-game"});
  expect_says(plays_with("ball.y = 300;"), 0, {"digest "});
  run_in_kit({"./learn", "play", "selftest-game", "--headless", "--frames", "9", "--record",
              (folder / "runs/nothing.run").string()});
  expect_says(run_in_kit({"./learn", "check", "selftest-game"}), 0,
              {"PASS  selftest-game", "1 recorded run plays to the end"});
  plays_with("ball.y = 200;");
  expect_says(
      run_in_kit({"./learn", "check", "selftest-game"}), 1,
      {"WRONG  selftest-game: \"a recorded run plays as it was recorded\"",
       "my-games/selftest-game/runs/nothing.run was recorded with digest", "record it again:"});
  expect_says(plays_with("*static_cast<volatile int*>(nullptr) = 1;"), 3,
              {"CRASHED  selftest-game", "Next:  ./learn check selftest-game"});
  fs::remove_all(folder);
  std::error_code not_empty;
  fs::remove(folder.parent_path(), not_empty);
}

TEST(games, one_without_a_display_says_so_and_how_to_play_without) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  expect_says(play({"hello"}), exit_kit_error,
              {"No window can be opened here", "./learn play hello --headless"});
}

TEST(games, each_is_played_in_a_real_window_and_closed_by_its_button) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  for (const char* tool : {"Xvfb", "openbox", "xdotool", "wmctrl"}) {
    if (!find_program(tool)) GTEST_SKIP() << tool << " is not installed";
  }
  Program plays;
  plays.arguments = {"sh", "games/kit/tests/in_a_window.sh", "build/games/bin"};
  plays.folder = real_kit().root;
  plays.wall_seconds = 300;
  std::vector<std::string> said;
  for (const GameFacts& game : load_games(real_kit())) {
    if (game.is_own()) continue;
    plays.arguments.push_back(game.name);
    said.push_back(game.name + ": played in a window");
  }
  expect_says(run_program(plays), 0, said);
}

TEST(games, a_window_shows_the_same_as_none) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const Ended without = play({"hello", "--headless", "--frames", "20"});
  const Ended with = play({"hello", "--digest", "--frames", "20"},
                          {{"SDL_VIDEODRIVER", "dummy"}, {"SDL_AUDIODRIVER", "no such driver"}});
  expect_says(with, 0, {without.output, "No device for sound was found"});
}

TEST(games, a_recorded_run_that_does_not_fit_is_refused) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const fs::path folder = fresh_folder();
  const std::string run = (folder / "my.run").string();
  const auto plays = [&run](const std::string& text) {
    write_again(run, text);
    return play({"hello", "--headless", "--play", run});
  };
  expect_says(play({"hello", "--headless", "--frames", "9", "--record", run}), 0, {"digest "});
  const std::string good = read_file(run);
  expect_says(plays(good), 0, {"digest "});
  expect_says(plays(good.substr(0, good.size() / 2)), exit_usage, {"my.run:", "expected"});
  expect_says(plays(replaced(good, "game hello 1", "game snake 1")), exit_usage,
              {"is a run of snake, version 1; this is hello, version 1"});
  expect_says(plays(replaced(good, "game hello 1", "game hello 2")), exit_usage,
              {"is a run of hello, version 2; this is hello, version 1"});
  expect_says(plays(good.substr(0, good.find("end ")) + "end 9 0123456789abcdef\n"), 1,
              {"was recorded with digest 0123456789abcdef"});
  expect_says(play({"hello", "--headless", "--play", run + "s"}), exit_usage,
              {"cannot be read: No such file"});
  fs::remove_all(folder);
}

TEST(games, a_hundred_thousand_cats_play_and_one_more_is_refused) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  expect_says(play({"cats", "--cats", "100000", "--headless", "--frames", "1"}), 0, {"digest "});
  expect_says(play({"cats", "--cats", "100001", "--headless"}), exit_usage, {"100000"});
}

TEST(games, a_picture_has_a_name_that_says_its_kind) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  const fs::path folder = fresh_folder();
  const std::string picture = (folder / "last.png").string();
  expect_says(play({"hello", "--headless", "--frames", "2", "--screenshot", picture}), 0, {});
  EXPECT_EQ(read_file(picture).substr(1, 3), "PNG");
  expect_says(play({"hello", "--headless", "--screenshot", "last.jpg"}), exit_usage,
              {"expected NAME.png or NAME.bmp"});
  expect_says(
      play({"hello", "--headless", "--frames", "2", "--screenshot", "/no/such/folder/last.png"}), 1,
      {"/no/such/folder/last.png"});
  fs::remove_all(folder);
}

}  // namespace
