// The learner's work: nothing of it is lost, whatever is typed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "killed.hpp"
#include "learn.hpp"

namespace {

const std::string mine = "// my own work\n#pragma once\n";

std::vector<fs::path> saved_copies(const TemporaryKit& kit) {
  std::vector<fs::path> copies;
  if (!fs::exists(kit.root() / ".learn/saved")) return copies;
  for (const auto& entry : fs::recursive_directory_iterator(kit.root() / ".learn/saved")) {
    if (entry.is_regular_file()) copies.push_back(entry.path());
  }
  return copies;
}

}  // namespace

TEST(work, reset_saves_a_copy_and_prints_its_path) {
  const TemporaryKit kit;
  const std::string stub = read_file(kit.own("scheduler.hpp"));
  write_again(kit.own("scheduler.hpp"), mine);
  const Ended ended = kit.learn({"reset", "05"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), stub);
  const auto copies = saved_copies(kit);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_EQ(read_file(copies[0]), mine);
  expect_says(ended, 0, {fs::relative(copies[0], kit.root()).string(), "./learn undo"});
}

TEST(work, undo_brings_it_back_and_keeps_what_came_after) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), mine);
  kit.learn({"reset", "05"});
  write_again(kit.own("scheduler.hpp"), "// a second try\n");
  EXPECT_EQ(kit.learn({"undo"}).exit_code, 0);
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), mine);
  bool second_try_kept = false;
  for (const fs::path& copy : saved_copies(kit))
    second_try_kept |= read_file(copy) == "// a second try\n";
  EXPECT_TRUE(second_try_kept);
  expect_says(kit.learn({"undo"}), 0, {"no reset to undo"});
}

TEST(work, two_resets_in_one_second_keep_two_copies) {
  const TemporaryKit kit;
  for (const char* text : {"// one\n", "// two\n", "// three\n"}) {
    write_again(kit.own("scheduler.hpp"), text);
    kit.learn({"reset", "05"});
  }
  EXPECT_EQ(saved_copies(kit).size(), 3U);
  kit.learn({"undo"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), "// three\n");
  kit.learn({"undo"});
  kit.learn({"undo"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), "// one\n");
}

TEST(work, undo_still_works_when_the_kit_was_moved) {
  TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), mine);
  kit.learn({"reset", "05"});
  kit.move();
  EXPECT_EQ(kit.learn({"undo"}).exit_code, 0);
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), mine);
}

TEST(work, a_reset_during_a_check_can_be_undone) {
  const TemporaryKit kit;
  for (const Lesson& lesson : real_lessons()) kit.solve(lesson.header);
  Program check = kit.program({});
  check.arguments = {"sh", "-c", "\"$0\" check 05 07 08 & sleep 0.1; \"$0\" reset 08; wait",
                     check.arguments[0]};
  run_program(check);
  expect_says(kit.learn({"undo"}), 0, {"as it was before the reset"});
  EXPECT_EQ(read_file(kit.own("postman.hpp")), reference("postman.hpp"));
}

TEST(work, an_earlier_file_that_changed_is_named_first) {
  const TemporaryKit kit;
  for (const Lesson& lesson : real_lessons()) kit.solve(lesson.header);
  EXPECT_EQ(kit.learn({"check", "03", "04", "05", "07", "08"}).exit_code, 0);
  write_again(kit.own("component.hpp"), reference("component.hpp", "push_back(std::move(letter))",
                                                  "push_front(std::move(letter))"));
  expect_says(kit.learn({"check", "08"}), 1,
              {"component.hpp (lesson 07, changed since it passed)", "Next:  ./learn check 07"});
}

