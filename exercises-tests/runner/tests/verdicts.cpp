// Every verdict, from cores prepared for it.
#include <gtest/gtest.h>
#include <signal.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "learn.hpp"

namespace {

using nlohmann::json;

void expect_verdict(const json& answer, const std::string& verdict, int exit_code) {
  EXPECT_EQ(answer.value("verdict", ""), verdict) << answer.dump(1);
  EXPECT_EQ(answer.value("exit", -1), exit_code);
}

std::string text_of(const json& answer) { return answer.dump(); }

bool is_running(const std::string& name) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::error_code error;
    if (fs::exists(entry.path() / "comm", error)) {
      try {
        if (trimmed(read_file(entry.path() / "comm")) == name) return true;
      } catch (const KitError&) {
      }
    }
  }
  return false;
}

}  // namespace

TEST(verdicts, PASS_counts_its_tests) {
  const CoreOf core({{"countdown.hpp", reference("countdown.hpp")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "PASS", 0);
  EXPECT_EQ(answer["tests_run"], answer["tests_declared"]);
  EXPECT_EQ(answer["tests_passed"], answer["tests_declared"]);
  EXPECT_GT(answer["tests_declared"], 3);
}

TEST(verdicts, WRONG_tells_steps_expected_got_rule_look_and_next) {
  const CoreOf core(
      {{"countdown.hpp", reference("countdown.hpp", "return left_--;", "return --left_;")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "WRONG", 1);
  for (const char* field : {"test", "says", "expected", "got", "rule", "heading"}) {
    EXPECT_NE(answer.value(field, ""), "") << field;
  }
  EXPECT_FALSE(answer["steps"].empty());
  EXPECT_NE(answer["look"]["file"].get<std::string>().find("countdown.hpp"), std::string::npos);
  EXPECT_GT(answer["look"]["line"], 0);
  EXPECT_EQ(answer["next"], "./learn hint 01");
}

TEST(verdicts, DOES_NOT_COMPILE_names_the_learners_line) {
  const CoreOf core(
      {{"countdown.hpp", reference("countdown.hpp", "left_ = from;", "left_ = from")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "DOES NOT COMPILE", 2);
  EXPECT_NE(answer["source"].get<std::string>().find("left_ = from"), std::string::npos);
  EXPECT_EQ(answer["got"], "expected ';' before '}' token");
}

TEST(verdicts, CRASHED_names_the_line_that_used_the_memory) {
  const CoreOf core(
      {{"countdown.hpp", countdown_that("int* n = new int(1); delete n; *n = 2;  // here")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
  const std::string file = core.path() + "/countdown.hpp";
  const std::vector<std::string> lines = lines_of(read_file(file));
  const int line = answer["look"]["line"];
  EXPECT_NE(lines.at(static_cast<std::size_t>(line - 1)).find("// here"), std::string::npos);
}

TEST(verdicts, CRASHED_looks_at_the_lessons_own_file_when_an_earlier_one_is_deeper) {
  const TemporaryKit kit;
  kit.solve("generator.hpp");
  kit.solve("microprocess.hpp");
  const std::string piece = "if (run.process->has_stopped()) continue;";
  write_again(kit.own("scheduler.hpp"),
              reference("scheduler.hpp", piece,
                        piece + "\n auto* gone = new Generator<Turn>(std::move(run.turns));\n"
                                "delete gone;\n gone->next();  // here\n continue;"));
  const auto answer = json::parse(kit.learn_output({"check", "05", "--format", "json"}));
  EXPECT_EQ(answer["verdict"], "CRASHED");
  EXPECT_EQ(answer["look"]["file"], "miniaxon/scheduler.hpp") << answer.dump(1);
  ASSERT_GE(answer["places"].size(), 2U);
  EXPECT_EQ(answer["places"][0]["what"], "used at");
  EXPECT_EQ(answer["places"][0]["at"]["file"], "miniaxon/generator.hpp");
  EXPECT_EQ(answer["places"][1]["what"], "called from");
}

TEST(verdicts, CRASHED_when_memory_is_lost) {
  const CoreOf core(
      {{"countdown.hpp", countdown_that("lost = new int(7); lost = nullptr;",
                                        "#include <optional>\ninline int* lost;\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
  EXPECT_NE(text_of(answer).find("never given back"), std::string::npos);
}

TEST(verdicts, CRASHED_by_a_generator_that_writes_to_a_frame_that_is_gone) {
  const CoreOf core(
      {{"generator.hpp", reference("generator.hpp", "std::suspend_always final_suspend()",
                                   "std::suspend_never final_suspend()")}});
  const json answer = judged("03", core);
  expect_verdict(answer, "CRASHED", 3);
  EXPECT_NE(answer["look"]["file"].get<std::string>().find("generator.hpp"), std::string::npos);
  EXPECT_GT(answer["look"]["line"], 0);
}

TEST(verdicts, HUNG_names_the_microprocess_whose_turn_it_was) {
  const CoreOf core(
      {{"scheduler.hpp", reference("scheduler.hpp", "while (give_a_turn()) co_yield carry_on;",
                                   "while (true) { }\n    co_return;")}});
  const json answer = judged("05", core);
  expect_verdict(answer, "HUNG", 4);
  EXPECT_NE(answer["explanation"].get<std::string>().find("\"scheduler\""), std::string::npos)
      << answer.dump(1);
  EXPECT_LT(answer["seconds"], 20);
}

TEST(verdicts, HUNG_when_output_has_no_end) {
  const CoreOf core(
      {{"countdown.hpp", countdown_that("while (true) std::puts(\"more and more and more\");",
                                        "#include <cstdio>\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "HUNG", 4);
  EXPECT_NE(answer["explanation"].get<std::string>().find("MiB"), std::string::npos)
      << answer.dump(1);
  EXPECT_LT(fs::file_size(real_kit().root / answer["full_report"].get<std::string>()), 3U << 20);
}

TEST(verdicts, CRASHED_when_memory_has_no_end) {
  const CoreOf core(
      {{"countdown.hpp",
        countdown_that("while (true) std::memset(::operator new(1 << 26), 1, 1 << 26);",
                       "#include <cstring>\n#include <new>\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
  EXPECT_NE(answer["explanation"].get<std::string>().find("more than 256 MiB"), std::string::npos)
      << answer.dump(1);
}

TEST(verdicts, CRASHED_when_the_test_program_is_killed) {
  const CoreOf core(
      {{"countdown.hpp", countdown_that("::kill(::getpid(), SIGKILL);",
                                        "#include <signal.h>\n#include <unistd.h>\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
  EXPECT_NE(text_of(answer).find("SIGKILL"), std::string::npos);
  EXPECT_GT(answer["number"], 0);
}

TEST(verdicts, NOTHING_RAN_when_a_constructor_calls_exit) {
  for (const char* way : {"std::exit(0);", "std::_Exit(0);", "std::quick_exit(0);"}) {
    const CoreOf core({{"countdown.hpp", countdown_that(way, "#include <cstdlib>\n")}});
    expect_verdict(judged("01", core), "NOTHING RAN", 5);
  }
}

TEST(verdicts, NOTHING_RAN_when_it_exits_before_the_first_test) {
  const CoreOf core({{"countdown.hpp",
                      reference("countdown.hpp") +
                          "#include <cstdlib>\nstatic const int early = (std::_Exit(0), 1);\n"}});
  expect_verdict(judged("01", core), "NOTHING RAN", 5);
}

TEST(verdicts, NOTHING_RAN_when_a_filter_matches_nothing) {
  const CoreOf core(
      {{"countdown.hpp",
        "#include <cstdlib>\n" + reference("countdown.hpp") +
            "static const int none = ::setenv(\"GTEST_FILTER\", \"nothing\", 1);\n"}});
  const json answer = judged("01", core);
  expect_verdict(answer, "NOTHING RAN", 5);
  EXPECT_EQ(answer["tests_run"], 0);
}

TEST(verdicts, PASS_whatever_the_environment_says_to_GoogleTest) {
  const CoreOf core({{"countdown.hpp", reference("countdown.hpp")}});
  expect_verdict(judged("01", core, {{"GTEST_FILTER", "nothing"}, {"GTEST_SHUFFLE", "1"}}), "PASS",
                 0);
}

TEST(verdicts, NOTHING_RAN_when_results_are_forged) {
  const CoreOf core(
      {{"countdown.hpp",
        countdown_that("const char* lie = \"{\\\"event\\\":\\\"done\\\"}\\n\"; for (int fd = 3; fd "
                       "< 64; ++fd) if (::write(fd, lie, 17) > 0) { } std::_Exit(0);",
                       "#include <unistd.h>\n#include <cstdlib>\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "NOTHING RAN", 5);
}

TEST(verdicts, NOTHING_RAN_when_a_process_is_left_behind) {
  for (const char* way : {"", "::setsid();"}) {
    const CoreOf core(
        {{"countdown.hpp",
          countdown_that(
              std::string(
                  "static bool once = false; if (!once) { once = true; if (::fork() == 0) { ") +
                  way +
                  " ::prctl(PR_SET_NAME, \"left-behind\"); ::close(1); ::close(2); ::sleep(600); "
                  "::_exit(0); } }",
              "#include <sys/prctl.h>\n#include <unistd.h>\n")}});
    const json answer = judged("01", core);
    expect_verdict(answer, "NOTHING RAN", 5);
    EXPECT_NE(answer["explanation"].get<std::string>().find("process"), std::string::npos);
    EXPECT_FALSE(is_running("left-behind"));
  }
}

TEST(verdicts, NOT_STARTED_names_the_first_hole_although_comments_changed) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), "// mine\n" + read_file(kit.own("scheduler.hpp")));
  const Ended ended = kit.learn({"check", "05"});
  EXPECT_EQ(ended.exit_code, 6);
  EXPECT_NE(ended.output.find("miniaxon/scheduler.hpp:23"), std::string::npos) << ended.output;
}

TEST(verdicts, the_next_command_leads_on) {
  const TemporaryKit kit;
  expect_says(kit.learn({"check", "05"}), 6, {"Next:  ./learn read 05"});
  kit.learn({"read", "05"});
  expect_says(kit.learn({"check", "05"}), 6,
              {"Next:  edit miniaxon/scheduler.hpp, then ./learn check 05\n"});
  const auto json = json::parse(kit.learn_output({"check", "05", "--format", "json"}));
  EXPECT_EQ(json["next"], "./learn check 05");
  write_again(kit.own("scheduler.hpp"), "#error\n");
  expect_says(kit.learn({"check", "05"}), 2,
              {"Next:  edit miniaxon/scheduler.hpp, then ./learn check 05\n"});
}

TEST(verdicts, TODOs_that_are_left_are_counted) {
  const TemporaryKit kit;
  const std::string stub = read_file(kit.own("countdown.hpp"));
  write_again(kit.own("countdown.hpp"), stub + "inline int mine = 1;\n");
  const std::string said = kit.learn({"check", "01"}).output;
  EXPECT_TRUE(
      std::regex_search(said, std::regex("\\d+ more tests fail; there are still \\d+ TODOs in "
                                         "the file")))
      << said;
}

TEST(verdicts, a_missing_header_is_not_started_and_says_what_brings_it_back) {
  const TemporaryKit kit;
  fs::remove(kit.own("scheduler.hpp"));
  const Ended ended = kit.learn({"check", "05"});
  EXPECT_EQ(ended.exit_code, 6);
  EXPECT_NE(ended.output.find("./learn reset 05"), std::string::npos) << ended.output;
}

TEST(verdicts, a_lesson_stands_on_the_reference_where_an_earlier_one_is_not_started) {
  const TemporaryKit kit;
  kit.solve("scheduler.hpp");
  const Ended ended = kit.learn({"check", "05"});
  EXPECT_EQ(ended.exit_code, 0) << ended.output;
  EXPECT_NE(ended.output.find("generator.hpp (not started)"), std::string::npos) << ended.output;
}

TEST(verdicts, an_earlier_header_that_is_wrong_is_used_as_it_is) {
  const CoreOf core({{"scheduler.hpp", reference("scheduler.hpp")},
                     {"generator.hpp", reference("generator.hpp", "frame_.resume();", "")}});
  EXPECT_NE(judged("05", core)["verdict"], "PASS");
}

TEST(verdicts, lesson_02_uses_the_reference_generator) {
  const CoreOf core({{"coroutines.hpp", reference("coroutines.hpp")},
                     {"generator.hpp", "#error not in lesson 02\n"}});
  expect_verdict(judged("02", core), "PASS", 0);
}

TEST(verdicts, headers_of_the_learners_own_invention_come_along) {
  const CoreOf core({{"countdown.hpp", "#pragma once\n#include \"my_countdown.hpp\"\n"},
                     {"my_countdown.hpp", reference("countdown.hpp")}});
  expect_verdict(judged("01", core), "PASS", 0);
}

TEST(verdicts, two_lessons_give_two_objects_and_the_first_exit_code_that_is_no_pass) {
  const TemporaryKit kit;
  kit.solve("ready.hpp");
  Program learn = kit.program({"check", "00", "01", "--format", "json"});
  learn.drops_errors = true;
  const Ended ended = run_program(learn);
  EXPECT_EQ(ended.exit_code, 6);
  const std::vector<std::string> lines = lines_of(ended.output);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(json::parse(lines[0])["verdict"], "PASS");
  EXPECT_EQ(json::parse(lines[1])["verdict"], "NOT STARTED");
}

TEST(verdicts, a_message_has_at_most_15_lines_and_no_escape_codes) {
  const std::vector<std::pair<std::string, std::string>> wrongs = {
      {"left_ = from;", "left_ = from + 1;"},
      {"return left_--;", "while (true) { }"},
      {"left_ = from;", "left_ = frm;"}};
  for (const auto& [piece, by] : wrongs) {
    const TemporaryKit kit;
    write_again(kit.own("countdown.hpp"), reference("countdown.hpp", piece, by));
    const std::string text = kit.learn_output({"check", "01"});
    EXPECT_LE(lines_of(text).size(), 15U) << text;
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_NE(text.find("./learn ", text.find("Next:  ")), std::string::npos) << text;
  }
}

TEST(verdicts, NOTHING_RAN_when_a_macro_changes_the_tests) {
  const CoreOf core(
      {{"countdown.hpp", "#define expect(...) ((void)0)\n" +
                             reference("countdown.hpp", "return left_--;", "return 7;")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "NOTHING RAN", 5);
  EXPECT_NE(answer["explanation"].get<std::string>().find("the macro expect"), std::string::npos);
}

TEST(verdicts, NOTHING_RAN_when_records_are_of_another_form) {
  const CoreOf core(
      {{"countdown.hpp",
        countdown_that("const char* odd = \"{\\\"word\\\":1}\\n[1]\\n7\\n\"; for (int fd = 3; fd < "
                       "64; ++fd) if (::write(fd, odd, 17) > 0) { }",
                       "#include <unistd.h>\n")}});
  expect_verdict(judged("01", core), "NOTHING RAN", 5);
}

TEST(verdicts, a_macro_of_ones_own_is_fine) {
  const CoreOf core({{"countdown.hpp", "#define MY_COUNTDOWN_HPP\n" + reference("countdown.hpp")}});
  expect_verdict(judged("01", core), "PASS", 0);
}

TEST(verdicts, a_byte_order_mark_does_no_harm) {
  const CoreOf core({{"countdown.hpp", "\xEF\xBB\xBF" + reference("countdown.hpp")}});
  expect_verdict(judged("01", core), "PASS", 0);
}

TEST(verdicts, headers_in_a_folder_below_come_along) {
  const CoreOf core(
      {{"countdown.hpp", std::string("#pragma once\n#include \"detail/parts.hpp\"\n")}});
  fs::create_directory(core.path() + "/detail");
  write_again(core.path() + "/detail/parts.hpp", reference("countdown.hpp"));
  expect_verdict(judged("01", core), "PASS", 0);
}

TEST(verdicts, names_that_the_tests_use_are_free_for_the_learner) {
  const CoreOf core(
      {{"actors.hpp", "#pragma once\nnamespace miniaxon { struct Actor {}; }\n"},
       {"scheduler.hpp", reference("scheduler.hpp", "#include \"microprocess.hpp\"",
                                   "#include \"actors.hpp\"\n#include \"microprocess.hpp\"") +
                             "namespace miniaxon { inline void run(Scheduler& s) { s.run(); }\n"
                             "inline void next(Generator<Turn>& g) { g.next(); } }\n"}});
  expect_verdict(judged("05", core), "PASS", 0);
}

TEST(verdicts, a_header_must_include_what_it_uses_of_the_core) {
  const CoreOf core({{"postman.hpp", reference("postman.hpp", "#include \"component.hpp\"", "")}});
  expect_verdict(judged("08", core), "DOES NOT COMPILE", 2);
}

TEST(verdicts, a_pass_comes_with_its_score) {
  const CoreOf core({{"play.hpp", replaced(replaced(reference("play.hpp"), "signal", "outbox"),
                                           "control", "inbox")}});
  const json answer = judged("09", core);
  expect_verdict(answer, "PASS", 0);
  EXPECT_EQ(
      answer["notes"][0],
      "Your test notices 5 of 6 broken postmen. Not noticed: one that goes from \"outbox\" to "
      "\"inbox\" whatever it is told.")
      << answer.dump(1);
}

TEST(verdicts, a_test_that_does_not_end_with_a_broken_postman_is_told_so) {
  const CoreOf core(
      {{"play.hpp", reference("play.hpp", "for (int turn = 0; turn < 10; ++turn) turns.next();",
                              "while (sink.data_ready(\"control\") < 3) turns.next();")}});
  const json answer = judged("09", core);
  expect_verdict(answer, "PASS", 0);
  const std::string score = answer["notes"][0];
  EXPECT_NE(score.find("Did not come to its end: one that loses one of two letters that wait"),
            std::string::npos)
      << score;
  EXPECT_EQ(score.find("Not noticed"), std::string::npos) << score;
}

TEST(verdicts, a_line_without_an_end_before_a_crash_is_no_trouble) {
  const CoreOf core({{"countdown.hpp",
                      countdown_that("std::fputs(std::string(300000, '.').c_str(), stderr); int "
                                     "big = 2147483647; big += from > 0 ? from : 1; left_ = big;",
                                     "#include <cstdio>\n")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
}

TEST(verdicts, what_is_declared_and_not_defined_is_named) {
  const CoreOf core(
      {{"countdown.hpp",
        reference("countdown.hpp", "explicit Countdown(int from) {",
                  "int lost();\n  explicit Countdown(int from) {\n    from = lost();")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "DOES NOT COMPILE", 2);
  EXPECT_NE(answer["got"].get<std::string>().find("lost() is declared, and defined nowhere"),
            std::string::npos);
}

TEST(verdicts, what_the_library_says_before_it_stops_is_told) {
  const CoreOf core({{"countdown.hpp", countdown_that("std::optional<int> none; left_ = *none;")}});
  const json answer = judged("01", core);
  expect_verdict(answer, "CRASHED", 3);
  EXPECT_NE(answer["explanation"].get<std::string>().find("An empty std::optional"),
            std::string::npos)
      << answer["explanation"];
}

TEST(verdicts, a_header_without_pragma_once_is_told_so) {
  const CoreOf core({{"ready.hpp", reference("ready.hpp", "#pragma once\n", "")}});
  const json answer = judged("00", core);
  expect_verdict(answer, "DOES NOT COMPILE", 2);
  EXPECT_NE(answer["explanation"].get<std::string>().find("#pragma once"), std::string::npos);
}

TEST(verdicts, a_class_of_the_tests_is_explained_where_a_message_names_it) {
  const CoreOf core({{"generator.hpp",
                      reference("generator.hpp", "emplace(std::move(value))", "emplace(value)")}});
  const json answer = judged("03", core);
  expect_verdict(answer, "DOES NOT COMPILE", 2);
  const std::string explanation = answer["explanation"];
  EXPECT_NE(explanation.find("Parcel is a class of the tests. It can be moved, not copied"),
            std::string::npos)
      << explanation;
}

TEST(verdicts, PASS_notes_that_a_header_does_not_stand_alone) {
  const std::string needs = "countdown.hpp does not compile alone";
  const CoreOf lazy(
      {{"countdown.hpp",
        replaced(reference("countdown.hpp", "#include <optional>", ""), "#include <string>", "")}});
  const json answer = judged("01", lazy);
  expect_verdict(answer, "PASS", 0);
  EXPECT_NE(answer["notes"].dump().find(needs), std::string::npos) << answer["notes"];
  EXPECT_EQ(judged("01", lazy)["notes"], answer["notes"]) << "the second time, too";
  const CoreOf whole({{"countdown.hpp", reference("countdown.hpp")}});
  EXPECT_EQ(judged("01", whole)["notes"].size(), 0U);
}

TEST(verdicts, PASS_notes_what_two_source_files_would_define_twice) {
  const CoreOf core({{"countdown.hpp",
                      reference("countdown.hpp") +
                          "namespace miniaxon { int twice(int n) { return 2 * n; } int calls = 0;\n"
                          "inline int once = 1; constexpr int two = 2; static int three = 3;\n"
                          "template <typename T> T same(T t) { return t; } }\n"}});
  const json answer = judged("01", core);
  expect_verdict(answer, "PASS", 0);
  EXPECT_NE(answer["notes"].dump().find("inline is missing before calls, twice."),
            std::string::npos)
      << answer["notes"];
}
