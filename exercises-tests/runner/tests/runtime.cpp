// The runtime in full-axon/: it builds without warnings, and its own tests pass, plain and sanitized.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "../process.hpp"
#include "learn.hpp"
#include "presets.hpp"

namespace {

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

std::optional<std::string> find_clang() {
  for (const char* name : {"clang++-19", "clang++-16", "clang++"}) {
    if (find_program(name)) return name;
  }
  return std::nullopt;
}

TEST(runtime, it_builds_without_warnings_with_clang_and_its_tests_pass) {
  const std::optional<std::string> clang = find_clang();
  if (!clang) GTEST_SKIP() << "clang++ is not installed";
  expect_builds_clean("full-axon-clang", {"-D", "CMAKE_CXX_COMPILER=" + *clang});
  expect_tests_pass("full-axon-clang", {});
  const Ended core = run_in_kit({*clang, "-std=c++20", "-Wall", "-Wextra", "-I",
                                 "full-axon/include", "-I", "full-axon/src", "-fsyntax-only", "-x",
                                 "c++-header", "full-axon/mini/component.hpp"});
  EXPECT_TRUE(core.ok() && core.output.empty()) << core.output;
}

// Every program that uses the runtime compiles what its header includes.
TEST(runtime, its_header_brings_none_of_the_heaviest_standard_headers) {
  const Ended included = run_in_kit({"g++", "-std=c++20", "-M", "-I", "full-axon/include", "-x",
                                     "c++-header", "full-axon/include/axon/axon.hpp"});
  ASSERT_TRUE(included.ok()) << included.output;
  for (const char* heavy : {"filesystem", "future", "iostream", "random", "ranges", "regex"}) {
    EXPECT_EQ(included.output.find("/" + std::string(heavy) + " "), std::string::npos) << heavy;
  }
  EXPECT_NE(included.output.find("/thread "), std::string::npos) << included.output;
}

TEST(runtime, the_lessons_tests_pass_on_it) {
  const Ended checked =
      run_in_kit({"./learn", "check", "03", "04", "05", "07", "08", "--core", "full-axon/mini"});
  EXPECT_EQ(checked.exit_code, 0) << checked.output;
}

}  // namespace
