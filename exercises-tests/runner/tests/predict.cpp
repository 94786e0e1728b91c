// Predictions: an answer is stored, then the program runs, then both are compared.
#include <gtest/gtest.h>
#include <signal.h>

#include <nlohmann/json.hpp>

#include "../derive.hpp"
#include "../predictions.hpp"
#include "learn.hpp"

namespace {

using nlohmann::json;

const Question who_prints{"who_prints", "?", "."};

Ended typed(const TemporaryKit& kit, const std::string& lines, const std::string& words) {
  write_again(kit.root() / "typed.txt", lines);
  Program learn = kit.program({});
  learn.arguments = {"sh", "-c", "\"$0\" predict " + words + " < typed.txt", learn.arguments[0]};
  return run_program(learn);
}

json predictions_of(const TemporaryKit& kit, std::size_t lesson) {
  return json::parse(
      kit.learn_output({"status", "--format", "json"}))["lessons"][lesson]["predictions"];
}

json tally(int right, int wrong, int skipped, int open) {
  return {{"right", right}, {"wrong", wrong}, {"skipped", skipped}, {"open", open}};
}

LessonMemory with_answers(const std::vector<Prediction>& answers) {
  LessonMemory known;
  known.predictions[who_prints.program] = answers;
  return known;
}

// A lesson of a kit of its own, whose questions a test may write.
class OwnQuestions {
 public:
  OwnQuestions() {
    kit_.own_everything();
    here_ = kit_.kit();
    here_.build = kit_.root() / "build";
  }
  const TemporaryKit& kit() const { return kit_; }
  const Kit& here() const { return here_; }  // with a build folder of its own
  void write(const std::string& name, const std::string& text) const {
    write_again(kit_.root() / "lessons/05-scheduler" / name, text);
  }
  std::string mistake(const std::string& questions) const {
    write("predict.toml", questions);
    try {
      load_questions(here_, lesson());
    } catch (const KitError& error) {
      return error.what();
    }
    return "no mistake";
  }
  // What dev check says about one question with this program.
  std::string problem(const std::string& program) const {
    write("predict.toml", "[[question]]\nprogram = \"it\"\nask = \"?\"\nbecause = \".\"\n");
    write("it.cpp", program);
    const auto problems = problems_of_questions(here_, lesson(), {*find_program("g++")});
    return problems.empty() ? "no problem" : problems.front();
  }

 private:
  const Lesson& lesson() const { return lesson_of(real_lessons(), "05"); }

  TemporaryKit kit_;
  Kit here_;
};

}  // namespace

TEST(predict, a_right_answer_matches) {
  const TemporaryKit kit;
  expect_says(kit.learn({"predict", "05", "--answer", "x, y \"X\" y x X"}), 0,
              {"scheduler.run(7);", "MATCH  lesson 05, question 1 of 3", "You said:    x y X y x X",
               "It printed:  X Y X Y X X", "Built from the reference:", "Y gets three turns",
               "first answers: 1 right, 2 open", "Next:  ./learn predict 05"});
  EXPECT_EQ(predictions_of(kit, 5), tally(1, 0, 0, 2));
  expect_says(kit.learn({"status"}), 0, {"predictions: 1 right, 2 open"});
}

TEST(predict, a_wrong_answer_is_told_with_its_first_difference) {
  const TemporaryKit kit;
  expect_says(kit.learn({"predict", "05", "--question", "2", "--answer", "host guest other"}), 0,
              {"NO MATCH  lesson 05, question 2 of 3",
               "You said:    host guest other\nIt printed:  host other guest\n"
               "             differs at word 2: guest was said, other came\n",
               "activate() starts nothing"});
  EXPECT_EQ(predictions_of(kit, 5), tally(0, 1, 0, 2));
}

TEST(predict, an_answer_with_too_few_words_is_told_so) {
  const TemporaryKit kit;
  expect_says(kit.learn({"predict", "05", "--question", "2", "--answer", "host other"}), 0,
              {"your answer has 2 of 3 words"});
}

TEST(predict, the_first_answer_is_kept) {
  const TemporaryKit kit;
  kit.learn({"predict", "00", "--answer", "letter water cup"});
  expect_says(kit.learn({"predict", "00", "--answer", "water letter cup"}), exit_usage,
              {"answered already", "./learn predict 00"});
  expect_says(kit.learn({"predict", "00"}), 0,
              {"Your first answer:  letter water cup   (wrong)",
               "It prints:          water letter cup", "comes back in the middle"});
  EXPECT_EQ(predictions_of(kit, 0), tally(0, 1, 0, 0));
}

