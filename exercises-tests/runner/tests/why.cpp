// ./learn why: the failing step, among what happened; and when there is nothing to tell, a sentence.
#include <gtest/gtest.h>

#include "learn.hpp"

namespace {

// Puts a wrong solution of the bank into the learner's folder, and checks it.
void check_wrong(const TemporaryKit& kit, const std::string& lesson, const std::string& name,
                 int exit_code) {
  for (const auto& header : fs::directory_iterator(real_kit().tests() / "wrong" / lesson / name)) {
    if (header.path().extension() == ".hpp") {
      write_again(kit.own(header.path().filename()), read_file(header.path()));
    }
  }
  EXPECT_EQ(kit.learn({"check", lesson.substr(0, 2)}).exit_code, exit_code);
}

void expect_at_most_40_lines(const Ended& why) {
  EXPECT_LE(lines_of(why.output).size(), 40U) << why.output;
}

}  // namespace

TEST(why, a_wrong_postman_shows_what_it_did_with_each_letter) {
  const TemporaryKit kit;
  check_wrong(kit, "08-postman", "takes-two-delivers-one", 1);
  const Ended why = kit.learn({"why"});
  expect_says(why, 0,
              {"Why lesson 08 is WRONG: test 2 of", "  1. put 1, 2, 3, 4 and 5 into \"outbox\"",
               "       test     puts 5 into source.outbox   (5 waiting)\n"
               "       postman  carries from source.outbox to sink.inbox\n  2. ",
               "       postman  turn begins\n"
               "       postman  collects 1 from source.outbox   (4 waiting)\n"
               "       postman  collects 2 from source.outbox   (3 waiting)\n"
               "       postman  delivers 2 to sink.inbox   (1 waiting)\n",
               "Expected:  1 2 3 4 5\nGot:       2 4 5\n", "\nNext:  ./learn hint 08\n"});
  expect_at_most_40_lines(why);
}

TEST(why, a_wrong_scheduler_shows_the_turns_that_it_gave) {
  const TemporaryKit kit;
  check_wrong(kit, "05-scheduler", "erases-while-walking", 1);
  const Ended why = kit.learn({"why"});
  expect_says(why, 0,
              {"Why lesson 05 is WRONG: test 5 of", "       test       activates Z in scheduler\n",
               "       scheduler  turn begins\n       W          has a turn, and ends\n"
               "       scheduler  yields\n       scheduler  turn begins\n"
               "       Y          has a turn, and yields\n",
               "Got:       W Y Z X Z Y Y"});
  expect_at_most_40_lines(why);
}

TEST(why, all_steps_are_told_and_the_last_events) {
  const TemporaryKit kit;
  check_wrong(kit, "05-scheduler", "runs-one-to-its-end", 1);
  const Ended why = kit.learn({"why"});
  expect_says(why, 0, {"  1. activated X, Y and Z", "more)\n  2. called next()", "more)\n       "});
  expect_at_most_40_lines(why);
}

TEST(why, a_hang_shows_the_last_events_before_the_silence) {
  const TemporaryKit kit;
  check_wrong(kit, "08-postman", "keeps-the-turn-without-post", 4);
  expect_says(kit.learn({"why"}), 0,
              {"is HUNG",
               "  2. gave it five turns\n       postman  turn begins\n"
               "Then nothing more, so the test was stopped. The turn was with postman."});
}

TEST(why, a_loop_without_an_end_is_told_from_silence) {
  const TemporaryKit kit;
  write_again(kit.own("postman.hpp"),
              reference("postman.hpp", "if (source_->data_ready(source_box_) > 0) {",
                        "while (true) source_->send(1, source_box_);\n{"));
  EXPECT_NE(kit.learn({"check", "08"}).exit_code, 0);
  expect_says(
      kit.learn({"why"}), 0,
      {"postman  delivers 1 to source.outbox", "so the test was stopped. The turn was with"});
}

TEST(why, a_crash_shows_the_last_events_before_it) {
  const TemporaryKit kit;
  write_again(kit.own("postman.hpp"),
              reference("postman.hpp", "sink_->send(", "__builtin_trap();\nsink_->send("));
  EXPECT_EQ(kit.learn({"check", "08"}).exit_code, 3);
  expect_says(kit.learn({"why"}), 0,
              {"is CRASHED", "postman  turn begins\nThen the program crashed (",
               "). The turn was with postman."});
}

TEST(why, what_the_learner_prints_stands_where_it_was_printed) {
  const TemporaryKit kit;
  write_again(kit.own("postman.hpp"),
              replaced(reference("postman.hpp", "sink_->send(source_->recv(source_box_)",
                                 "source_->recv(source_box_);\nstd::printf(\"here I am\\n\");\n"
                                 "sink_->send(source_->recv(source_box_)"),
                       "#include <string>", "#include <cstdio>\n#include <string>"));
  kit.learn({"check", "08"});
  expect_says(kit.learn({"why"}), 0,
              {"collects 1 from source.outbox   (0 waiting)\n"
               "       postman  prints \"here I am\\n\"\n       postman  error: "});
}

TEST(why, when_nothing_failed_in_a_test_a_sentence_says_so) {
  const TemporaryKit kit;
  expect_says(kit.learn({"why"}), 0, {"There was no check yet", "Next:  ./learn\n"});
  kit.learn({"check", "04"});
  expect_says(kit.learn({"why"}), 0, {"did not fail in a test", "Next:  ./learn check 04\n"});
  write_again(kit.own("microprocess.hpp"), "no code");
  kit.learn({"check", "04"});
  expect_says(kit.learn({"why"}), 0, {"ended in the compiler", "Next:  ./learn check 04\n"});
  kit.solve("microprocess.hpp");
  EXPECT_EQ(kit.learn({"check", "04"}).exit_code, 0);
  expect_says(kit.learn({"why"}), 0, {"lesson 04, was a PASS", "Next:  ./learn\n"});
  check_wrong(kit, "01-stop-in-the-middle", "counts-to-zero", 1);
  expect_says(kit.learn({"why"}), 0, {"Lesson 01 has no microprocesses", "./learn hint 01\n"});
}

TEST(why, code_that_was_mended_since_passes_in_this_run) {
  const TemporaryKit kit;
  check_wrong(kit, "08-postman", "goes-home-without-post", 1);
  kit.solve("postman.hpp");
  expect_says(kit.learn({"why"}), 0, {"passes in this run", "Next:  ./learn check 08\n"});
  write_again(kit.own("postman.hpp"), "no code");
  expect_says(kit.learn({"why"}), 0, {"does not compile any more", "Next:  ./learn check 08\n"});
}

TEST(why, of_several_lessons_the_first_that_failed_is_told) {
  const TemporaryKit kit;
  check_wrong(kit, "04-microprocess", "never-stopped", 1);
  kit.learn({"check", "04", "05"});
  expect_says(kit.learn({"why"}), 0, {"Why lesson 04 is WRONG"});
}

TEST(why, a_lesson_on_the_runtime_has_no_trace_and_says_so_before_anything_is_built) {
  const TemporaryKit kit;
  check_wrong(kit, "26-events", "without-a-name", 1);
  const Ended why = kit.learn({"why"}, {{"CXX", "/no/compiler"}});
  expect_says(
      why, 0,
      {"A trace shows turns and letters of your own core, and lesson 26 runs on full-axon.\n"
       "Next:  ./learn hint 26\n"});
}