// A chain of lesson 09 that did not pass, under a lesson that has nothing else of it.
TEST(work, an_earlier_file_is_not_named_for_a_failure_elsewhere) {
  const TemporaryKit kit;
  kit.solve("play.hpp");
  kit.solve("television.hpp");
  write_again(kit.own("moved.hpp"),
              reference("moved.hpp", "co_await speech.put(*packet)", "(void)speech.put(*packet)"));
  const Ended own_fault = kit.learn({"check", "24"});
  expect_says(own_fault, 1, {"moved.hpp:", "Next:  ./learn hint 24"});
  EXPECT_EQ(own_fault.output.find("lesson 09"), std::string::npos) << own_fault.output;
  write_again(kit.own("play.hpp"), reference("play.hpp", "packet.first ||", "false ||"));
  expect_says(kit.learn({"check", "24"}), 1, {"test 1 of", "Next:  ./learn check 09"});
  kit.solve("play.hpp");
  kit.solve("moved.hpp");
  expect_says(kit.learn({"check", "24"}), 0, {"Not passed as it is now: play.hpp (lesson 09)"});
}

TEST(work, going_back_to_code_that_passed_needs_no_new_check) {
  const TemporaryKit kit;
  kit.solve("ready.hpp");
  kit.learn({"check", "00"});
  write_again(kit.own("ready.hpp"), reference("ready.hpp") + "inline int more = 1;\n");
  kit.learn({"check", "00"});
  kit.solve("ready.hpp");
  expect_says(kit.learn({"status"}), 0, {"passed\n"});
}

TEST(work, reset_of_a_missing_file_brings_the_stub) {
  const TemporaryKit kit;
  const std::string stub = read_file(kit.own("scheduler.hpp"));
  fs::remove(kit.own("scheduler.hpp"));
  EXPECT_EQ(kit.learn({"reset", "05"}).exit_code, 0);
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), stub);
}

TEST(work, reset_killed_at_any_moment_leaves_the_old_file_or_the_new_one) {
  const TemporaryKit kit;
  const std::string stub = read_file(kit.own("scheduler.hpp"));
  int old_files = 0;
  int new_files = 0;
  bool killed = true;
  for (int moment = 0; killed; ++moment) {
    write_again(kit.own("scheduler.hpp"), mine);
    const std::optional<int> changes = kill_at_change(kit.program({"reset", "05"}), moment);
    if (!changes) GTEST_SKIP() << "this system lets no program be traced";
    killed = *changes == moment;
    const std::string now = read_file(kit.own("scheduler.hpp"));
    ASSERT_TRUE(now == mine || now == stub) << now;
    now == mine ? ++old_files : ++new_files;
    if (now == stub) {
      bool saved = false;
      for (const fs::path& copy : saved_copies(kit)) saved |= read_file(copy) == mine;
      ASSERT_TRUE(saved);
    }
  }
  EXPECT_GT(old_files, 5);
  EXPECT_GT(new_files, 0);
}

TEST(work, a_folder_that_cannot_be_written_loses_nothing) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), mine);
  fs::permissions(kit.kit().core(), fs::perms::owner_read | fs::perms::owner_exec |
                                        fs::perms::others_read | fs::perms::others_exec);
  Program reset = kit.program({"reset", "05"});
  if (::geteuid() == 0) {  // the administrator writes everywhere: be somebody else
    const auto setpriv = find_program("setpriv");
    if (!setpriv) GTEST_SKIP() << "as the administrator this needs setpriv";
    kit.own_everything();
    fs::copy(reset.arguments[0], kit.root() / "axon-kit");
    reset.arguments[0] = (kit.root() / "axon-kit").string();
    reset.arguments.insert(reset.arguments.begin(),
                           {setpriv->string(), "--reuid=65534", "--regid=65534", "--clear-groups"});
  }
  expect_says(run_program(reset), exit_kit_error, {"Cannot write miniaxon/scheduler.hpp"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), mine);
}

TEST(work, a_disk_that_takes_nothing_more_loses_nothing) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), mine);
  Program reset = kit.program({});
  reset.arguments = {"sh", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" reset 05",
                     reset.arguments[0]};
  expect_says(run_program(reset), exit_kit_error, {"Cannot write"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), mine);
}

TEST(work, damaged_notes_of_progress_are_put_aside) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"), mine);
  fs::create_directory(kit.root() / ".learn");
  write_again(kit.root() / ".learn/state.json", "{ not json");
  expect_says(kit.learn({"status"}), 0, {"could not be read", "state.json.damaged", "begun"});
  EXPECT_EQ(read_file(kit.own("scheduler.hpp")), mine);
}