TEST(predict, a_skipped_question_is_said_to_be_skipped) {
  const TemporaryKit kit;
  expect_says(kit.learn({"predict", "00", "--skip"}), 0,
              {"SKIPPED  lesson 00", "It printed:  water letter cup", "first answers: 1 skipped"});
  expect_says(kit.learn({"status"}), 0, {"predictions: 1 skipped"});
  expect_says(kit.learn({"predict", "00"}), 0, {"Your first answer:  skipped"});
  EXPECT_EQ(predictions_of(kit, 0), tally(0, 0, 1, 0));
}

TEST(predict, answers_are_read_line_by_line_and_an_empty_line_skips) {
  const TemporaryKit kit;
  expect_says(typed(kit, "X Y X Y X X\n\nX Z X Z\n", "05"), 0,
              {"MATCH  lesson 05, question 1", "SKIPPED  lesson 05, question 2",
               "MATCH  lesson 05, question 3", "first answers: 2 right, 1 skipped"});
}

TEST(predict, without_an_answer_nothing_is_stored) {
  const TemporaryKit kit;
  expect_says(typed(kit, "", "05"), exit_usage,
              {"Ctrl-D stops; the rest stays", "nothing is stored", "Or go on:  ./learn check 05",
               "Next:  ./learn predict 05 --question 1 --answer"});
  EXPECT_EQ(predictions_of(kit, 5), tally(0, 0, 0, 3));
  expect_says(typed(kit, "X Y X Y X X", "05"), 0,
              {"MATCH", "nothing is stored", "--question 2 --answer"});
  EXPECT_EQ(predictions_of(kit, 5), tally(1, 0, 0, 2));
}

TEST(predict, an_answer_is_stored_before_the_program_runs) {
  const OwnQuestions own;
  const std::string source = read_file(own.kit().root() / "lessons/05-scheduler/who_prints.cpp");
  own.write("who_prints.cpp",
            "#include <signal.h>\n#include <unistd.h>\nint main() { kill(getppid(), SIGKILL); }\n");
  EXPECT_EQ(own.kit().learn({"predict", "05", "--answer", "X Y"}).signal, SIGKILL);
  EXPECT_EQ(predictions_of(own.kit(), 5), tally(0, 0, 0, 3)) << "not compared yet";
  own.write("who_prints.cpp", source);
  expect_says(own.kit().learn({"predict", "05", "--question", "1"}), 0,
              {"Your answer is noted already", "NO MATCH", "You said:    X Y\n"});
  EXPECT_EQ(predictions_of(own.kit(), 5), tally(0, 1, 0, 2));
}

TEST(predict, what_was_wrong_or_skipped_comes_back_after_lesson_05) {
  const TemporaryKit kit;
  kit.learn({"predict", "00", "--answer", "wrong"});
  kit.learn({"predict", "03", "--skip"});
  kit.learn({"predict", "03", "--answer", "Ben-in asked Ben-out gone"});
  expect_says(kit.learn({"predict", "--again"}), 0, {"No question came back"});
  for (const char* header : {"generator.hpp", "microprocess.hpp", "scheduler.hpp"})
    kit.solve(header);
  expect_says(kit.learn({"check", "05"}), 0,
              {"Questions that come back: 2", "Next:  ./learn predict --again"});
  expect_says(kit.learn({}), 0, {"Questions that come back: 2", "Next:  ./learn predict --again"});
  const Ended again = typed(kit, "water letter cup\nstill wrong\n", "--again");
  expect_says(again, 0,
              {"This question came back", "MATCH  lesson 00, question 1 of 1",
               "NO MATCH  lesson 03, question 1 of 2", "Right this time: 1",
               "Lesson 00, first answers: 1 wrong"});
  EXPECT_EQ(again.output.find("question 2 of 2"), std::string::npos) << "that one was right";
  expect_says(kit.learn({"predict", "--again"}), 0, {"No question came back"});
  expect_says(kit.learn({}), 0, {"Next:  ./learn read 00"});
  EXPECT_EQ(predictions_of(kit, 0), tally(0, 1, 0, 0)) << "the first answer is what counts";
}

