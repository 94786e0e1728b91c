// Every lesson: its parts are in step, its stub is not started, its solution passes, the wrong
// solutions in the bank do not pass and the other right ones do.
#include <gtest/gtest.h>

#include <functional>

#include "../bank.hpp"
#include "../cut.hpp"
#include "../derive.hpp"
#include "../judge.hpp"
#include "learn.hpp"

namespace {

class Step : public testing::Test {
 public:
  explicit Step(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

void add(const std::string& group, const std::string& name, std::function<void()> body) {
  testing::RegisterTest(group.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                        [body]() -> Step* { return new Step(body); });
}

const Compiler& compiler() {
  static const Compiler only(real_kit());
  only.prepare([](const std::string&) {});
  return only;
}

JudgedBank& bank() {
  static JudgedBank only(real_kit(), compiler(), real_lessons(),
                         bank_of(real_kit(), real_lessons()));
  return only;
}

// Its verdict is what the bank says, and its message is fit for a learner.
void is_as_the_bank_says(std::size_t number) {
  static const bool exactly = compiler().is_the_one_in_the_texts();
  const BankEntry& entry = bank().entries()[number];
  const Judgement judgement = bank().judgement(number);
  for (const std::string& problem : problems_of_entry(real_kit(), entry, judgement, exactly)) {
    ADD_FAILURE() << problem;
  }
  for (const std::string& problem : problems_of_its_message(real_kit(), entry, judgement)) {
    ADD_FAILURE() << problem;
  }
}

void stub_is_not_started(const Lesson& lesson) {
  const TemporaryKit kit;
  const Ended ended = kit.learn({"check", lesson.number});
  EXPECT_EQ(ended.exit_code, 6);
  const int line = line_of_first_hole(read_file(kit.own(lesson.header)));
  EXPECT_GT(line, 0);
  EXPECT_NE(ended.output.find("miniaxon/" + lesson.header + ":" + std::to_string(line)),
            std::string::npos)
      << ended.output;
}

// The stub and the solution, alone and with warnings as errors.
void compiles_without_warnings(const Lesson& lesson, const fs::path& with) {
  const fs::path folder = fresh_folder();
  const fs::path reference = real_kit().solutions() / lesson.header;
  write_again(folder / lesson.header, cut_stub(read_file(reference), reference));
  std::vector<fs::path> files = {folder / lesson.header, reference};
  for (const auto& entry : fs::directory_iterator(real_kit().lessons() / lesson.folder)) {
    if (entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  for (const fs::path& file : files) {
    write_again(folder / "all.cpp", "#include \"" + file.string() + "\"\n");
    Program compile;
    compile.arguments = {with.string(),
                         "-std=c++20",
                         "-Wall",
                         "-Wextra",
                         "-Werror",
                         "-fsyntax-only",
                         "-I",
                         real_kit().solutions().string(),
                         (folder / "all.cpp").string()};
    for (const std::string& word : include_options_of(library_of(real_kit(), lesson.needs))) {
      compile.arguments.push_back(word);
    }
    const Ended ended = run_program(compile);
    EXPECT_TRUE(ended.ok()) << ended.output;
  }
  fs::remove_all(folder);
}

}  // namespace

void add_course_tests() {
  static const std::vector<InStep> things = things_in_step(real_kit());
  for (const InStep& thing : things) {
    add("in step", thing.name, [&thing] {
      if (!thing.skipped.empty()) GTEST_SKIP() << thing.skipped;
      for (const std::string& problem : thing.problems()) ADD_FAILURE() << problem;
    });
  }
  std::vector<std::string> compilers = {"g++"};
  for (const char* clang : {"clang++-19", "clang++-16", "clang++"}) {
    if (compilers.size() == 1 && find_program(clang)) compilers.emplace_back(clang);
  }
  if (compilers.size() == 1) compilers.emplace_back("clang++");
  for (const Lesson& lesson : real_lessons()) {
    const std::string group = "lesson " + lesson.number;
    add(group, "the untouched stub is NOT STARTED", [&lesson] { stub_is_not_started(lesson); });
    for (const std::string& name : compilers) {
      add(group, "stub, solution and programs compile without warnings with " + name,
          [&lesson, name] {
            const auto found = find_program(name);
            if (!found) GTEST_SKIP() << name << " is not installed";
            compiles_without_warnings(lesson, *found);
          });
    }
  }
  const std::vector<BankEntry> entries = bank_of(real_kit(), real_lessons());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    add("bank", entries[i].name(), [i] { is_as_the_bank_says(i); });
  }
}
