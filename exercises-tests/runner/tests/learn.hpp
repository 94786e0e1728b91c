// Runs the real runner, as a person would, in a kit of its own.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../kit.hpp"
#include "../lesson.hpp"
#include "../process.hpp"

// A copy of the kit in a temporary folder: the same lessons, tests and solutions, an untouched
// miniaxon/, no progress. What was compiled before is shared with the real kit.
class TemporaryKit {
 public:
  TemporaryKit();
  TemporaryKit(const TemporaryKit&) = delete;
  TemporaryKit& operator=(const TemporaryKit&) = delete;
  ~TemporaryKit();

  const fs::path& root() const { return kit_.root; }
  const Kit& kit() const { return kit_; }
  fs::path own(const std::string& header) const { return kit_.core() / header; }
  // Copies the reference header over the stub.
  void solve(const std::string& header) const;
  // Makes lessons/ and solutions/ copies, which a test may damage and anybody may read.
  void own_everything() const;
  // Puts the whole kit elsewhere.
  void move();
  // ./learn with these words. Standard output and error come together.
  Ended learn(const std::vector<std::string>& words,
              const std::map<std::string, std::string>& environment = {}) const;
  // The same, standard output alone.
  std::string learn_output(const std::vector<std::string>& words) const;
  Program program(const std::vector<std::string>& words) const;

 private:
  Kit kit_;
};

// A folder with a core somebody wrote: header names and their texts.
class CoreOf {
 public:
  explicit CoreOf(const std::map<std::string, std::string>& headers);
  CoreOf(const CoreOf&) = delete;
  CoreOf& operator=(const CoreOf&) = delete;
  ~CoreOf();
  std::string path() const { return folder_.string(); }

 private:
  fs::path folder_;
};

void expect_says(const Ended& ended, int exit_code, const std::vector<std::string>& pieces);
fs::path fresh_folder();
// The kit that is tested.
const Kit& real_kit();
const std::vector<Lesson>& real_lessons();
// The text of a reference header, with one piece exchanged.
std::string reference(const std::string& header, const std::string& piece = "",
                      const std::string& by = "");

// Judges the core for a lesson as a person would, and gives what the runner says as JSON, with its
// exit code.
nlohmann::json judged(const std::string& number, const CoreOf& core,
                      const std::map<std::string, std::string>& environment = {},
                      const std::vector<std::string>& options = {});

// A countdown that does something else when one is made.
std::string countdown_that(const std::string& does, const std::string& includes = "");
