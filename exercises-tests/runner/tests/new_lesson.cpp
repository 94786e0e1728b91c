// ./learn dev new and dev changed: for those who write lessons.
#include <gtest/gtest.h>

#include "small_kit.hpp"

namespace {

// With the real compiler.
Ended compile(const SmallKit& kit, const std::vector<std::string>& words) {
  Program program = kit.program(words);
  program.environment.erase("CXX");
  program.environment["AXON_KIT_BUILD"] = (kit.root() / "build").string();
  return run_program(program);
}

// The lines of a `dev check` that are not "ok".
std::string troubles(const Ended& ended) {
  std::string lines;
  for (const std::string& line : lines_of(ended.output)) {
    if (!starts_with(line, "ok ")) lines += line + "\n";
  }
  return lines;
}

}  // namespace

TEST(dev_new, makes_a_lesson_that_is_in_step_but_for_what_is_to_be_written) {
  const SmallKit kit;
  fs::remove_all(kit.root() / "exercises-tests/harness");
  for (const char* room : {"harness", "tracer", "runner"}) {
    fs::create_directory_symlink(real_kit().tests() / room, kit.root() / "exercises-tests" / room);
  }
  // What is prepared for the real kit serves here as well.
  make_folder(kit.root() / "build");
  for (const char* room : {"kit", "runner"}) {
    fs::create_directory_symlink(real_kit().build / room, kit.root() / "build" / room);
  }
  expect_says(compile(kit, {"dev", "cut"}), 0, {});
  expect_says(compile(kit, {"dev", "new", "30", "tin-box"}), 0,
              {"lessons/30-tin-box/README.md", "solutions/tin_box.hpp", "Next:  ./learn dev cut"});
  expect_says(compile(kit, {"dev", "cut"}), 0, {"miniaxon/tin_box.hpp", "30-tin-box/README.md"});
  const Ended checked = compile(kit, {"dev", "check"});
  EXPECT_EQ(checked.exit_code, 1);
  const std::string lines = troubles(checked);
  EXPECT_TRUE(starts_with(lines, "FAILED   no lesson has something still to write\n")) << lines;
  for (const std::string& line : lines_of(lines)) {
    EXPECT_TRUE(line.find("To write:") != std::string::npos || !starts_with(line, "    ")) << line;
  }
  expect_says(compile(kit, {"check", "30"}), 6, {"NOT STARTED", "tin_box.hpp:", "first TODO"});
  const Ended passed = compile(kit, {"check", "30", "--core", "solutions"});
  expect_says(passed, 0, {"PASS", "1 of 1 test"});
  EXPECT_EQ(passed.output.find("warns"), std::string::npos) << passed.output;
  expect_says(compile(kit, {"dev", "bank", "30"}), 0,
              {"1 wrong ones, 1 right ones, 0 not as the bank says"});
  expect_says(compile(kit, {"demo", "30", "--reference"}), 0, {"call 3: 3"});

  for (const auto& entry : fs::recursive_directory_iterator(kit.root())) {
    if (!entry.is_regular_file()) continue;
    const std::string text = read_file(entry.path());
    if (text.find("To write:") != std::string::npos) {
      write_again(entry.path(), replaced(text, "To write:", "Written:"));
    }
  }
  compile(kit, {"dev", "cut"});
  EXPECT_EQ(troubles(compile(kit, {"dev", "check"})), "Everything is in step.\n");
}

TEST(dev_new, refuses_what_is_there_already) {
  const SmallKit kit;
  expect_says(kit.learn({"dev", "new", "05", "other"}), exit_usage, {"lesson 05 already"});
  expect_says(kit.learn({"dev", "new", "30", "scheduler"}), exit_usage, {"05-scheduler"});
  write_again(kit.own("tin_box.hpp"), "// of my own\n");
  expect_says(kit.learn({"dev", "new", "30", "tin-box"}), exit_usage, {"miniaxon/tin_box.hpp"});
  for (const char* number : {"5", "x", "100", "05."}) {
    expect_says(kit.learn({"dev", "new", number, "name"}), exit_usage, {number, "two digits"});
  }
  for (const char* name :
       {"Name", "a name", "a_name", "-a", "a-", "../a", "a-name-that-is-much-too-long-to-be-one"}) {
    expect_says(kit.learn({"dev", "new", "30", "--", name}), exit_usage, {name, "like mail-box"});
  }
  EXPECT_EQ(kit.git({"status", "--porcelain"}), "?? miniaxon/tin_box.hpp");
}

TEST(dev_changed, wants_the_changelog_to_name_the_lessons_with_other_tests) {
  const SmallKit kit;
  const auto commit = [&](const std::string& path, const std::string& text) {
    write_again(kit.root() / path, text);
    kit.git({"commit", "--quiet", "--all", "--message", "A change"});
  };
  kit.git({"tag", "v1"});
  commit("lessons/05-scheduler/demo.cpp", "// another demo\n");
  expect_says(kit.learn({"dev", "changed", "--since", "v1"}), 0, {"No lesson's tests changed"});
  commit("exercises-tests/05-scheduler/tests.cpp", "// other tests\n");
  expect_says(kit.learn({"dev", "changed", "--since", "v1"}), 1, {"FAILED", "lesson 05", "\"05\""});
  commit("CHANGELOG.md", "# Changes\n\n## 2\n\n**Learners.** In 2005 nothing changed.\n");
  expect_says(kit.learn({"dev", "changed", "--since", "v1"}), 1, {"FAILED"});
  commit("CHANGELOG.md", "# Changes\n\n## 2\n\n**Instructors.** The tests of 05 ask more.\n");
  expect_says(kit.learn({"dev", "changed", "--since", "v1"}), 0, {"ok", "lesson 05"});
  commit("exercises-tests/harness/story.hpp", "// other\n");
  expect_says(kit.learn({"dev", "changed", "--since", "v1"}), 1, {"\"all lessons\""});
  expect_says(kit.learn({"dev", "changed", "--since", "v2"}), exit_usage, {"Did you mean v1?"});
}
