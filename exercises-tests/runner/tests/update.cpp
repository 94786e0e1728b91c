// ./learn update: the kit is newer afterwards, and what the learner wrote is as it was.
#include <gtest/gtest.h>

#include <algorithm>

#include "../cut.hpp"
#include "killed.hpp"
#include "small_kit.hpp"

namespace {

using Files = std::map<std::string, std::string>;

const std::string page = "lessons/04-microprocess/README.md";
const std::string demo = "lessons/05-scheduler/demo.cpp";
const std::string tests_05 = "exercises-tests/05-scheduler/tests.cpp";
const std::string mine = "// my own work\n";

// All files of the clone by their paths, but for git's own; or those below one folder.
Files files_of(const SmallKit& kit, const std::string& folder = "") {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(kit.root() / folder)) {
    const std::string path = entry.path().lexically_relative(kit.root()).string();
    if (entry.is_regular_file() && !starts_with(path, ".git/") && path != ".learn/update.lock") {
      files[path] = read_file(entry.path());
    }
  }
  return files;
}

void write(const SmallKit& kit, const std::string& path, const std::string& text) {
  make_folder((kit.root() / path).parent_path());
  write_again(kit.root() / path, text);
}

std::string text_of(const SmallKit& kit, const std::string& path) {
  return read_file(kit.root() / path);
}

// The stub that is in miniaxon/ when the reference has this text.
std::string newer_reference(const SmallKit& kit) {
  return replaced(text_of(kit, "solutions/scheduler.hpp"), "// Lesson 05", "// Newer lesson 05");
}

// A newer kit in which something of everything changed.
std::string newer_kit(const SmallKit& kit) {
  const std::string reference = newer_reference(kit);
  return kit.write_newer(
      {{page, "# A newer page\n"},
       {demo, "// a newer demo\nint main() {}\n"},
       {tests_05, "// newer tests\n"},
       {"solutions/scheduler.hpp", reference},
       {"miniaxon/scheduler.hpp", cut_stub(reference, "scheduler.hpp")},
       {"lessons/06-order/lesson.toml", "header = \"order.hpp\"\n"},
       {"exercises-tests/06-order/tests.cpp", "// tests\n"},
       {"miniaxon/order.hpp", "// the starter file\n"},
       {"lessons/00-setup/hints.md", std::nullopt},
       {"lessons/00-setup/demo.cpp", std::nullopt},
       {"lessons/00-setup/verdicts/hung/ready.hpp", std::nullopt},
       {"CHANGELOG.md",
        "# Changes\n\n## 2\n\n**Learners.** Lesson 06 is there. The\ntests of 05 "
        "ask more.\n\nAnd more.\n\n**Contributors.** Nothing for learners.\n"}});
}

// The copies that are saved, by their contents.
std::vector<std::string> saved_copies(const SmallKit& kit) {
  std::vector<std::string> copies;
  if (!fs::exists(kit.root() / ".learn/saved")) return copies;
  for (const auto& [path, text] : files_of(kit, ".learn/saved")) copies.push_back(text);
  return copies;
}

// Expects a refusal that says this, and that nothing is different afterwards.
void expect_refused(const SmallKit& kit, int exit_code, const std::vector<std::string>& pieces) {
  const Files before = files_of(kit);
  const std::string status = kit.git({"status", "--porcelain", "--branch"});
  const std::string head = kit.git({"rev-parse", "HEAD"});
  expect_says(kit.learn({"update"}), exit_code, pieces);
  EXPECT_EQ(files_of(kit), before);
  EXPECT_EQ(kit.git({"rev-parse", "HEAD"}), head);
  EXPECT_EQ(lines_of(kit.git({"status", "--porcelain"})).size(), lines_of(status).size() - 1);
}

}  // namespace

