// The bank: wrong solutions that the tests must catch, and right ones that they must let pass.
//   exercises-tests/wrong/NN-name/MISCONCEPTION/   headers, and expected.toml
//   exercises-tests/right/NN-name/OTHER-WAY/       headers
#pragma once

#include <string>
#include <vector>

#include "judge.hpp"

struct BankEntry {
  const Lesson* lesson = nullptr;
  fs::path folder;
  bool is_wrong = false;

  std::string name() const { return folder.filename().string(); }
};

// All entries, lesson by lesson, the wrong ones first.
std::vector<BankEntry> bank_of(const Kit& kit, const std::vector<Lesson>& lessons);

// What is to be caught: the test that catches it, the verdict, and the first line that is shown.
struct Expected {
  std::string test;
  std::string verdict;
  std::string first_line;
};
Expected expected_of(const BankEntry& entry);                // throws KitError
Expected as_expected(const Judgement& judgement);            // what really came
void accept(const BankEntry& entry, const Expected& truth);  // writes expected.toml

// What is not as the bank says, a line each. With another compiler than the one in the texts only
// the verdict "no pass" is compared: it may see the damage at another place.
std::vector<std::string> problems_of(const BankEntry& entry, const Judgement& judgement,
                                     bool exactly);