TEST(work, borrow_serves_later_lessons_and_return_gives_it_back) {
  const TemporaryKit kit;
  write_again(kit.own("generator.hpp"), "#error mine is broken\n");
  kit.solve("microprocess.hpp");
  EXPECT_EQ(kit.learn({"check", "04"}).exit_code, 2);
  EXPECT_EQ(kit.learn({"borrow", "03"}).exit_code, 0);
  expect_says(kit.learn({"check", "04"}), 0, {"generator.hpp (borrowed)"});
  const auto json = nlohmann::json::parse(kit.learn_output({"status", "--format", "json"}));
  EXPECT_EQ(json["lessons"][3]["source"], "borrowed");
  EXPECT_EQ(kit.learn({"check", "03"}).exit_code, 2) << "one's own file is judged even so";
  EXPECT_EQ(kit.learn({"return", "03"}).exit_code, 0);
  EXPECT_EQ(kit.learn({"check", "04"}).exit_code, 2);
  EXPECT_EQ(read_file(kit.own("generator.hpp")), "#error mine is broken\n");
}

TEST(work, hints_come_one_by_one_and_begin_where_the_check_failed) {
  const TemporaryKit kit;
  write_again(kit.own("scheduler.hpp"),
              reference("scheduler.hpp", "if (!run.process->has_stopped()) ++count;", ""));
  expect_says(kit.learn({"check", "05"}), 1, {"active"});
  expect_says(kit.learn({"hint", "05"}), 0, {"Hint 1 of 3 for lesson 05, active"});
  expect_says(kit.learn({"hint", "05"}), 0, {"Hint 2 of 3 for lesson 05, active"});
  expect_says(kit.learn({"hint", "05"}), 0, {"Hint 3 of 3 for lesson 05, active"});
  std::string last;
  for (int more = 0; more < 40 && last.find("No more hints") == std::string::npos; ++more) {
    last = kit.learn({"hint", "05"}).output;
  }
  EXPECT_NE(last.find("No more hints"), std::string::npos);
}

TEST(work, a_hint_is_about_what_the_failing_test_asks) {
  const TemporaryKit kit;
  const auto first_hint = [&](const std::string& by) {
    write_again(kit.own("play.hpp"), reference("play.hpp",
                                               "whole = packet.first || (whole && "
                                               "packet.count == next_count);",
                                               by));
    EXPECT_EQ(kit.learn({"check", "09"}).exit_code, 1);
    std::string said = kit.learn({"hint", "09"}).output;
    if (said.find("possible cause") != std::string::npos) said = kit.learn({"hint", "09"}).output;
    return said;
  };
  EXPECT_NE(first_hint("whole = false;").find("Putting together"), std::string::npos);
  EXPECT_NE(first_hint("whole = true;").find("Decoder"), std::string::npos) << "the gap";
}

TEST(work, a_hint_is_about_the_function_that_failed_and_not_first_about_its_class) {
  const TemporaryKit kit;
  write_again(kit.own("moved.hpp"),
              reference("moved.hpp", "co_await speech.put(*packet)", "(void)speech.put(*packet)"));
  expect_says(kit.learn({"check", "24"}), 1, {"Demultiplexer::main"});
  std::string said = kit.learn({"hint", "24"}).output;
  if (said.find("ossible cause") != std::string::npos) said = kit.learn({"hint", "24"}).output;
  EXPECT_NE(said.find("Hint 1 of 3 for lesson 24, Demultiplexer::main:"), std::string::npos)
      << said;
}

TEST(work, without_a_number_it_is_the_lesson_at_hand) {
  const TemporaryKit kit;
  EXPECT_EQ(kit.learn({"borrow"}).exit_code, 0);
  expect_says(kit.learn({"hint"}), 0, {"for lesson 01"});
  expect_says(kit.learn({"read"}), 0, {"# 01"});
  expect_says(kit.learn({"trace"}), 6, {"The demo of lesson 01"});
}