TEST(update, brings_the_newer_kit_and_leaves_the_learners_files) {
  const SmallKit kit;
  kit.publish(newer_kit(kit));
  write(kit, "miniaxon/scheduler.hpp", mine);
  write(kit, "miniaxon/own/notes.txt", "notes");
  fs::remove(kit.own("generator.hpp"));
  write(kit, "games/mine/main.cpp", "int main() {}\n");
  kit.learn({"borrow", "03"});
  const Files own = files_of(kit, "miniaxon");
  const std::string memory = text_of(kit, ".learn/state.json");
  expect_says(
      kit.learn({"update"}), 0,
      {"Your miniaxon/ is as it was", "The tests changed of lesson 05.", "lesson 06",
       "./learn reset 06", "Newer starter files:  lesson 05", "./learn reset 05",
       "  Lesson 06 is there.\n  The tests of 05 ask more.\n  And more.\nNext:  ./learn\n"});
  EXPECT_EQ(files_of(kit, "miniaxon"), own);
  EXPECT_EQ(text_of(kit, "games/mine/main.cpp"), "int main() {}\n");
  EXPECT_EQ(text_of(kit, ".learn/state.json"), memory);
  EXPECT_EQ(text_of(kit, page), "# A newer page\n");
  EXPECT_EQ(text_of(kit, tests_05), "// newer tests\n");
  EXPECT_FALSE(fs::exists(kit.root() / "lessons/00-setup/hints.md"));
  EXPECT_FALSE(fs::exists(kit.root() / "lessons/00-setup/verdicts/hung")) << "it is empty";
  EXPECT_EQ(kit.git({"status", "--porcelain", "--branch"}),
            "## main...origin/main\n D miniaxon/generator.hpp\n D miniaxon/order.hpp\n"
            " M miniaxon/scheduler.hpp\n?? games/\n?? miniaxon/own/");
  EXPECT_EQ(saved_copies(kit), std::vector<std::string>());
  EXPECT_FALSE(fs::exists(kit.root() / ".learn/update"));
  expect_says(kit.learn({"update"}), 0, {"the newest kit already"});
}

TEST(update, says_nothing_of_what_did_not_change) {
  const SmallKit kit;
  kit.publish(kit.write_newer({{page, "# A newer page\n"}}));
  const Ended ended = kit.learn({"update"});
  expect_says(ended, 0, {"1 file differ"});
  for (const char* word : {"tests", "New", "starter", "learners", "saved"}) {
    EXPECT_EQ(ended.output.find(word), std::string::npos) << ended.output;
  }
  kit.publish(kit.write_newer({{"exercises-tests/harness/story.hpp", "// newer\n"}}));
  expect_says(kit.learn({"update"}), 0, {"The tests of all lessons changed"});
}

TEST(update, a_newer_starter_comes_with_reset) {
  const SmallKit kit;
  const std::string reference = newer_reference(kit);
  kit.publish(newer_kit(kit));
  fs::remove(kit.root() / "lessons/06-order");
  write(kit, "miniaxon/scheduler.hpp", mine);
  kit.learn({"update"});
  fs::remove_all(kit.root() / "lessons/06-order");  // a stub of a lesson
  EXPECT_EQ(text_of(kit, "miniaxon/scheduler.hpp"), mine);
  expect_says(kit.learn({"reset", "05"}), 0, {"is saved as", "./learn undo"});
  EXPECT_EQ(text_of(kit, "miniaxon/scheduler.hpp"), cut_stub(reference, "scheduler.hpp"));
  kit.learn({"undo"});
  EXPECT_EQ(text_of(kit, "miniaxon/scheduler.hpp"), mine);
}

TEST(update, own_changes_of_the_kits_files_are_saved_or_stay) {
  const SmallKit kit;
  kit.publish(newer_kit(kit));
  write(kit, demo, "// my demo\n");
  write(kit, "lessons/00-setup/demo.cpp", "// gone from the kit, changed by me\n");
  write(kit, "lessons/06-order/lesson.toml", "mine, where the kit has one now\n");
  write(kit, "lessons/03-generator/README.md", "my page, which the newer kit leaves\n");
  const Ended ended = kit.learn({"update"});
  expect_says(ended, 0, {"You had changed " + demo, ".learn/saved/"});
  std::vector<std::string> copies = saved_copies(kit);
  std::sort(copies.begin(), copies.end());
  EXPECT_EQ(copies,
            (std::vector<std::string>{"// gone from the kit, changed by me\n", "// my demo\n",
                                      "mine, where the kit has one now\n"}));
  EXPECT_EQ(text_of(kit, demo), "// a newer demo\nint main() {}\n");
  EXPECT_EQ(text_of(kit, "lessons/03-generator/README.md"),
            "my page, which the newer kit leaves\n");
  EXPECT_EQ(kit.git({"status", "--porcelain"}),
            " M lessons/03-generator/README.md\n D miniaxon/order.hpp\n M miniaxon/scheduler.hpp");
  const std::size_t at = ended.output.find(".learn/saved/");
  EXPECT_TRUE(fs::exists(kit.root() / ended.output.substr(at, ended.output.find('\n', at) - at)));
}

