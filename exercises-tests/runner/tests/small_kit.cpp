#include "small_kit.hpp"

#include <gtest/gtest.h>

#include "../cut.hpp"

namespace {

// The headings of a page: no blocks in it, which take their time to be made again.
std::string headings_of(const std::string& page) {
  std::string text;
  for (const std::string& line : lines_of(page)) {
    if (starts_with(line, "#")) text += line + "\n\n";
  }
  return text;
}

void copy_lesson(const Kit& from, const Lesson& lesson, const Kit& to) {
  const fs::path pages = to.lessons() / lesson.folder;
  fs::copy(from.lessons() / lesson.folder, pages, fs::copy_options::recursive);
  write_again(pages / "README.md", headings_of(read_file(pages / "README.md")));
  make_folder(to.tests() / lesson.folder);
  fs::copy(from.tests() / lesson.folder / "tests.cpp", to.tests() / lesson.folder / "tests.cpp");
  for (std::vector<std::string> headers = lesson.supplied;
       const std::string& header : (headers.push_back(lesson.header), headers)) {
    fs::copy(from.solutions() / header, to.solutions() / header);
    write_again(to.core() / header,
                cut_stub(read_file(from.solutions() / header), to.solutions() / header));
  }
}

// As on a machine where git was never set up.
const std::map<std::string, std::string> plain_git = {{"GIT_CONFIG_GLOBAL", "/dev/null"},
                                                      {"GIT_CONFIG_NOSYSTEM", "1"}};

}  // namespace

SmallKit::SmallKit() : folder_(fresh_folder()) {
  kit_.root = folder_ / "author";
  for (const fs::path& room : {kit_.core(), kit_.solutions(), kit_.lessons(), kit_.tests()}) {
    make_folder(room);
  }
  for (const char* number : {"00", "03", "04", "05"}) {
    copy_lesson(real_kit(), lesson_of(real_lessons(), number), kit_);
  }
  fs::copy(real_kit().tests() / "harness", kit_.tests() / "harness");
  for (const char* file : {".gitignore", ".gitattributes", ".clang-format", "learn"}) {
    fs::copy(real_kit().root / file, kit_.root / file);
  }
  for (const char* page : {"README.md", "CHANGELOG.md"}) {
    write_again(kit_.root / page, "# A small kit\n");
  }
  git_in(kit_.root, {"init", "--quiet", "--initial-branch=not-published-yet", "--template="});
  first_ = write_newer({});
  publish(first_);
  git_in(folder_,
         {"clone", "--quiet", "--no-local", "--template=", "--branch=main", "author", "cloned"});
  write_again(folder_ / "fake-compiler",
              "#!/bin/sh\n"
              "for word; do case $word in c++-header | */story.cpp) exit 0 ;; esac; done\n"
              "echo 'x.hpp:1:1: error: this compiler refuses everything' >&2\nexit 1\n");
  fs::permissions(folder_ / "fake-compiler", fs::perms::all);
  kit_.root = folder_ / "kit";
  kit_.build = folder_ / "build";
  begin_anew();
}

SmallKit::~SmallKit() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

void SmallKit::begin_anew() const {
  fs::remove_all(kit_.root);
  fs::copy(folder_ / "cloned", kit_.root, fs::copy_options::recursive);
  publish(first_);
}

Program SmallKit::program(const std::vector<std::string>& words) const {
  Program program;
  program.arguments = {(real_kit().build / "runner/bin/axon-kit").string()};
  program.arguments.insert(program.arguments.end(), words.begin(), words.end());
  program.environment = plain_git;
  program.environment["AXON_KIT_ROOT"] = kit_.root.string();
  program.environment["AXON_KIT_BUILD"] = kit_.build.string();
  program.environment["CXX"] = (folder_ / "fake-compiler").string();
  program.folder = kit_.root;
  return program;
}

std::string SmallKit::write_newer(
    const std::map<std::string, std::optional<std::string>>& texts) const {
  const fs::path author = folder_ / "author";
  for (const auto& [path, text] : texts) {
    make_folder((author / path).parent_path());
    if (text) {
      write_again(author / path, *text);
    } else {
      fs::remove(author / path);
    }
  }
  git_in(author, {"add", "--all"});
  git_in(author, {"commit", "--quiet", "--message", "A newer kit"});
  return git_in(author, {"rev-parse", "HEAD"});
}

void SmallKit::publish(const std::string& commit) const {
  git_in(folder_ / "author", {"update-ref", "refs/heads/main", commit});
}

std::string SmallKit::git(const std::vector<std::string>& words) const {
  return git_in(kit_.root, words);
}

Ended SmallKit::try_git(const fs::path& folder, const std::vector<std::string>& words) const {
  Program git;
  git.arguments = {"git", "-c", "user.name=A. Learner", "-c", "user.email=learner@localhost"};
  git.arguments.insert(git.arguments.end(), words.begin(), words.end());
  git.environment = plain_git;
  git.folder = folder;
  return run_program(git);
}

std::string SmallKit::git_in(const fs::path& folder, const std::vector<std::string>& words) const {
  const Ended ended = try_git(folder, words);
  EXPECT_TRUE(ended.ok()) << "git " << words.front() << ": " << ended.output;
  return ended.output.substr(0, ended.output.find_last_not_of('\n') + 1);
}
