// The lint of what a learner reads: each of its rules finds a message that breaks it.
#include "../messages.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../report.hpp"
#include "../words.hpp"
#include "learn.hpp"

namespace {

using nlohmann::json;

const Lesson& scheduler() { return lesson_of(real_lessons(), "05"); }

// A failure that no rule is broken by, of the reference.
Judgement sound(Verdict verdict) {
  Judgement judgement;
  judgement.lesson = &scheduler();
  judgement.verdict = verdict;
  judgement.core_option = " --core " + shown(real_kit().solutions());
  Failure failure;
  failure.look = {real_kit().solutions() / scheduler().header, 20, "main"};
  if (verdict == Verdict::does_not_compile) {
    failure.got = "expected ';' before '}' token";
    failure.source = "co_return";
  } else {
    failure.test = "takes_turns";
    failure.number = 1;
    failure.says = "everybody gets one turn";
    failure.steps = {"activated X", "activated Y"};
    failure.rule = "go to the back";
    failure.heading = "Taking turns";
    failure.expected = "north south";
    failure.got = "north north";
    failure.differs = "differs at item 2: south was expected, north came";
  }
  if (verdict == Verdict::hung) failure.explanation = "Your code did not give control back.";
  judgement.failure = failure;
  return judgement;
}

std::vector<std::string> problems(const std::string& text, const std::string& json) {
  return problems_of_message(real_kit(), scheduler(), real_kit().solutions(), text, json);
}
std::vector<std::string> problems(const Judgement& judgement) {
  return problems(as_text(judgement), as_json(judgement));
}

std::string all(const std::vector<std::string>& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

void expect_found(const std::string& rule, const std::vector<std::string>& problems) {
  EXPECT_NE(all(problems).find(rule), std::string::npos) << "\"" << rule << "\" is not in:\n"
                                                         << all(problems);
}

}  // namespace

TEST(messages, a_sound_message_has_no_problems) {
  for (const Verdict verdict : {Verdict::wrong, Verdict::does_not_compile}) {
    EXPECT_EQ(all(problems(sound(verdict))), "") << as_text(sound(verdict));
  }
}

TEST(messages, a_part_that_is_missing_or_points_nowhere_is_found) {
  const std::vector<std::pair<std::string, std::function<void(Failure&)>>> breaks = {
      {"a test has its sentence", [](Failure& failure) { failure.says.clear(); }},
      {"in steps", [](Failure& failure) { failure.steps.clear(); }},
      {"both are told", [](Failure& failure) { failure.got.clear(); }},
      {"the rule that was broken", [](Failure& failure) { failure.rule.clear(); }},
      {"one of the lesson's page", [](Failure& failure) { failure.heading = "Taking"; }},
      {"the place has its line", [](Failure& failure) { failure.look.line = 0; }},
      {"the line to look at exists", [](Failure& failure) { failure.look.line = 5000; }},
      {"the file to look at exists", [](Failure& failure) { failure.look.file = "none.hpp"; }},
      {"in the learner's files",
       [](Failure& failure) { failure.look.file = real_kit().tests() / "CMakeLists.txt"; }},
      {"at most 100 columns", [](Failure& failure) { failure.says += std::string(100, '.'); }},
      {"\"just\" is not for learners", [](Failure& failure) { failure.rule = "just go back"; }},
      {"\"0x7ffe\" is not for learners", [](Failure& failure) { failure.got = "at 0x7ffe"; }},
      {"\"std::__cxx11\" is not for learners",
       [](Failure& failure) { failure.got = "a std::__cxx11::list"; }},
      {"no path into the build folder",
       [](Failure& failure) { failure.got = (real_kit().build / "checks").string(); }},
  };
  for (const auto& [rule, break_it] : breaks) {
    Judgement judgement = sound(Verdict::wrong);
    break_it(*judgement.failure);
    expect_found(rule, problems(judgement));
  }
  Judgement without_a_sentence = sound(Verdict::hung);
  without_a_sentence.failure->explanation.clear();
  expect_found("a sentence says what happened", problems(without_a_sentence));
}

TEST(messages, a_text_that_is_out_of_shape_is_found) {
  const Judgement judgement = sound(Verdict::wrong);
  const std::string text = as_text(judgement);
  const std::string told = as_json(judgement);
  const std::vector<std::array<std::string, 3>> breaks = {
      {"the verdict first", "WRONG  lesson", "Lesson"},
      {"aligned", "Got:       ", "Got:  "},
      {"the steps are numbered", "  2. ", "  3. "},
      {"a place to look at", "Look:", "See:"},
      {"the last line is one command", "./learn hint 05", "./learn hnt 05"},
      {"one next command", "Rule:", "Next:  ./learn\nRule:"},
      {"at most 15 lines", "\nRule:", "\n\n\n\n\n\n\n\nRule:"},
      {"the JSON tells is in the text", "activated X\n", "activated\n"},
      {"the text tells is in the JSON", "Rule:", "Hurry up.\nRule:"},
  };
  for (const auto& [rule, piece, by] : breaks) {
    ASSERT_NE(text.find(piece), std::string::npos) << piece;
    expect_found(rule, problems(replaced(text, piece, by), told));
  }
  expect_found("a JSON object", problems(text, "{"));
}

TEST(messages, the_two_formats_tell_the_same_facts) {
  const Judgement judgement = sound(Verdict::wrong);
  const json told = json::parse(as_json(judgement));
  for (const char* key : {"says", "expected", "got", "differs", "rule", "heading", "steps"}) {
    json less = told;
    less.erase(key);
    expect_found("the text tells is in the JSON", problems(as_text(judgement), less.dump()));
    json more = told;
    more[key] = "something that the text does not tell";
    expect_found("the JSON tells is in the text", problems(as_text(judgement), more.dump()));
  }
}

TEST(messages, the_words_of_a_test_are_read_before_it_fails) {
  Judgement judgement;
  judgement.lesson = &scheduler();
  judgement.tests = {sound(Verdict::wrong).failure.value()};
  EXPECT_EQ(all(problems_of_tests(real_kit(), judgement)), "");
  const std::vector<std::pair<std::string, std::function<void(Failure&)>>> breaks = {
      {"long:", [](Failure& test) { test.says = std::string(80, '.'); }},
      {"long:", [](Failure& test) { test.steps[1] = std::string(200, '.'); }},
      {"tells no step", [](Failure& test) { test.steps.clear(); }},
      {"no heading \"Nowhere\"", [](Failure& test) { test.heading = "Nowhere"; }},
      {"no main to look at", [](Failure& test) { test.look.line = 0; }},
      {"no section \"absent\"", [](Failure& test) { test.look.function = "absent"; }},
      {"\"oops\"", [](Failure& test) { test.says = "oops"; }},
  };
  for (const auto& [what, break_it] : breaks) {
    Judgement broken = judgement;
    break_it(broken.tests[0]);
    expect_found(what, problems_of_tests(real_kit(), broken));
  }
}

TEST(words, those_that_help_nobody_are_found) {
  for (const char* word : {"simply", "Just", "easy", "obviously", "trivial", "please", "sorry",
                           "Oops", "segfault", "of course", "Value of:", "_ZN3fooE"}) {
    EXPECT_EQ(problems_of_words("a " + std::string(word) + " b").size(), 1U) << word;
  }
  EXPECT_EQ(all(problems_of_words("adjust the badge; 0x is no address; std::string")), "");
}

TEST(words, an_idea_gives_away_no_code) {
  EXPECT_EQ(all(problems_of_idea(real_kit(), scheduler(), "Who is last when queue_ is empty?")),
            "");
  expect_found("pop_front ( )",
               problems_of_idea(real_kit(), scheduler(), "Call `queue_.pop_front()` first."));
  // What the starter file says is no secret.
  EXPECT_EQ(all(problems_of_idea(real_kit(), scheduler(), "`run(std::size_t most_turns)`")), "");
}

TEST(words, hints_are_three_a_function) {
  const TemporaryKit kit;
  kit.own_everything();
  const fs::path hints = kit.root() / "lessons/05-scheduler/hints.md";
  EXPECT_EQ(all(problems_of_hints(kit.kit(), scheduler())), "");
  write_again(hints, read_file(hints) + "## one more\n\n1. An idea.\n2. A step, just like that.\n");
  const std::string found = all(problems_of_hints(kit.kit(), scheduler()));
  EXPECT_NE(found.find("\"one more\": 2 hints; expected 3"), std::string::npos) << found;
  EXPECT_NE(found.find("\"just\""), std::string::npos) << found;
}