TEST(update, own_commits_are_joined_with_the_newer_kit) {
  const SmallKit kit;
  write(kit, "miniaxon/scheduler.hpp", mine);
  write(kit, "miniaxon/own.hpp", "// of my own\n");
  write(kit, demo, "// my demo\n");
  fs::remove(kit.own("generator.hpp"));
  kit.git({"add", "--all"});
  kit.git({"commit", "--quiet", "--message", "My work"});
  const std::string work = kit.git({"rev-parse", "HEAD"});
  write(kit, "miniaxon/microprocess.hpp", "// not committed yet\n");
  const Files own = files_of(kit, "miniaxon");
  const std::string newer = newer_kit(kit);
  kit.publish(newer);
  expect_says(kit.learn({"update"}), 0, {"is as it was", "You had changed " + demo});
  EXPECT_EQ(files_of(kit, "miniaxon"), own);
  EXPECT_EQ(saved_copies(kit), std::vector<std::string>{"// my demo\n"});
  EXPECT_EQ(text_of(kit, demo), "// a newer demo\nint main() {}\n");
  EXPECT_EQ(kit.git({"rev-parse", "HEAD^1", "HEAD^2"}), work + "\n" + newer);
  EXPECT_EQ(kit.git({"symbolic-ref", "HEAD"}), "refs/heads/main");
  EXPECT_EQ(kit.git({"status", "--porcelain"}),
            " M miniaxon/microprocess.hpp\n D miniaxon/order.hpp");
  EXPECT_EQ(kit.git({"diff", "--stat", "origin/main", "HEAD", "--", ":!miniaxon"}), "");
  kit.publish(kit.write_newer({{page, "# The newest page\n"}}));
  expect_says(kit.learn({"update"}), 0, {"1 file differ"});
  EXPECT_EQ(text_of(kit, page), "# The newest page\n");
  EXPECT_EQ(files_of(kit, "miniaxon"), own);
  EXPECT_EQ(kit.git({"log", "--format=%an", "-1"}), "axon-kit");
}

TEST(update, works_from_a_shallow_clone) {
  const SmallKit kit;
  const std::string url = "file://" + kit.git({"config", "remote.origin.url"});
  fs::remove_all(kit.root());
  fs::create_directory(kit.root());
  kit.git({"clone", "--quiet", "--depth=1", "--branch=main", url, "."});
  kit.publish(newer_kit(kit));
  write(kit, "miniaxon/scheduler.hpp", mine);
  expect_says(kit.learn({"update"}), 0, {"is as it was"});
  EXPECT_EQ(text_of(kit, page), "# A newer page\n");
}

TEST(update, what_stands_in_the_way_is_named) {
  const SmallKit kit;
  kit.publish(newer_kit(kit));
  write(kit, "lessons/06-order/lesson.toml/mine.txt", mine);
  expect_refused(kit, exit_usage, {"lessons/06-order/lesson.toml", "other names"});
  fs::remove_all(kit.root() / "lessons/06-order");
  write(kit, "lessons/06-order", mine);
  expect_refused(kit, exit_usage, {"lessons/06-order"});
  fs::remove(kit.root() / "lessons/06-order");
  EXPECT_EQ(kit.learn({"update"}).exit_code, 0);
}

TEST(update, says_what_to_do_when_it_cannot_begin) {
  const SmallKit kit;
  kit.publish(newer_kit(kit));
  write(kit, "miniaxon/scheduler.hpp", mine);

  kit.git({"add", "miniaxon/scheduler.hpp"});
  expect_refused(kit, exit_usage, {"git add", "git commit"});
  kit.git({"reset", "--quiet"});

  kit.git({"switch", "--quiet", "--detach"});
  expect_refused(kit, exit_usage, {"on no branch", "git switch main"});
  kit.git({"switch", "--quiet", "main"});

  kit.git({"switch", "--quiet", "--create", "mine"});
  expect_refused(kit, exit_usage,
                 {"The branch mine follows no branch", "--set-upstream-to=origin/main"});
  kit.git({"switch", "--quiet", "main"});

  write(kit, ".git/MERGE_HEAD", kit.git({"rev-parse", "HEAD"}) + "\n");
  expect_refused(kit, exit_usage, {"A merge of yours", "git merge --abort"});
  fs::remove(kit.root() / ".git/MERGE_HEAD");

  write(kit, ".git/index.lock", "");
  expect_refused(kit, exit_usage, {"Another git is at work"});
  fs::remove(kit.root() / ".git/index.lock");

  const std::string url = kit.git({"config", "remote.origin.url"});
  kit.git({"config", "remote.origin.url", (kit.root() / "nowhere").string()});
  expect_refused(kit, exit_kit_error, {"cannot be fetched from origin", "network"});
  kit.git({"remote", "remove", "origin"});
  expect_refused(kit, exit_usage, {"knows no place to fetch from", "git remote add origin"});
  kit.git({"remote", "add", "origin", url});
  kit.git({"fetch", "--quiet"});
  kit.git({"branch", "--quiet", "--set-upstream-to=origin/main"});

  kit.git({"checkout", "--quiet", "--orphan", "other"});
  kit.git({"commit", "--quiet", "--message", "No history"});
  kit.git({"branch", "--quiet", "--set-upstream-to=origin/main"});
  expect_refused(kit, exit_usage, {"no commit in common"});
  kit.git({"switch", "--quiet", "main"});

  Program no_git = kit.program({"update"});
  no_git.environment["PATH"] = "/nowhere";
  expect_says(run_program(no_git), exit_usage, {"git is not installed"});
  fs::rename(kit.root() / ".git", kit.root() / "git");
  expect_says(kit.learn({"update"}), exit_usage, {"is not a clone"});
  fs::rename(kit.root() / "git", kit.root() / ".git");
  EXPECT_EQ(kit.learn({"update"}).exit_code, 0);
}