TEST(work, hints_fit_into_the_lines) {
  const TemporaryKit kit;
  for (int hint = 0; hint < 6; ++hint) {
    for (const std::string& line : lines_of(kit.learn({"hint", "09"}).output)) {
      EXPECT_LE(line.size(), 80U) << line;
    }
  }
}

TEST(work, what_is_borrowed_is_named_at_the_end) {
  const TemporaryKit kit;
  for (const Lesson& lesson : real_lessons()) kit.learn({"borrow", lesson.number});
  expect_says(kit.learn({}), 0,
              {"You are at the end", "0 of ", "Borrowed: lesson 05, Scheduler: taking turns.",
               "./learn return 05"});
}

// ---- In a terminal

namespace {

// What a command says in a terminal of 60 columns, where these keys are typed.
std::string in_a_terminal(const TemporaryKit& kit, const std::string& keys,
                          const std::string& words) {
  Program learn = kit.program({});
  const std::string command = "stty cols 60 rows 20; exec " + learn.arguments[0] + " " + words;
  learn.arguments = {"sh", "-c", "printf %s \"$0\" | script -qec \"$1\" /dev/null", keys, command};
  learn.environment["PATH"] = kit.root().string() + ":" + std::getenv("PATH");
  learn.wall_seconds = 100;
  return run_program(learn).output;
}

}  // namespace

TEST(terminal, watch_says_why_it_does_not_go_on_and_names_no_command_to_type) {
  if (!find_program("script")) GTEST_SKIP() << "script is missing";
  const TemporaryKit kit;
  const std::string said = in_a_terminal(kit, "nhq", "watch");
  EXPECT_NE(said.find("Lesson 00 is not done"), std::string::npos) << said;
  const std::size_t hint = said.find("Hint 1 of 3 for lesson 00");
  ASSERT_NE(hint, std::string::npos) << said;
  EXPECT_EQ(said.find("Next:", hint), std::string::npos) << said;
  EXPECT_NE(said.find("q quit", hint), std::string::npos) << said;
}

TEST(terminal, a_page_says_how_to_leave_it) {
  if (!find_program("script")) GTEST_SKIP() << "script is missing";
  const TemporaryKit kit;
  write_again(kit.root() / "less", "#!/bin/sh\nprintf '<%s>' \"$@\"\n");
  fs::permissions(kit.root() / "less", fs::perms::all);
  const std::string said = in_a_terminal(kit, "", "read 00");
  EXPECT_NE(said.find("<-Psspace\\: on   q\\: leave>"), std::string::npos) << said;
}

TEST(terminal, a_chart_is_not_wider_than_it) {
  if (!find_program("script")) GTEST_SKIP() << "script is missing";
  const TemporaryKit kit;
  const std::string said =
      in_a_terminal(kit, "", "trace 08 --reference --format chart 2>/dev/null");
  EXPECT_NE(said.find("activates rea\r\n"), std::string::npos) << said;
  for (const std::string& line : lines_of(said)) EXPECT_LE(line.size(), 61U) << line;
}

TEST(work, a_solution_opens_after_a_pass_or_with_a_reason) {
  const TemporaryKit kit;
  expect_says(kit.learn({"solution", "01"}), exit_usage, {"--give-up"});
  expect_says(kit.learn({"solution", "01", "--give-up", " "}), exit_usage, {"--give-up"});
  EXPECT_FALSE(fs::exists(kit.root() / ".learn/solutions"));
  expect_says(kit.learn({"solution", "01", "--give-up", "no idea"}), 0,
              {"one right way", "left_--"});
  expect_says(kit.learn({"status"}), 0, {"solution seen"});
  kit.solve("ready.hpp");
  EXPECT_EQ(kit.learn({"check", "00"}).exit_code, 0);
  expect_says(kit.learn({"solution", "00"}), 0, {"The two are the same."});
}

TEST(work, a_pass_is_noted_and_a_later_change_is_seen) {
  const TemporaryKit kit;
  expect_says(kit.learn({}), 0, {"lesson 00", "Next:  ./learn read 00"});
  EXPECT_EQ(kit.learn({"read", "00"}).exit_code, 0);
  expect_says(kit.learn({}), 0, {"Next:  ./learn predict 00"});
  kit.solve("ready.hpp");
  EXPECT_EQ(kit.learn({"check"}).exit_code, 0);
  expect_says(kit.learn({}), 0, {"lesson 01"});
  write_again(kit.own("ready.hpp"), "// no code\n");
  expect_says(kit.learn({"status"}), 0, {"changed since it passed"});
}