TEST(predict, a_question_comes_back_once_a_round_until_it_is_right) {
  const Prediction wrong{"X", Prediction::wrong, 0};
  const Prediction wrong_again{"X", Prediction::wrong, 1};
  const Prediction right{"Y", Prediction::right, 1};
  const Prediction noted{"Y", Prediction::noted, 1};
  const auto comes_back = [](const std::vector<Prediction>& answers, int round) {
    return has_come_back(with_answers(answers), who_prints, round);
  };
  EXPECT_FALSE(comes_back({}, 2));
  EXPECT_FALSE(comes_back({wrong}, 0));
  EXPECT_TRUE(comes_back({wrong}, 1));
  EXPECT_FALSE(comes_back({wrong, wrong_again}, 1));
  EXPECT_TRUE(comes_back({wrong, wrong_again}, 2));
  EXPECT_FALSE(comes_back({wrong, right}, 2));
  EXPECT_TRUE(comes_back({wrong, noted}, 1)) << "it was not compared yet";
  const Prediction skipped{"", Prediction::skipped, 0};
  EXPECT_EQ(first_answer(with_answers({skipped, right}), who_prints).outcome, Prediction::right);
  EXPECT_EQ(first_answer(with_answers({skipped, noted}), who_prints).outcome, Prediction::skipped);
}

TEST(predict, it_runs_on_ones_own_code_where_that_passed) {
  const OwnQuestions own;
  const TemporaryKit& kit = own.kit();
  const fs::path lesson = kit.root() / "lessons/01-stop-in-the-middle";
  const std::string mine = reference("countdown.hpp") + "#define MINE\n";
  write_again(kit.own("countdown.hpp"), mine);
  const std::string reads =
      "#include <iostream>\n#include \"countdown.hpp\"\nint main() {\n#ifdef MINE\nWHAT\n#endif\n"
      "std::cout << \"the reference\"; }\n";
  const auto program = [&](const std::string& what) {
    write_again(lesson / "two_countdowns.cpp", replaced(reads, "WHAT", what));
    return std::vector<std::string>{"predict", "01", "--question", "2"};
  };
  const std::vector<std::string> words = program("std::cout << \"mine\"; return 0;");
  kit.learn({"predict", "01", "--question", "2", "--answer", "mine"});
  expect_says(kit.learn(words), 0,
              {"It prints:          the reference", "Built from the reference: countdown.hpp"});
  EXPECT_EQ(kit.learn({"check", "01"}).exit_code, 0);
  expect_says(kit.learn(words), 0,
              {"It prints:          mine", "Built from your own countdown.hpp."});
  program("#error not with mine");
  expect_says(kit.learn(words), 0,
              {"the reference", "On your own headers", "it does not compile", "not with mine"});
  program("while (true) { static volatile int n; n = n + 1; }");
  expect_says(kit.learn(words), 0, {"the reference", "it does not come to an end"});
  program("return 3;");
  expect_says(kit.learn(words), 0, {"the reference", "it ends with exit code 3"});
}

TEST(predict, reading_leads_to_it_and_it_leads_to_the_check) {
  const TemporaryKit kit;
  expect_says(kit.learn({"read", "00"}), 0, {"Next:  ./learn predict 00"});
  expect_says(kit.learn({"predict", "--skip"}), 0, {"lesson 00", "Next:  ./learn check 00"});
  expect_says(kit.learn({"read", "00"}), 0, {"Next:  ./learn check 00"});
  expect_says(kit.learn({}), 0, {"Next:  ./learn check 00"});
  kit.learn({"read", "01"});
  kit.solve("ready.hpp");
  kit.learn({"check", "00"});
  expect_says(kit.learn({}), 0, {"Next:  ./learn predict 01"});
  write_again(kit.own("countdown.hpp"), "// begun\n");
  expect_says(kit.learn({}), 0, {"Next:  ./learn check 01"});
}

TEST(predict, what_cannot_be_asked_is_said) {
  const TemporaryKit kit;
  kit.own_everything();
  fs::remove(kit.root() / "lessons/03-generator/predict.toml");
  expect_says(kit.learn({"predict", "schedular"}), exit_usage, {"Did you mean scheduler?"});
  expect_says(kit.learn({"predict", "03"}), exit_usage, {"Lesson 03 has no questions", "00 01 02"});
  expect_says(kit.learn({"predict", "00", "--question", "2"}), exit_usage, {"The last one is 1"});
  expect_says(kit.learn({"predict", "00", "--answer", " , "}), exit_usage, {"--skip"});
  expect_says(kit.learn({"predict", "00", "--answer", "x", "--skip"}), exit_usage, {"together"});
  expect_says(kit.learn({"predict", "00", "--again"}), exit_usage, {"./learn predict --again"});
  EXPECT_EQ(predictions_of(kit, 0), tally(0, 0, 0, 1));
}

