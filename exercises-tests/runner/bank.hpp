// The bank: cores whose judgement is known.
//   solutions/                                     the reference: it passes
//   build/starters/                                the starter files, cut from it: not started
//   exercises-tests/wrong/NN-name/MISCONCEPTION/   headers, and expected.toml: the tests catch them
//   exercises-tests/right/NN-name/OTHER-WAY/       headers: the tests let them pass
//   lessons/NN-name/verdicts/VERDICT/              what a page shows: that verdict
#pragma once

#include <future>
#include <string>
#include <vector>

#include "judge.hpp"
#include "symptom.hpp"

struct BankEntry {
  enum class Kind { starter, reference, wrong, right, shown };

  const Lesson* lesson = nullptr;
  fs::path folder;
  Kind kind = Kind::wrong;

  bool is_wrong() const { return kind == Kind::wrong; }
  std::string name() const;  // "wrong 05 no-yield"
};

// All entries, lesson by lesson. Writes the starter files.
std::vector<BankEntry> bank_of(const Kit& kit, const std::vector<Lesson>& lessons);

// Judges entries; while somebody looks at one, the next ones are judged already. One that is known
// to fail plain is spared the sanitized run, which takes most of the time; one whose expected.toml
// says CRASHED, or says nothing yet, has both.
class JudgedBank {
 public:
  JudgedBank(const Kit& kit, const Compiler& compiler, const std::vector<Lesson>& lessons,
             std::vector<BankEntry> entries);

  const std::vector<BankEntry>& entries() const { return entries_; }
  // May be called once for each, in order.
  Judgement judgement(std::size_t number);

 private:
  void start(std::size_t number);

  const Kit& kit_;
  const Compiler& compiler_;
  const std::vector<Lesson>& lessons_;
  const std::vector<BankEntry> entries_;
  std::vector<std::future<Judgement>> judged_;
};

// How a wrong one is caught: what its failure looks like, and the first line that is shown. The
// hint names the misconception as a possibility.
struct Expected {
  Symptom symptom;
  std::string first_line;
  std::string hint;
};
Expected expected_of(const BankEntry& entry);      // throws KitError
Expected as_expected(const Judgement& judgement);  // what really came; it has no hint
// Writes expected.toml; the hint stays.
void accept(const BankEntry& entry, const Judgement& judgement);

// The hints of the wrong ones in this lesson that fail in this way: those with the same symptom,
// otherwise those whose first difference is the same, the nearest first; two at most.
std::vector<std::string> possibilities(const Kit& kit, const Lesson& lesson,
                                       const Symptom& symptom);

// What is not as the bank says, a line each; of the reference, the tests that no wrong one needs.
// With another compiler than the one in the texts only the verdict "no pass" is compared: it may see
// the damage at another place.
std::vector<std::string> problems_of_entry(const Kit& kit, const BankEntry& entry,
                                           const Judgement& judgement, bool exactly);
// What is not as it should be in the words of its verdict; of the reference, in all its tests.
std::vector<std::string> problems_of_its_message(const Kit& kit, const BankEntry& entry,
                                                 const Judgement& judgement);