TEST(work, what_cannot_be_done_is_said_with_the_nearest_right_thing) {
  const TemporaryKit kit;
  expect_says(kit.learn({"chekc"}), exit_usage, {"no command \"chekc\"", "./learn check"});
  expect_says(kit.learn({"check", "12"}), exit_usage, {"no lesson \"12\"", "Did you mean 10?"});
  expect_says(kit.learn({"trace", "24"}), exit_usage, {"full-axon", "./learn trace 09"});
  expect_says(kit.learn({"check", "schedular"}), exit_usage, {"Did you mean scheduler?"});
  expect_says(kit.learn({"check", "01", "--cor", "x"}), exit_usage,
              {"no option \"--cor\"", "--core"});
  expect_says(kit.learn({"check", "01", "--format", "xml"}), exit_usage,
              {"no format \"xml\"", "json"});
  expect_says(kit.learn({"check", "01", "--time-scale", "0"}), exit_usage, {"--time-scale"});
  expect_says(kit.learn({"check", "01", "--core", "nowhere"}), exit_usage, {"no folder nowhere"});
  expect_says(kit.learn({"check", "01", "--core", "lessons"}), exit_usage,
              {"no header of the core", "ready.hpp"});
  expect_says(kit.learn({"reset"}), exit_usage, {"Which lesson?", "./learn reset 01"});
  expect_says(kit.learn({"dev", "chek"}), exit_usage, {"./learn dev check"});
  fs::remove_all(kit.kit().core());
  expect_says(kit.learn({}), exit_kit_error, {"git checkout miniaxon"});
}

TEST(work, every_command_has_help) {
  const TemporaryKit kit;
  for (const char* command :
       {"check", "watch", "status", "read", "predict", "hint", "demo", "trace", "why", "solution",
        "reset", "undo", "borrow", "return", "doctor", "selftest", "dev"}) {
    expect_says(kit.learn({command, "--help"}), 0, {"Usage: ./learn " + std::string(command)});
  }
}

TEST(watch, each_save_gets_its_verdict_by_events_and_by_polling) {
  for (const char* way : {"", "--poll"}) {
    const TemporaryKit kit;
    write_again(kit.root() / "solved.hpp", reference("ready.hpp"));
    Program watch = kit.program({});
    watch.arguments = {
        "sh", "-c",
        std::string("\"$0\" watch ") + way +
            " > log 2>&1 & watch=$!; said() { until grep -q \"$1\" log; do sleep 0.05; done; }; "
            "said 'NOT STARTED  lesson 00'; cp solved.hpp miniaxon/ready.hpp; said 'PASS  lesson "
            "00'; "
            "printf 'x' >> miniaxon/ready.hpp; said 'DOES NOT COMPILE  lesson 00'; kill $watch; "
            "cat log",
        watch.arguments[0]};
    watch.wall_seconds = 60;
    const Ended ended = run_program(watch);
    EXPECT_EQ(ended.stopped, Stopped::no) << read_file(kit.root() / "log");
    EXPECT_EQ(ended.output.find('\x1b'), std::string::npos);
    EXPECT_EQ(ended.output.find("lesson 01"), std::string::npos) << "it never moves on by itself";
  }
}