TEST(predict, damaged_notes_are_put_aside_and_the_question_is_open_again) {
  const TemporaryKit kit;
  fs::create_directory(kit.root() / ".learn");
  for (const char* damaged : {"7", "{\"cup_of_tea\": 7}", "{\"cup_of_tea\": [{\"answer\": 7}]}"}) {
    write_again(kit.root() / ".learn/state.json",
                std::string("{\"lessons\": {\"00\": {\"predictions\": ") + damaged + "}}}");
    expect_says(kit.learn({"status"}), 0, {"could not be read", "state.json.damaged"});
    EXPECT_EQ(predictions_of(kit, 0), tally(0, 0, 0, 1));
  }
  write_again(kit.root() / ".learn/state.json",
              "{\"lessons\": {\"00\": {\"predictions\": {\"cup_of_tea\": []}}}}");
  expect_says(kit.learn({"predict", "00", "--answer", "water letter cup"}), 0, {"MATCH"});
}

TEST(questions, a_mistake_is_named_with_file_line_and_what_was_expected) {
  const OwnQuestions own;
  const std::string good = "[[question]]\nprogram = \"who_prints\"\nask = \"?\"\nbecause = \".\"\n";
  const std::vector<std::array<std::string, 3>> mistakes = {
      {good, "line 1", "no mistake"},
      {replaced(good, "because", "becuase"), "line 4", "the nearest known one is \"because\""},
      {replaced(good, "because = \".\"\n", ""), "line 1", "the field \"because\" is missing"},
      {replaced(good, "\"?\"", "7"), "line 3", "\"ask\" must be a text in quotes"},
      {replaced(good, "who_prints", "who"), "line 2", "no program lessons/05-scheduler/who.cpp"},
      {good + good, "line 6", "another question has this program"},
      {good + "[[questions]]\n", "line 5", "unknown field \"questions\""},
      {good + good + good + good, "line 1", "one to three"},
      {"question = []\n", "line 1", "one to three"},
      {"\n", "line 1", "one to three"},
      {"[[question]\n", "line 1", ""},
  };
  for (const auto& [text, line, message] : mistakes) {
    const std::string said = own.mistake(text);
    EXPECT_NE(said.find(message), std::string::npos) << text << "\n" << said;
    if (message == "no mistake") continue;
    EXPECT_NE(said.find("predict.toml, " + line + ":"), std::string::npos) << text << "\n" << said;
  }
}

TEST(questions, a_program_that_cannot_be_asked_about_is_found) {
  const OwnQuestions own;
  const std::string start = "#include <cstdio>\n#include <unistd.h>\nint main() { ";
  EXPECT_EQ(own.problem(start + "std::puts(\"one\"); }\n"), "no problem");
  const std::vector<std::pair<std::string, std::string>> problems = {
      {"}", "it prints nothing"},
      {"std::puts(\",\"); }", "it prints nothing"},
      {"for (int i = 0; i < 9; ++i) std::puts(\"x\"); }", "more than 8 lines"},
      {"std::printf(\"%d\", getpid()); }", "does not print the same each time"},
      {"int unused; std::puts(\"one\"); }", "does not compile: unused variable"},
      {"std::puts(\"one\"); return 3; }", "it ends with exit code 3"},
      {"std::puts(\"one\"); }" + std::string(30, '\n'), "more than 30 lines"},
  };
  for (const auto& [program, problem] : problems) {
    const std::string said = own.problem(start + program + "\n");
    EXPECT_NE(said.find("it.cpp: "), std::string::npos) << program << "\n" << said;
    EXPECT_NE(said.find(problem), std::string::npos) << program << "\n" << said;
  }
  int checks = 0;
  for (const InStep& thing : things_in_step(own.here())) {
    if (thing.name != "the questions of lesson 05") continue;
    ++checks;
    EXPECT_FALSE(thing.problems().empty()) << "./learn dev check finds it, too";
  }
  EXPECT_EQ(checks, 1);
}

TEST(questions, answers_are_compared_word_by_word) {
  const auto difference = [](const std::string& said, const std::string& printed) {
    return first_difference(answer_words(said), answer_words(printed));
  };
  EXPECT_EQ(difference("x, \"Y\"  'z'", "X\nY\tZ\n"), "");
  EXPECT_EQ(difference("x,y", "x y"), "");
  EXPECT_EQ(difference("a b", "a c"), "differs at word 2: b was said, c came");
  EXPECT_EQ(difference("a", "a b"), "differs at word 2: the end was said, b came");
  EXPECT_EQ(difference("a b", "a"), "differs at word 2: b was said, the end came");
  EXPECT_EQ(difference("ab", "a b"), "differs at word 1: ab was said, a came");
}
