// A kit with few lessons and short pages, in which every command is quick: a clone of an upstream
// that publishes newer ones.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "learn.hpp"

class SmallKit {
 public:
  SmallKit();
  SmallKit(const SmallKit&) = delete;
  SmallKit& operator=(const SmallKit&) = delete;
  ~SmallKit();

  const fs::path& root() const { return kit_.root; }
  fs::path own(const std::string& header) const { return kit_.core() / header; }
  // As after the clone, with no work in it, and with nothing newer upstream.
  void begin_anew() const;
  // ./learn with these words. Nothing in it compiles: a fake compiler refuses all code at once.
  Program program(const std::vector<std::string>& words) const;
  Ended learn(const std::vector<std::string>& words) const { return run_program(program(words)); }

  // The next newer kit, which has these texts (nothing: the file is gone). Gives its commit.
  std::string write_newer(const std::map<std::string, std::optional<std::string>>& texts) const;
  // Puts a commit where the clone fetches from.
  void publish(const std::string& commit) const;
  // What git says in the clone, without the last line end. A failure fails the test.
  std::string git(const std::vector<std::string>& words) const;
  // The same, and it may fail.
  bool git_agrees(const std::vector<std::string>& words) const {
    return try_git(kit_.root, words).ok();
  }

 private:
  Ended try_git(const fs::path& folder, const std::vector<std::string>& words) const;
  std::string git_in(const fs::path& folder, const std::vector<std::string>& words) const;

  fs::path folder_;
  Kit kit_;
  std::string first_;  // the commit that was cloned
};
