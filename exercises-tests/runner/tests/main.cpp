// Runs all tests of the kit and says, a line each, how they went. The last line counts them.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "../cut.hpp"
#include "learn.hpp"

void add_course_tests();

namespace {

class Lines : public testing::EmptyTestEventListener {
 public:
  int passed = 0;
  int failed = 0;
  int skipped = 0;

 private:
  void OnTestPartResult(const testing::TestPartResult& part) override {
    if (part.skipped()) why_ = part.message();
    if (part.failed()) {
      said_ += std::string("    ") + (part.file_name() != nullptr ? part.file_name() : "") + ":" +
               std::to_string(part.line_number()) + "\n    " +
               replaced(part.message(), "\n", "\n    ") + "\n";
    }
  }
  void OnTestEnd(const testing::TestInfo& test) override {
    const auto* result = test.result();
    const std::string name =
        std::string(test.test_suite_name()) + ": " + replaced(test.name(), "_", " ");
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "  (%.1f s)",
                  static_cast<double>(result->elapsed_time()) / 1000);
    if (result->Skipped()) {
      ++skipped;
      std::cout << "skipped  " << name << "  (" << why_ << ")" << std::endl;
    } else if (result->Passed()) {
      ++passed;
      std::cout << "ok       " << name << seconds << std::endl;
    } else {
      ++failed;
      std::cout << "FAILED   " << name << seconds << "\n" << said_ << std::flush;
    }
    why_.clear();
    said_.clear();
  }
  std::string why_;
  std::string said_;
};

}  // namespace

int main(int argc, char** argv) {
  // What a test has to say goes out in one piece: another process may write to the same place.
  std::setvbuf(stdout, nullptr, _IOFBF, 1 << 16);
  testing::InitGoogleTest(&argc, argv);
  add_course_tests();
  auto& listeners = testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
  auto* lines = new Lines;
  listeners.Append(lines);
  const int result = RUN_ALL_TESTS();
  if (lines->skipped > 0) std::cout << lines->skipped << " skipped, for the reasons above\n";
  if (const char* counts = std::getenv("AXON_KIT_COUNTS")) {  // ./learn selftest adds them up
    std::ofstream(counts, std::ios::app) << lines->passed << ' ' << lines->failed << '\n';
  } else {
    std::cout << lines->passed << " passed, " << lines->failed << " failed" << std::endl;
  }
  return lines->passed == 0 ? 1 : result;
}

const Kit& real_kit() {
  static const Kit kit = find_kit();
  return kit;
}

const std::vector<Lesson>& real_lessons() {
  static const std::vector<Lesson> lessons = load_lessons(real_kit());
  return lessons;
}

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "axon-kit-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw KitError("No temporary folder can be made.");
  return fs::canonical(name);
}

std::string reference(const std::string& header, const std::string& piece, const std::string& by) {
  const fs::path file = real_kit().solutions() / header;
  std::string text = cut_solution(read_file(file), file);
  if (piece.empty()) return text;
  EXPECT_NE(text.find(piece), std::string::npos) << "\"" << piece << "\" is not in " << header;
  return replaced(text, piece, by);
}

TemporaryKit::TemporaryKit() {
  const Kit& real = real_kit();
  kit_.root = fresh_folder();
  kit_.build = real.build;
  for (const char* room : {"lessons", "solutions", "exercises-tests", "full-axon", "games"}) {
    fs::create_directory_symlink(real.root / room, kit_.root / room);
  }
  for (const auto& entry : fs::directory_iterator(real.root)) {
    if (entry.path().extension() == ".md") fs::copy(entry.path(), kit_.root);
  }
  fs::create_directory(kit_.core());
  for (const Lesson& lesson : real_lessons()) {
    const fs::path file = real.solutions() / lesson.header;
    write_again(own(lesson.header), cut_stub(read_file(file), file));
  }
  fs::permissions(kit_.root, fs::perms::all);
  fs::permissions(kit_.core(), fs::perms::all);
}

TemporaryKit::~TemporaryKit() {
  std::error_code error;
  fs::permissions(kit_.core(), fs::perms::all, error);
  fs::remove_all(kit_.root, error);
}

void TemporaryKit::solve(const std::string& header) const {
  write_again(own(header), reference(header));
}

void TemporaryKit::own_everything() const {
  for (const char* room : {"lessons", "solutions"}) {
    fs::remove(kit_.root / room);
    fs::copy(real_kit().root / room, kit_.root / room, fs::copy_options::recursive);
  }
}

void TemporaryKit::move() {
  const fs::path to = kit_.root.string() + "-moved";
  fs::rename(kit_.root, to);
  kit_.root = to;
}

Program TemporaryKit::program(const std::vector<std::string>& words) const {
  Program program;
  program.arguments = {(kit_.build / "runner/bin/axon-kit").string()};
  program.arguments.insert(program.arguments.end(), words.begin(), words.end());
  program.environment = {{"AXON_KIT_ROOT", kit_.root.string()},
                         {"AXON_KIT_BUILD", kit_.build.string()}};
  program.folder = kit_.root;
  program.wall_seconds = 300;
  return program;
}

Ended TemporaryKit::learn(const std::vector<std::string>& words,
                          const std::map<std::string, std::string>& environment) const {
  Program learn = program(words);
  for (const auto& [name, value] : environment) learn.environment[name] = value;
  return run_program(learn);
}

std::string TemporaryKit::learn_output(const std::vector<std::string>& words) const {
  Program learn = program(words);
  learn.drops_errors = true;
  return run_program(learn).output;
}

CoreOf::CoreOf(const std::map<std::string, std::string>& headers) : folder_(fresh_folder()) {
  for (const auto& [name, text] : headers) write_again(folder_ / name, text);
}

CoreOf::~CoreOf() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

void expect_says(const Ended& ended, int exit_code, const std::vector<std::string>& pieces) {
  EXPECT_EQ(ended.exit_code, exit_code) << ended.output;
  for (const std::string& piece : pieces) {
    EXPECT_NE(ended.output.find(piece), std::string::npos) << "\"" << piece << "\" is not in:\n"
                                                           << ended.output;
  }
}

nlohmann::json judged(const std::string& number, const CoreOf& core,
                      const std::map<std::string, std::string>& environment,
                      const std::vector<std::string>& options) {
  Program learn;
  learn.wall_seconds = 300;
  learn.arguments = {(real_kit().build / "runner/bin/axon-kit").string(),
                     "check",
                     number,
                     "--core",
                     core.path(),
                     "--format",
                     "json"};
  learn.arguments.insert(learn.arguments.end(), options.begin(), options.end());
  learn.environment = {{"AXON_KIT_ROOT", real_kit().root.string()},
                       {"AXON_KIT_BUILD", real_kit().build.string()}};
  for (const auto& [name, value] : environment) learn.environment[name] = value;
  learn.folder = real_kit().root;
  learn.drops_errors = true;
  const Ended ended = run_program(learn);
  nlohmann::json answer = nlohmann::json::parse(ended.output, nullptr, false);
  if (!answer.is_object()) answer = {{"verdict", "no JSON: " + ended.output}};
  answer["exit"] = ended.exit_code;
  return answer;
}

std::string countdown_that(const std::string& does, const std::string& includes) {
  return includes + reference("countdown.hpp", "left_ = from;", "left_ = from;\n    " + does);
}