TEST(demo, the_lines_that_come_out_are_the_lines_that_went_in) {
  const TemporaryKit kit;
  for (const char* header : {"generator.hpp", "microprocess.hpp", "scheduler.hpp", "component.hpp",
                             "postman.hpp", "play.hpp"})
    kit.solve(header);
  std::string long_text;
  for (int line = 0; line < 20000; ++line) long_text += "line " + std::to_string(line) + "\n";
  const std::vector<std::string> texts = {
      "one\ntwo\n", "no end of line",      "",
      "\n\n\n",     "crlf\r\nand\ttab\n",  std::string("nul\0inside\n", 11),
      long_text,    "(in)\nspoken\n\n(out"};
  for (const std::string& text : texts) {
    write_again(kit.root() / "text.txt", text);
    for (const char* lesson : {"08", "09"}) {
      EXPECT_EQ(kit.learn_output({"demo", lesson, "text.txt"}), text.substr(0, 1 << 20)) << lesson;
    }
  }
  const Ended said = kit.learn({"demo", "08", "text.txt"});
  EXPECT_NE(said.output.find("miniaxon/postman.hpp"), std::string::npos);
}

TEST(demo, standard_input_is_a_file_too) {
  const TemporaryKit kit;
  Program demo = kit.program({});
  demo.arguments = {"sh", "-c", "printf 'a\\nb' | \"$0\" demo 08 - --reference", demo.arguments[0]};
  demo.drops_errors = true;
  EXPECT_EQ(run_program(demo).output, "a\nb");
}

TEST(demo, a_file_that_is_not_there_is_named) {
  const TemporaryKit kit;
  const Ended ended = kit.learn({"demo", "08", "absent.txt", "--reference"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_NE(ended.output.find("absent.txt"), std::string::npos);
}

TEST(demo, a_lesson_that_is_not_started_points_to_the_reference) {
  const TemporaryKit kit;
  expect_says(kit.learn({"demo", "08"}), 6, {"./learn demo 08 --reference"});
}

TEST(demo, a_program_that_needs_nothing_of_the_lessons_file_runs_before_it_is_started) {
  const TemporaryKit kit;
  kit.solve("play.hpp");
  expect_says(kit.learn({"demo", "24", "--program", "as_it_is"}), 0,
              {"miniaxon/play.hpp", "performed on full-axon: whole"});
  expect_says(kit.learn({"demo", "24"}), 6, {"moved.hpp is not started yet"});
}

TEST(demo, a_starter_file_that_is_meant_to_run_runs) {
  const TemporaryKit kit;
  kit.own_everything();
  const fs::path facts = kit.root() / "lessons/05-scheduler/lesson.toml";
  write_again(facts, read_file(facts) + "starter_runs = true\n");
  kit.solve("generator.hpp");
  kit.solve("microprocess.hpp");
  expect_says(kit.learn({"demo", "05"}), 0, {"miniaxon/scheduler.hpp", "-- at the end, active: 0"});
  expect_says(kit.learn({"check", "05"}), 6, {"NOT STARTED"});
}

TEST(demo, a_program_of_the_learners_own_runs) {
  const TemporaryKit kit;
  fs::copy(real_kit().lessons() / "10-debugging-clinic/patient_2.cpp", kit.own("mine.cpp"));
  expect_says(kit.learn({"demo", "10", "--program", "mine"}), 0, {"3 trays: 3 2 1"});
  expect_says(kit.learn({"demo", "10", "--program", "mien"}), exit_usage, {"Did you mean mine?"});
}

TEST(doctor, this_machine_is_well) {
  const TemporaryKit kit;
  expect_says(kit.learn({"doctor"}), 0, {"All is well."});
  const auto json = nlohmann::json::parse(kit.learn_output({"doctor", "--format", "json"}));
  EXPECT_TRUE(json["fine"]);
}

TEST(doctor, a_compiler_that_cannot_do_coroutines_is_found) {
  const TemporaryKit kit;
  write_again(kit.root() / "old-compiler",
              "#!/bin/sh\nfor word in \"$@\"; do [ \"$word\" = --version ] && echo old 1.0 && exit "
              "0; done\necho 'fatal: no coroutines' >&2\nexit 1\n");
  fs::permissions(kit.root() / "old-compiler", fs::perms::all);
  expect_says(kit.learn({"doctor"}, {{"CXX", (kit.root() / "old-compiler").string()}}),
              exit_kit_error, {"TROUBLE  a coroutine in a nested loop", "newer compiler"});
  expect_says(kit.learn({"doctor"}, {{"CXX", "no-such-compiler"}}), exit_kit_error,
              {"no-such-compiler"});
}
