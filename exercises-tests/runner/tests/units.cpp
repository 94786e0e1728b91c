// The runner's parts, each alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "../../../solutions/recv_as.hpp"
#include "../compile_help.hpp"
#include "../core_folder.hpp"
#include "../cut.hpp"
#include "../diagnose.hpp"
#include "../library.hpp"
#include "../memory.hpp"
#include "learn.hpp"

namespace {

constexpr const char* marked =
    "int f() {\n"
    "  //{ body\n"
    "  //[ answer the question\n"
    "  return 42;\n"
    "  //| return 0;\n"
    "  //]\n"
    "  //}\n"
    "}\n";

std::string error_of_cut(const std::string& text) {
  try {
    cut_stub(text, "some/file.hpp");
  } catch (const KitError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST(cut, a_stub_has_the_todo_and_its_own_lines) {
  EXPECT_EQ(cut_stub(marked, "f"), "int f() {\n  // TODO 1: answer the question\n  return 0;\n}\n");
}

TEST(cut, the_lines_of_a_stub_keep_their_shape) {
  const std::string text = "  //[ mend it\n  //| if (a) {\n  //|   b();\n  //|\n  //| }\n  //]\n";
  EXPECT_EQ(cut_stub(text, "f"), "  // TODO 1: mend it\n  if (a) {\n    b();\n\n  }\n");
}

TEST(cut, a_hole_without_a_text_is_not_told) {
  EXPECT_EQ(cut_stub("//[\na\n//| b\n//]\n//[ do it\nc\n//]\n", "f"), "b\n// TODO 1: do it\n");
}

TEST(cut, a_solution_has_no_markers) {
  EXPECT_EQ(cut_solution(marked, "f"), "int f() {\n  return 42;\n}\n");
}

TEST(cut, a_snippet_is_dedented_and_cut_both_ways) {
  EXPECT_EQ(cut_snippet(marked, "body", false, "f"), "return 42;\n");
  EXPECT_EQ(cut_snippet(marked, "body", true, "f"), "// TODO 1: answer the question\nreturn 0;\n");
  EXPECT_THROW(cut_snippet(marked, "nobody", false, "f"), KitError);
}

TEST(cut, a_mistake_in_the_markers_is_named_with_its_line) {
  EXPECT_NE(error_of_cut("a\n//[ x\nb\n").find("some/file.hpp, line 2"), std::string::npos);
  EXPECT_NE(error_of_cut("a\n//]\n").find("line 2"), std::string::npos);
  EXPECT_NE(error_of_cut("//| a\n").find("line 1"), std::string::npos);
  EXPECT_NE(error_of_cut("//[ a\n//[ b\n").find("line 2"), std::string::npos);
}

TEST(cut, comments_and_white_space_are_no_code) {
  EXPECT_EQ(code_of("int a = 1; // one\n/* two\n */ int b;\n"), code_of("int a=1;int b;"));
  EXPECT_NE(code_of("// return true;\n"), code_of("return true;\n"));
  EXPECT_EQ(code_of("auto s = \"// not a comment\";"), "autos=\"// not a comment\";");
}

TEST(text, the_nearest_word_is_near) {
  EXPECT_EQ(nearest("chekc", {"check", "hint"}), "check");
  EXPECT_EQ(nearest("stat", {"check", "status"}), "status");
  EXPECT_EQ(nearest("xyzzy", {"check", "hint"}), "");
}

TEST(files, a_written_file_replaces_the_old_one) {
  const fs::path folder = fresh_folder();
  write_file(folder / "a", "old");
  write_file(folder / "a", "new");
  EXPECT_EQ(read_file(folder / "a"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
  fs::remove_all(folder);
}

TEST(files, what_cannot_be_read_or_written_is_named) {
  EXPECT_THROW(read_file("/nowhere/at/all"), KitError);
  EXPECT_THROW(write_file("/nowhere/at/all", "x"), KitError);
  EXPECT_THROW(read_file("/"), KitError);
}

TEST(compile_errors, the_learners_line_comes_first) {
  const std::string output =
      "/k/tests.cpp:3:1: error: something else\n"
      "In file included from /k/tests.cpp:1:\n"
      "/own/scheduler.hpp:7:3: error: expected ';' before '}' token\n"
      "    7 |   int x\n";
  const CompileError error = first_error(output, {"/own/scheduler.hpp"});
  EXPECT_EQ(error.place.file, "/own/scheduler.hpp");
  EXPECT_EQ(error.place.line, 7);
  EXPECT_EQ(error.message, "expected ';' before '}' token");
  EXPECT_EQ(error.more, 1);
}

TEST(compile_errors, a_chain_leads_to_the_learners_line) {
  const std::string output =
      "/usr/include/c++/12/optional: In instantiation of 'class std::optional<int&>':\n"
      "/own/generator.hpp:30:20:   required from 'struct miniaxon::Generator<int&>'\n"
      "/usr/include/c++/12/optional:664:21: error: static assertion failed\n";
  const CompileError error = first_error(output, {"/own/generator.hpp"});
  EXPECT_EQ(error.place.line, 30);
  EXPECT_EQ(error.message, "static assertion failed");
}

namespace {

// What g++ says when a deque copies what may only be moved.
const std::string copied_by_the_library =
    "/usr/include/c++/12/bits/stl_deque.h:1543:30:   required from 'void "
    "std::deque<T>::push_back'\n"
    "/own/scheduler.hpp:61:25:   required from here\n"
    "/usr/include/c++/12/bits/alloc_traits.h:518:28: error: no matching function for call to "
    "'construct_at(Run*&, const Run&)'\n"
    "/usr/include/c++/12/bits/stl_deque.h:1543:30:   required from 'void "
    "std::deque<T>::push_back'\n"
    "/own/scheduler.hpp:61:25:   required from here\n"
    "/usr/include/c++/12/bits/stl_construct.h:96:17: error: use of deleted function "
    "'Run::Run(const Run&)'\n";

}  // namespace

TEST(compile_errors, a_copy_that_the_library_makes_is_told_where_it_is_called) {
  const std::string blames_the_class =
      "/own/scheduler.hpp:49:10: note: 'Run::Run(const Run&)' is implicitly deleted\n"
      "/own/scheduler.hpp:49:10: error: use of deleted function 'Turns::Turns(const Turns&)'\n";
  for (const std::string& more : {std::string(), blames_the_class}) {
    const CompileError error = first_error(copied_by_the_library + more, {"/own/scheduler.hpp"});
    EXPECT_EQ(error.place.line, 61);
    EXPECT_NE(error.message.find("use of deleted function"), std::string::npos) << error.message;
  }
  const CompileError own =
      first_error("/own/scheduler.hpp:9:3: error: use of deleted function 'Run::Run(const Run&)'\n",
                  {"/own/scheduler.hpp"});
  EXPECT_EQ(own.place.line, 9);
}

TEST(compile_errors, names_are_as_a_person_writes_them) {
  const std::string output =
      "/own/a.hpp:3:1: error: cannot convert 'kit::Speaker' to 'std::__cxx11::string' {aka "
      "'std::__cxx11::basic_string<char>'}\n"
      "/own/a.hpp:4:1: error: another\n";
  EXPECT_EQ(first_error(output, {"/own/a.hpp"}).message,
            "cannot convert 'Speaker' to 'std::string'");
}

TEST(compile_errors, an_error_elsewhere_is_still_told) {
  const CompileError error =
      first_error("/k/tests.cpp:3:1: error: no member named 'active'\n", {"/own/a.hpp"});
  EXPECT_FALSE(error.place.known());
  EXPECT_EQ(error.message, "no member named 'active'");
}

TEST(compile_errors, a_missing_include_is_an_error_too) {
  const CompileError error = first_error(
      "/own/a.hpp:2:10: fatal error: deque.hpp: No such file or directory\n", {"/own/a.hpp"});
  EXPECT_EQ(error.place.line, 2);
  EXPECT_EQ(error.message, "deque.hpp: No such file or directory");
}

namespace {

// Help with an error in a file of the learner's; where there is none, it is in the tests.
CompileHelp help(const std::string& message, const std::string& own = "",
                 const std::string& line_of_the_tests = "") {
  static const std::string stub =
      "class Box {\n  Box(int size) {\n  // run() it\n  void run(int most = 1) {\n  }\n  int "
      "active() const {\n  "
      "}\n};\n";
  static const std::string tests =
      "// It can be moved. Not copied.\nclass Parcel {\nclass Speaker : public Process {\n";
  const fs::path folder = fresh_folder();
  CompileError error;
  error.message = message;
  error.elsewhere = line_of_the_tests;
  if (!own.empty()) {
    error.place = {folder / "own.hpp", 1, ""};
    write_again(error.place.file, own);
  }
  const CompileHelp help = help_with(error, stub, tests);
  fs::remove_all(folder);
  return help;
}

}  // namespace

TEST(compile_errors, a_message_is_said_in_the_words_of_the_lessons) {
  const auto meaning = [](const std::string& message) { return help(message, "x").meaning; };
  EXPECT_NE(meaning("could not convert '0' from 'int' to 'Generator<int>'").find("co_yield"),
            std::string::npos);
  EXPECT_NE(meaning("'deque' is not a member of 'std'").find("#include"), std::string::npos);
  EXPECT_NE(meaning("'int A::main()' marked 'override', but does not override").find("above"),
            std::string::npos);
  EXPECT_NE(meaning("in tsubst_copy, at cp/pt.cc:17004").find("Turn::carry_on"), std::string::npos);
  EXPECT_NE(meaning("use of deleted function 'Run::Run(const Run&)'").find("std::move(...)"),
            std::string::npos);
  EXPECT_NE(meaning("call to implicitly-deleted copy constructor of 'Run'").find("std::move(...)"),
            std::string::npos);
  EXPECT_NE(meaning("no matching function for call to 'construct_at'").find("std::move(...)"),
            std::string::npos);
  EXPECT_EQ(meaning("use of deleted function 'Run::Run()'").find("std::move"), std::string::npos);
  for (const char* container :
       {"passing 'const std::map<int, int>' as 'this' argument discards qualifiers",
        "passing 'const Boxes' {aka 'const std::map<int, int>'} as 'this' argument discards "
        "qualifiers",
        "'this' argument to member function 'clear' has type 'const std::deque<int>', but "
        "function is not marked const",
        "no viable overloaded operator[] for type 'const std::map<int, int>'"}) {
    EXPECT_NE(meaning(container).find("for a map use find or at"), std::string::npos) << container;
  }
  EXPECT_NE(meaning("passing 'const Box' as 'this' argument discards qualifiers").find("the word"),
            std::string::npos);
  EXPECT_EQ(meaning("expected ';' before '}' token"), "");
}

TEST(compile_errors, the_contract_is_quoted_for_the_function_in_question) {
  const auto contract = [](const std::string& message, const std::string& line = "") {
    return help(message, "", line).contract;
  };
  EXPECT_EQ(contract("no matching function for call to 'Box::run()'"), "void run(int most = 1)");
  EXPECT_EQ(contract("'class Box' has no member named 'active'"), "int active() const");
  EXPECT_EQ(contract("no matching function for call to 'Box::Box()'"), "Box(int size)");
  EXPECT_EQ(contract("expected ';' before 'run'"), "");
  EXPECT_EQ(contract("'Box' was not declared in this scope", "box.run();"), "");
  EXPECT_EQ(contract("invalid use of void expression", "expect({\"1\"}, {show(box.active())});"),
            "int active() const")
      << "the tests call it in that line";
}

TEST(compile_errors, a_header_that_is_read_twice_is_said_to_be) {
  const std::string message = "redefinition of 'class Box'";
  EXPECT_NE(help(message, "class Box {};\n").meaning.find("#pragma once is missing"),
            std::string::npos);
  for (const char* guard : {"#pragma once\n", "# pragma  once\n", "#ifndef BOX\n"}) {
    EXPECT_EQ(help(message, guard + std::string("class Box {};\n")).meaning,
              "this is written twice");
  }
}

TEST(compile_errors, names_that_only_the_tests_know_are_explained) {
  EXPECT_EQ(help("cannot convert 'Speaker' to 'Process*'", "x").meaning,
            "Speaker is a class of the tests, derived from Process");
  EXPECT_EQ(help("no match for 'operator=' (operand types are 'T' and 'Parcel')", "x").meaning,
            "Parcel is a class of the tests. It can be moved");
  EXPECT_EQ(help("expected ';' before 'Parcel'", "class Parcel {};").meaning, "") << "one's own";
  EXPECT_EQ(help("no matching function for call to 'show(std::vector<int>)'").message,
            "'std::vector<int>' does not fit here");
  EXPECT_EQ(help("no matching function for call to 'my_own(int)'", "x").message,
            "no matching function for call to 'my_own(int)'");
}

TEST(compile_errors, a_warning_about_the_tests_is_not_the_learners) {
  const std::string output =
      "/k/tests.cpp:3:1: warning: ignoring return value of 'next()' [-Wunused-result]\n"
      "/own/a.hpp:9:3: note: declared here\n";
  EXPECT_EQ(first_warning(output, {"/own/a.hpp"}).message, "");
  const std::string own = output + "/own/a.hpp:7:3: warning: unused variable 'x'\n";
  EXPECT_EQ(first_warning(own, {"/own/a.hpp"}).message, "unused variable 'x'");
  EXPECT_EQ(first_warning(own, {"/own/a.hpp"}).place.line, 7);
}

TEST(traps, a_wait_that_nobody_waits_for_is_named) {
  const fs::path folder = fresh_folder();
  const fs::path own = folder / "own.hpp";
  write_again(own, "int a;\n  outbox.put(1);\nuse(co_await made());\n");
  const auto warning = [&own](int line, const std::string& text) {
    return own.string() + ":" + std::to_string(line) + ":3: warning: " + text + "\n";
  };
  const std::string of_gcc = "ignoring return value of 'Put put(int)', declared with attribute";
  const Trap trap = forgotten_wait(warning(1, "unused variable 'a'") + warning(2, of_gcc), {own});
  EXPECT_EQ(trap.place.line, 2);
  EXPECT_NE(trap.says.find("co_await missing?\n  outbox.put(1);"), std::string::npos);
  EXPECT_TRUE(
      forgotten_wait(warning(2, "ignoring returned value of type 'Sleep'"), {own}).place.known());
  EXPECT_FALSE(forgotten_wait(warning(1, "unused variable 'a'"), {own}).place.known());
  EXPECT_FALSE(forgotten_wait(warning(3, of_gcc), {own}).place.known()) << "it waits";
  EXPECT_FALSE(forgotten_wait(warning(2, of_gcc), {folder / "other.hpp"}).place.known());
  fs::remove_all(folder);
}

TEST(traps, a_function_that_should_wait_is_named) {
  const std::vector<fs::path> own = {"/own/game.hpp"};
  const std::string place = "/own/game.hpp:9:3: warning: ";
  EXPECT_EQ(
      forgotten_wait(place + "no return statement in function returning non-void", own).place.line,
      9);
  EXPECT_EQ(forgotten_wait(place + "non-void function does not return a value", own).place.line, 9);
}

// The line where it finds a trap in a file with this text; 0 when there is none.
int line_of(Trap (*finds)(const std::vector<fs::path>&), const std::string& text) {
  const fs::path folder = fresh_folder();
  write_again(folder / "own.hpp", text);
  const int line = finds({folder / "own.hpp"}).place.line;
  fs::remove_all(folder);
  return line;
}

TEST(traps, a_condition_that_gcc_12_gets_wrong_is_named) {
  const auto line_after = [](const std::string& before) {
    return line_of(wrong_condition, before + "\n  while (co_await frame()) {\n  }\n}\n");
  };
  EXPECT_EQ(line_after("axon::Process main() override {"), 2);
  EXPECT_EQ(line_after("axon::Process main() override {\n  // for ever"), 3);
  EXPECT_EQ(line_after("axon::Process main() override {\n  int turns = 0;"), 0);
  EXPECT_EQ(line_after("axon::Process main() override {\n  int i = 0;\n  while (i < 3) {"), 0);
}

TEST(traps, the_class_of_a_component_that_failed_is_found) {
  const fs::path folder = fresh_folder();
  const fs::path own = folder / "own.hpp";
  write_again(own, "class Sky;\nclass Skyline {};\nclass Sky final : public kit::Actor {\n};\n");
  EXPECT_EQ(class_that_failed("an error came out: Sky ended with an error: map::at", {own}).line,
            3);
  EXPECT_FALSE(class_that_failed("an error came out: map::at", {own}).known());
  EXPECT_FALSE(class_that_failed("Earth ended with an error: map::at", {own}).known());
  fs::remove_all(folder);
}

TEST(traps, what_is_made_in_the_line_of_co_await_is_named) {
  const auto line_in = [](const std::string& line) {
    return line_of(destroyed_twice, "// co_await outbox.put(Line{1});\n" + line + "\n");
  };
  EXPECT_EQ(line_in("co_await outbox.put(Line{1, text});"), 2);
  EXPECT_EQ(line_in("if (!co_await box.put( field::Pair<int>{1})) co_return;"), 2);
  EXPECT_EQ(line_in("co_await outbox.put(std::move(line));"), 0);
  EXPECT_EQ(line_in("co_await outbox.put(line);"), 0);
  EXPECT_EQ(line_in("Line line{1};"), 0);
}

TEST(sanitizer_reports, use_after_free_has_its_places) {
  const std::string report =
      "==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x60 at pc 0x55 bp 0x7f sp "
      "0x7f\n"
      "WRITE of size 8 at 0x60 thread T0\n"
      "    #0 0x555 in std::deque<int>::front() /usr/include/c++/12/bits/stl_deque.h:1\n"
      "    #1 0x555 in miniaxon::Scheduler::main(miniaxon::Scheduler::main()::_Z4Frame*) "
      "/own/scheduler.hpp:31\n"
      "freed by thread T0 here:\n"
      "    #0 0x555 in operator delete(void*) (/lib/libasan.so+0xb)\n"
      "    #1 0x555 in miniaxon::Scheduler::activate(miniaxon::Microprocess&) "
      "/own/scheduler.hpp:22\n";
  const SanitizerReport found =
      read_sanitizer_report(report, {"/own/scheduler.hpp"}, "/own/scheduler.hpp");
  ASSERT_EQ(found.parts.size(), 2U);
  EXPECT_EQ(found.parts[0].place.line, 31);
  EXPECT_EQ(found.parts[0].place.function, "Scheduler::main");
  EXPECT_EQ(found.parts[1].what, "given back at");
  EXPECT_EQ(found.parts[1].place.line, 22);
  EXPECT_EQ(found.sentence, "The program used memory that was already given back.");
}

TEST(sanitizer_reports, leaks_are_counted) {
  const std::string report =
      "==1==ERROR: LeakSanitizer: detected memory leaks\n"
      "Direct leak of 16 byte(s) in 1 object(s) allocated from:\n"
      "    #0 0x555 in operator new(unsigned long) (/lib/libasan.so+0xb)\n"
      "    #1 0x555 in miniaxon::f() /own/generator.hpp:9\n"
      "SUMMARY: AddressSanitizer: 48 byte(s) leaked in 2 allocation(s).\n";
  const SanitizerReport found =
      read_sanitizer_report(report, {"/own/generator.hpp"}, "/own/generator.hpp");
  EXPECT_EQ(found.sentence, "Memory was taken and never given back: 48 bytes in 2 pieces.");
  ASSERT_EQ(found.parts.size(), 1U);
  EXPECT_EQ(found.parts[0].place.line, 9);
}

TEST(sanitizer_reports, what_is_undefined_is_told_in_the_compilers_words) {
  const SanitizerReport found = read_sanitizer_report(
      "/own/a.hpp:5:3: runtime error: signed integer overflow\n", {"/own/a.hpp"}, "/own/a.hpp");
  EXPECT_TRUE(found.found);
  ASSERT_EQ(found.parts.size(), 1U);
  EXPECT_EQ(found.parts[0].place.line, 5);
}

TEST(sanitizer_reports, the_lessons_own_file_is_told_beside_an_earlier_one) {
  const SanitizerReport found = read_sanitizer_report(
      "/own/earlier.hpp:5:3: runtime error: member access within null pointer\n"
      "    #0 0x555 in miniaxon::Microprocess::stop() /own/earlier.hpp:5\n"
      "    #1 0x555 in miniaxon::Scheduler::run() /own/lesson.hpp:9\n",
      {"/own/earlier.hpp", "/own/lesson.hpp"}, "/own/lesson.hpp");
  ASSERT_EQ(found.parts.size(), 2U);
  EXPECT_EQ(found.parts[0].place.file, "/own/earlier.hpp");
  EXPECT_EQ(found.parts[1].what, "called from");
  EXPECT_EQ(found.parts[1].place.line, 9);
}

TEST(sanitizer_reports, the_stack_of_another_piece_is_no_caller) {
  const SanitizerReport found = read_sanitizer_report(
      "==1==ERROR: LeakSanitizer: detected memory leaks\n\n"
      "Direct leak of 16 byte(s) in 1 object(s) allocated from:\n"
      "    #0 0x555 in miniaxon::f() /own/earlier.hpp:5\n\n"
      "Direct leak of 16 byte(s) in 1 object(s) allocated from:\n"
      "    #0 0x555 in miniaxon::g() /own/lesson.hpp:9\n",
      {"/own/earlier.hpp", "/own/lesson.hpp"}, "/own/lesson.hpp");
  ASSERT_EQ(found.parts.size(), 1U);
  EXPECT_EQ(found.parts[0].place.line, 5);
}

TEST(functions, a_variable_is_found_by_its_value) {
  const std::string text =
      "// cause = none\nnamespace one {\n}\nnamespace two {\nif (cause == 1) {"
      "}\nint cause = 1;\n}\n";
  EXPECT_EQ(line_of_function(text, "two::cause"), 6);
}

TEST(functions, a_definition_is_found_before_a_call) {
  const std::string text =
      "class Box {\n  int peek() { return next(); }\n  // next()\n  int next() {\n    return 1;\n  "
      "}\n};\n";
  EXPECT_EQ(line_of_function(text, "next"), 4);
  EXPECT_EQ(line_of_function(text, "Box"), 1);
  EXPECT_EQ(line_of_function(text, "absent"), 0);
  EXPECT_EQ(line_of_function(text, "Box::next"), 4);
  EXPECT_EQ(line_of_function(text, "Box::absent"), 1);
}

TEST(lesson_files, a_mistake_is_named_with_file_line_and_what_was_expected) {
  const std::vector<std::array<std::string, 3>> mistakes = {
      {"tests = 1", "tests = \"many\"", "\"tests\" must be a whole number of at least 1"},
      {"tests = 1", "tests = 0", "\"tests\" must be a whole number of at least 1"},
      {"tests = 1", "test = 1", "unknown field \"test\"; the nearest known one is \"tests\""},
      {"header = \"ready.hpp\"", "header = 7", "\"header\" must be a text in quotes"},
      {"header = \"ready.hpp\"", "header = \"redy.hpp\"", "there is no solutions/redy.hpp"},
      {"header = \"ready.hpp\"", "header = ready", ""},
      {"format = 1", "format = 2", "format 1"},
      {"tests = 1", "starter_runs = 1", "\"starter_runs\" must be true or false"},
      {"tests = 1", "needs = \"full-axo\"\ntests = 1",
       "\"needs\" must be \"full-axon\" or \"games-kit\""},
  };
  for (const auto& [right, wrong, message] : mistakes) {
    const TemporaryKit kit;
    kit.own_everything();
    const fs::path file = kit.root() / "lessons/00-setup/lesson.toml";
    const std::string text = read_file(file);
    const std::size_t at = text.find(right);
    ASSERT_NE(at, std::string::npos) << right;
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    write_again(file, replaced(text, right, wrong));
    const Ended ended = kit.learn({"status"});
    EXPECT_EQ(ended.exit_code, exit_kit_error) << wrong;
    EXPECT_NE(ended.output.find("lesson.toml, line " + std::to_string(line)), std::string::npos)
        << wrong << ": " << ended.output;
    EXPECT_NE(ended.output.find(message), std::string::npos) << wrong << ": " << ended.output;
  }
}

TEST(library, is_the_runtime_and_the_kit_without_a_window) {
  const Library none = library_of(real_kit(), "");
  EXPECT_TRUE(none.folders.empty() && none.sources.empty() && none.key.empty());
  const Library full_axon = library_of(real_kit(), "full-axon");
  const Library games_kit = library_of(real_kit(), "games-kit");
  const auto has = [](const Library& library, const fs::path& file) {
    return std::find(library.sources.begin(), library.sources.end(), real_kit().root / file) !=
           library.sources.end();
  };
  EXPECT_TRUE(has(full_axon, "full-axon/src/scheduler.cpp"));
  EXPECT_FALSE(has(full_axon, "games/kit/world.cpp"));
  EXPECT_TRUE(has(games_kit, "full-axon/src/scheduler.cpp"));
  EXPECT_TRUE(has(games_kit, "games/kit/world.cpp"));
  EXPECT_FALSE(has(games_kit, "games/kit/window.cpp"));
}

TEST(library, another_content_is_another_key) {
  const TemporaryKit kit;
  const std::string before = library_of(kit.kit(), "full-axon").key;
  EXPECT_EQ(before, library_of(real_kit(), "full-axon").key);
  fs::remove(kit.root() / "full-axon");
  fs::copy(real_kit().root / "full-axon", kit.root() / "full-axon", fs::copy_options::recursive);
  const std::string copied = library_of(kit.kit(), "full-axon").key;
  const fs::path header = kit.root() / "full-axon/include/axon/box.hpp";
  write_again(header, read_file(header) + "// changed\n");
  EXPECT_NE(copied, library_of(kit.kit(), "full-axon").key);
}

TEST(lesson_files, a_number_with_a_suffix_stands_before_the_number_alone) {
  const TemporaryKit kit;
  kit.own_everything();
  const fs::path lessons = kit.root() / "lessons";
  fs::copy(lessons / "05-scheduler", lessons / "05.first-turns-before-turns");
  write_again(lessons / "05.first-turns-before-turns/lesson.toml",
              replaced(read_file(lessons / "05-scheduler/lesson.toml"), "scheduler.hpp", "f.hpp"));
  fs::copy(kit.root() / "solutions/countdown.hpp", kit.root() / "solutions/f.hpp");
  const std::vector<Lesson> all = load_lessons(kit.kit());
  const Lesson& first = lesson_of(all, "5.first");
  const Lesson& second = lesson_of(all, "05");
  EXPECT_EQ(first.number, "05.first");
  EXPECT_EQ(first.name, "turns-before-turns");
  EXPECT_EQ(first.position + 1, second.position);
  EXPECT_EQ(lesson_of(all, "04").position + 1, first.position);
  const CoreFolder core(kit.kit(), all, kit.kit().solutions(), {});
  const auto origin = [&](const Lesson& judged, const std::string& header) {
    for (const HeaderSource& source : core.sources_for(judged)) {
      if (source.header == header) return source.origin;
    }
    return Origin::missing;
  };
  EXPECT_EQ(origin(second, "f.hpp"), Origin::own);
  EXPECT_EQ(origin(first, "f.hpp"), Origin::own);
  EXPECT_EQ(origin(first, "microprocess.hpp"), Origin::own);
  EXPECT_EQ(origin(first, "scheduler.hpp"), Origin::reference);
}

TEST(supplied, recv_as_gives_a_letter_as_the_type_asked_for_or_names_both_types) {
  miniaxon::Component desk("desk");
  desk.send(5, "inbox");
  desk.send(std::string("hello"), "inbox");
  EXPECT_EQ(miniaxon::recv_as<int>(desk), 5);
  try {
    miniaxon::recv_as<int>(desk);
    FAIL() << "a text is given as a number";
  } catch (const miniaxon::WrongType& error) {
    const std::string text = error.what();
    for (const char* part : {"desk", "inbox", "std::string", "int"}) {
      EXPECT_NE(text.find(part), std::string::npos) << text;
    }
  }
}