TEST(update, killed_at_any_moment_it_goes_on) {
  const SmallKit kit;
  const std::string newer = newer_kit(kit);
  const char* steps = std::getenv("AXON_KIT_MOMENTS");  // 1: every moment
  const int step = steps != nullptr ? std::atoi(steps) : 17;
  bool killed = true;
  int moments = 0;
  for (int moment = 0; killed; moment += step, ++moments) {
    kit.begin_anew();
    kit.publish(newer);
    write(kit, "miniaxon/scheduler.hpp", mine);
    write(kit, demo, "// my demo\n");
    if (moments % 2 == 1) {
      kit.git({"commit", "--quiet", "--all", "--message", "My work"});
    }
    const Files own = files_of(kit, "miniaxon");
    const std::optional<int> changes = kill_at_change(kit.program({"update"}), moment);
    if (!changes) GTEST_SKIP() << "this system lets no program be traced";
    killed = *changes == moment;
    const std::string when = "killed at change " + std::to_string(moment);
    ASSERT_EQ(files_of(kit, "miniaxon"), own) << when;
    const Ended again = kit.learn({"update"});
    ASSERT_EQ(again.exit_code, 0) << when << ": " << again.output;
    ASSERT_EQ(files_of(kit, "miniaxon"), own) << when;
    ASSERT_EQ(text_of(kit, demo), "// a newer demo\nint main() {}\n") << when;
    const std::vector<std::string> copies = saved_copies(kit);
    ASSERT_NE(std::count(copies.begin(), copies.end(), "// my demo\n"), 0) << when;
    ASSERT_EQ(kit.git({"status", "--porcelain"}),
              moments % 2 == 1 ? " D miniaxon/order.hpp"
                               : " D miniaxon/order.hpp\n M miniaxon/scheduler.hpp")
        << when;
    ASSERT_EQ(kit.git({"diff", "--stat", "origin/main", "HEAD", "--", ":!miniaxon"}), "") << when;
    ASSERT_EQ(kit.git({"rev-parse", "origin/main"}), newer) << when;
    ASSERT_FALSE(fs::exists(kit.root() / ".learn/update")) << when;
  }
  EXPECT_GT(moments, 10);
}

TEST(update, the_launcher_finishes_it_with_the_runner_of_before) {
  const SmallKit kit;
  const fs::path build = kit.root() / "build/runner";
  make_folder(build / "bin");
  write_again(build / "bin/axon-kit",
              "#!/bin/sh\necho \"typed: $*\"\n[ \"$1\" != update ] || { rm \"$AXON_KIT_ROOT\"/"
              ".learn/update; touch \"$AXON_KIT_ROOT\"/build/runner/built-for; }\n");
  fs::permissions(build / "bin/axon-kit", fs::perms::all);
  write_again(build / "built-for", kit.root().string() + "\n");
  fs::last_write_time(build / "built-for",
                      fs::file_time_type::clock::now() - std::chrono::hours(1));
  write(kit, ".learn/update", "half-way\n");
  write(kit, "exercises-tests/runner/half.cpp", "this does not compile");
  Program learn;
  learn.arguments = {(kit.root() / "learn").string(), "status"};
  const Ended ended = run_program(learn);
  EXPECT_EQ(ended.output, "typed: update\ntyped: status\n");
}
