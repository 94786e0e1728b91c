// A failure that looks like a misconception of the bank is recognised, and nothing else is.
#include "../symptom.hpp"

#include <gtest/gtest.h>

#include "../bank.hpp"
#include "learn.hpp"

namespace {

const Lesson& boxes() { return lesson_of(real_lessons(), "07"); }

BankEntry newest_first() {
  return {&boxes(), real_kit().tests() / "wrong" / boxes().folder / "newest-first",
          BankEntry::Kind::wrong};
}

// What the expected.toml of this entry says.
Symptom symptom_of(const BankEntry& entry) { return expected_of(entry).symptom; }

Judgement judgement_of(Verdict verdict, const Failure& failure) {
  Judgement judgement;
  judgement.lesson = &boxes();
  judgement.verdict = verdict;
  judgement.failure = failure;
  return judgement;
}

}  // namespace

TEST(symptoms, what_came_says_how_near_two_failures_are) {
  const Symptom one = {"takes_turns", "WRONG", "X X X X", "differs at item 2: Y was expected"};
  EXPECT_EQ(nearness(one, one), same_symptom);
  Symptom other = one;
  other.got = "X X Y Y";
  EXPECT_GT(nearness(one, other), 0U);
  EXPECT_LT(nearness(one, other), same_symptom);
  Symptom nearer = one;
  nearer.got = "X X X Y";
  EXPECT_GT(nearness(one, nearer), nearness(one, other));
  for (const Symptom& far : {Symptom{"another_test", one.verdict, one.got, one.differs},
                             Symptom{one.test, "HUNG", one.got, one.differs},
                             Symptom{one.test, one.verdict, "Y Y X X", "differs at item 1: ..."},
                             Symptom{one.test, one.verdict, "nothing", ""}}) {
    EXPECT_EQ(nearness(one, far), 0U) << far.got;
  }
}

TEST(symptoms, amounts_are_no_part_of_them) {
  Failure failure;
  failure.explanation = "Memory was taken and never given back: 48 bytes in 2 pieces.";
  const Symptom small = symptom_of(judgement_of(Verdict::crashed, failure));
  failure.explanation = "Memory was taken and never given back: 4096 bytes in 1 piece.";
  const Symptom large = symptom_of(judgement_of(Verdict::crashed, failure));
  EXPECT_EQ(small.got, large.got);
  failure.got = "3 2 1";
  EXPECT_EQ(symptom_of(judgement_of(Verdict::wrong, failure)).got, "3 2 1");
}

TEST(symptoms, a_bank_entry_is_recognised_by_its_own_failure_alone) {
  const Expected expected = expected_of(newest_first());
  const std::vector<std::string> offered = possibilities(real_kit(), boxes(), expected.symptom);
  EXPECT_NE(std::find(offered.begin(), offered.end(), expected.hint), offered.end());
  EXPECT_LE(offered.size(), 2U);
  Symptom other = expected.symptom;
  other.got = "2 1 3 4";
  other.differs = "differs at item 1: 1 was expected, 2 came";
  EXPECT_TRUE(possibilities(real_kit(), boxes(), other).empty());
  EXPECT_TRUE(possibilities(real_kit(), boxes(), {"", "PASS", "", ""}).empty());
}

TEST(symptoms, the_bank_demands_that_a_hint_is_offered_for_its_own_failure) {
  const Symptom symptom = symptom_of(newest_first());
  Failure failure;
  failure.test = symptom.test;
  failure.got = "2 1 3 4";
  failure.differs = "differs at item 1: 1 was expected, 2 came";
  std::string problems;
  for (const std::string& problem :
       problems_of_entry(real_kit(), newest_first(), judgement_of(Verdict::wrong, failure), true)) {
    problems += problem + "\n";
  }
  EXPECT_NE(problems.find("expected to get " + symptom.got + ", got 2 1 3 4"), std::string::npos)
      << problems;
  EXPECT_NE(problems.find("its hint is not offered for its own failure"), std::string::npos)
      << problems;
}

TEST(symptoms, the_bank_demands_a_wrong_solution_for_each_test) {
  const BankEntry reference = {&boxes(), real_kit().solutions(), BankEntry::Kind::reference};
  Judgement judgement;
  judgement.lesson = &boxes();
  judgement.verdict = Verdict::pass;
  for (const char* name : {"first_in_first_out", "nobody_needs_this"}) {
    judgement.tests.emplace_back().test = name;
  }
  const std::vector<std::string> problems =
      problems_of_entry(real_kit(), reference, judgement, true);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front(), "no wrong solution is caught by the test nobody_needs_this");
}

TEST(symptoms, the_first_hint_after_a_check_is_about_what_it_recognises) {
  const TemporaryKit kit;
  const auto wrong = [](const std::string& lesson, const std::string& name, const char* header) {
    return read_file(real_kit().tests() / "wrong" / lesson / name / header);
  };
  write_again(kit.own("component.hpp"), wrong("07-boxes", "newest-first", "component.hpp"));
  expect_says(kit.learn({"hint", "07"}), 0, {"Hint 1 of 3 for lesson 07, start"});
  expect_says(kit.learn({"check", "07"}), 1, {"letters come out in the order"});
  expect_says(kit.learn({"hint", "07"}), 0,
              {"A possible cause of what the last check of lesson 07 found:\n\n  Perhaps the "
               "newest letter comes out first",
               "Next:  ./learn check 07"});
  expect_says(kit.learn({"hint", "07"}), 0, {"Hint 1 of 3 for lesson 07, recv"});
  // What fails in a way that nobody knows gets the hints of its function.
  write_again(kit.own("component.hpp"),
              reference("component.hpp", "letters.pop_front();", "letters.clear();"));
  expect_says(kit.learn({"check", "07"}), 1, {"takes the letter"});
  expect_says(kit.learn({"hint", "07"}), 0, {"Hint 2 of 3 for lesson 07, recv"});
  kit.solve("component.hpp");
  EXPECT_EQ(kit.learn({"check", "07"}).exit_code, 0);
  expect_says(kit.learn({"hint", "07"}), 0, {"Hint 2 of 3 for lesson 07, start"});
  write_again(kit.own("orders.hpp"), wrong("06-orders", "nothing-is-lost", "orders.hpp"));
  kit.learn({"check", "06"});
  expect_says(kit.learn({"hint", "06"}), 0,
              {"Two possible causes", "Perhaps the turns alternate", "Perhaps one teller ends"});
}
