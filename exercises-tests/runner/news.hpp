// What is new between two commits of the kit, for those who work with it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "git.hpp"

struct News {
  std::size_t files = 0;              // how many differ
  std::set<std::string> new_lessons;  // numbers
  std::set<std::string> retested;     // numbers of the lessons whose tests changed
  bool harness_changed = false;       // then the tests of every lesson did
  std::set<std::string> starters;     // headers with another starter file, or a first one
  std::vector<std::string> told;      // what CHANGELOG.md says now to everybody, and did not before
  std::vector<std::string> told_learners;  // the same, to learners alone
};

// Throws KitError when git does not know the commits.
News news_between(const Git& git, const std::string& old_commit, const std::string& new_commit);
