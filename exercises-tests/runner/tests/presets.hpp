// Builds and tests what has a preset in CMakePresets.json, in the kit that is tested.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "../process.hpp"
#include "learn.hpp"

inline Ended run_in_kit(const std::vector<std::string>& arguments) {
  Program program;
  program.arguments = arguments;
  program.folder = real_kit().root;
  return run_program(program);
}

// With a number: make without one starts everything at once.
inline std::string cores() {
  return std::to_string(std::max(1U, std::thread::hardware_concurrency()));
}

inline void expect_builds_clean(const std::string& preset, std::vector<std::string> more = {}) {
  std::vector<std::string> configure = {"cmake", "--preset", preset};
  configure.insert(configure.end(), more.begin(), more.end());
  const Ended configured = run_in_kit(configure);
  ASSERT_TRUE(configured.ok()) << configured.output;
  const Ended built = run_in_kit({"cmake", "--build", "--preset", preset, "--parallel", cores()});
  ASSERT_TRUE(built.ok()) << built.output;
  EXPECT_EQ(built.output.find("warning:"), std::string::npos) << built.output;
}

inline void expect_tests_pass(const std::string& preset, const std::vector<std::string>& which) {
  std::vector<std::string> arguments = {"ctest", "--preset", preset, "--no-tests=error"};
  arguments.insert(arguments.end(), which.begin(), which.end());
  const Ended tested = run_in_kit(arguments);
  EXPECT_TRUE(tested.ok()) << tested.output;
}
