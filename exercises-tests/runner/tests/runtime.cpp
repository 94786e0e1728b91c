// The runtime in full-axon/: it builds without warnings, and its own tests pass, plain and sanitized.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../process.hpp"
#include "learn.hpp"

namespace {

Ended run_in_kit(const std::vector<std::string>& arguments) {
  Program program;
  program.arguments = arguments;
  program.folder = real_kit().root;
  return run_program(program);
}

void expect_builds_clean(const std::string& preset, std::vector<std::string> more = {}) {
  std::vector<std::string> configure = {"cmake", "--preset", preset};
  configure.insert(configure.end(), more.begin(), more.end());
  const Ended configured = run_in_kit(configure);
  ASSERT_TRUE(configured.ok()) << configured.output;
  const Ended built = run_in_kit({"cmake", "--build", "--preset", preset, "--parallel"});
  ASSERT_TRUE(built.ok()) << built.output;
  EXPECT_EQ(built.output.find("warning:"), std::string::npos) << built.output;
}

void expect_tests_pass(const std::string& preset, const std::vector<std::string>& which) {
  std::vector<std::string> arguments = {"ctest", "--preset", preset, "--no-tests=error"};
  arguments.insert(arguments.end(), which.begin(), which.end());
  const Ended tested = run_in_kit(arguments);
  EXPECT_TRUE(tested.ok()) << tested.output;
}

TEST(runtime, it_builds_without_warnings) { expect_builds_clean("full-axon"); }

TEST(runtime, its_tests_and_examples_pass) {
  expect_tests_pass("full-axon", {"-LE", "planted|outside"});
}

TEST(runtime, its_tests_find_bugs_that_were_planted) {
  expect_tests_pass("full-axon", {"-L", "planted", "--parallel", "2"});
}

TEST(runtime, a_project_outside_uses_it_installed) {
  expect_tests_pass("full-axon", {"-L", "outside"});
}

TEST(runtime, its_tests_and_examples_pass_under_sanitizers) {
  expect_builds_clean("full-axon-sanitized");
  expect_tests_pass("full-axon-sanitized", {});
}

TEST(runtime, the_lessons_tests_pass_on_it) {
  const Ended checked =
      run_in_kit({"./learn", "check", "03", "04", "05", "07", "08", "--core", "full-axon/mini"});
  EXPECT_EQ(checked.exit_code, 0) << checked.output;
}

}  // namespace
