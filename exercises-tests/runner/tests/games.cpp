// The games: they build without warnings, their tests and recorded runs pass, plain and sanitized, and
// ./learn play finds them.
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
  const Ended configured = run_in_kit(
      {"cmake", "--preset", "games", "-B", folder, "-D", "CMAKE_DISABLE_FIND_PACKAGE_SDL2=ON"});
  expect_says(configured, 0, {"the games have no window"});
  const Ended built =
      run_in_kit({"cmake", "--build", folder, "--target", "games-everything", "--parallel"});
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

TEST(games, play_hands_on_what_the_game_says) {
  if (const std::string why = why_no_games(); !why.empty()) GTEST_SKIP() << why;
  expect_says(run_in_kit({"./learn", "play", "hello", "--frames", "none"}), exit_usage,
              {"--frames"});
}

}  // namespace
