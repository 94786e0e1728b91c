#include "lesson_run.hpp"

#include <signal.h>
#include <unistd.h>

#include <deque>
#include <nlohmann/json.hpp>
#include <random>

#include "build.hpp"
#include "compile_help.hpp"
#include "cut.hpp"
#include "process.hpp"

namespace {

constexpr double seconds_of_silence = 2;
constexpr double seconds_for_a_run = 60;
constexpr std::size_t most_memory = std::size_t{1} << 30;
constexpr std::size_t most_tasks = 500;
constexpr std::size_t largest_file = std::size_t{64} << 20;
constexpr std::size_t much_memory = most_memory / 4;
constexpr int last_of_all = 1'000'000;
constexpr std::size_t last_things = 6;
constexpr int exit_by_leak = 87;
constexpr int exit_by_sanitizer = 99;

// What one test told, record by record.
struct TestStory {
  Failure facts;
  bool failed = false;
  bool ended = false;
  bool passed = false;
  std::string holder;
  std::deque<std::string> happened;
};

std::string secret_word() {
  std::random_device random;
  std::string word;
  for (int i = 0; i < 4; ++i) word += std::to_string(random());
  return word;
}

class LessonRun {
 public:
  LessonRun(const Kit& kit, const Compiler& compiler, const Stage& stage, const Lesson& lesson,
            const JudgeOptions& options, Build build)
      : kit_(kit),
        compiler_(compiler),
        stage_(stage),
        lesson_(lesson),
        options_(options),
        build_(build),
        word_(secret_word()) {}

  Outcome outcome() {
    if (compile()) run();
    return std::move(outcome_);
  }

 private:
  fs::path file(const std::string& what) const {
    return stage_.folder / (std::string(name_of(build_)) + "-" + what);
  }

  // False when there is nothing to run.
  bool compile() {
    const Built built = build_program(compiler_, stage_, tests_of(kit_, lesson_, options_, build_));
    program_ = built.program;
    outcome_.warnings = built.warnings;
    if (!built.outside.empty()) {
      nothing_ran("The headers include " + built.outside.string() +
                  ", a file outside their folder.");
      return false;
    }
    if (!built.error) return true;
    outcome_.verdict = Verdict::does_not_compile;
    Failure failure;
    failure.look = built.error->place;
    failure.source = built.error->source;
    const fs::path reference = kit_.solutions() / lesson_.header;
    const std::string contract = lesson_.is_game ? "" : cut_stub(read_file(reference), reference);
    const CompileHelp help = help_with(*built.error, contract, text_of_the_tests(kit_, lesson_));
    failure.got = help.message;
    failure.explanation = help.meaning;
    failure.contract = help.contract;
    failure.more = built.error->more;
    if (!failure.look.known()) failure.look = {core_file(), 0, ""};
    failure.full_report = report_file("compiler.txt", built.output);
    outcome_.failure = failure;
    return false;
  }

  fs::path core_file() const {
    for (const HeaderSource& source : stage_.sources) {
      if (source.header == lesson_.header) return source.file;
    }
    return kit_.solutions() / lesson_.header;
  }

  fs::path report_file(const std::string& name, const std::string& content) const {
    const fs::path reports = kit_.build / "reports";
    make_folder(reports);
    const fs::path file = reports / (lesson_.number + "-" + name_of(build_) + "-" + name);
    write_again(file, content);
    return file;
  }

  void run() {
    const fs::path scratch = file("run-" + std::to_string(::getpid()));
    std::error_code error;
    fs::remove_all(scratch, error);
    make_folder(scratch);
    Program test = watched_tests(program_, scratch, options_);
    // The sanitizers of clang start a program that knows the names of functions.
    if (build_ == Build::sanitized && compiler_.is_clang()) {
      test.calls = Calls::of_a_lesson_with_processes;
    }
    test.word = word_;
    test.on_record = [this](const std::string& line) { take_record(line); };
    test.environment = Compiler::environment(looks_for_leaks_);
    if (options_.walls != nullptr) options_.walls->around_tests(test);
    const Ended ended = run_program(test);
    std::string report;
    if (ended.exit_code == exit_by_sanitizer || ended.exit_code == exit_by_leak) {
      report = Compiler::report_in(ended.output + ended.last_output);
    }
    if (looks_for_leaks_ &&
        report.find("LeakSanitizer has encountered a fatal error") != std::string::npos) {
      looks_for_leaks_ = outcome_.looked_for_leaks = false;
      tests_.clear();
      return run();
    }
    judge_the_end(ended, report);
    if (outcome_.failure && !ended.output.empty()) {
      std::string text = ended.output;
      if (ended.output_total > ended.output.size()) {
        text += "\n[... of " + std::to_string(ended.output_total) +
                " bytes, these are the first; the last are]\n" + ended.end_of_output();
      }
      outcome_.failure->full_report = report_file("report.txt", text);
    }
    fs::remove_all(scratch, error);
  }

  void take_record(const std::string& line) {
    try {
      understand(nlohmann::json::parse(line));
    } catch (const nlohmann::json::exception&) {
      forged_ = true;
    }
  }

  void understand(const nlohmann::json& record) {
    if (record.at("word") != word_) {
      forged_ = true;
      return;
    }
    const std::string event = record.value("event", "");
    if (event == "start") {
      tests_.emplace_back();
      Failure& facts = tests_.back().facts;
      facts.test = record.value("name", "");
      facts.number = record.value("number", 0);
      facts.says = record.value("says", "");
      facts.rule = record.value("rule", "");
      facts.heading = record.value("heading", "");
      facts.look = look_at(record.value("header", ""), record.value("function", ""));
      facts.about = facts.look.file;
      return;
    }
    if (event == "done") {
      done_ = true;
      return;
    }
    if (event == "score") outcome_.score = record.value("text", "");
    if (tests_.empty()) return;
    TestStory& test = tests_.back();
    if (event == "step") {
      test.facts.steps.push_back(record.value("text", ""));
    } else if (event == "turn") {
      test.holder = record.value("who", "");
      test.happened.push_back(test.holder + " " + record.value("what", ""));
      if (test.happened.size() > last_things) test.happened.pop_front();
    } else if (event == "look") {
      const std::string header = test.facts.look.file.filename().string();
      test.facts.look = look_at(header, record.value("function", ""));
    } else if (event == "holder") {
      test.holder = record.value("who", "");
    } else if (event == "fail") {
      test.failed = true;
      test.facts.expected = record.value("expected", "");
      test.facts.got = record.value("got", "");
      test.facts.differs = record.value("differs", "");
      if (!record.contains("said")) return;
      for (const std::string line : record["said"]) test.facts.explanation += line + "\n";
      test.facts.look = {record.value("file", ""), record.value("line", 0), ""};
    } else if (event == "hang") {
      hang_ = record.value("why", "");
    } else if (event == "end") {
      test.ended = true;
      test.passed = record.value("ok", "") == "yes" && !test.failed;
    }
  }

  // Where in the learner's file the function is; the file alone when it is not found.
  Place look_at(const std::string& header, const std::string& function) const {
    for (const HeaderSource& source : stage_.sources) {
      if (source.header != header) continue;
      return {source.file, line_of_function(read_file(source.file), function), function};
    }
    return {};
  }

  void judge_the_end(const Ended& ended, const std::string& report) {
    for (const TestStory& test : tests_) {
      outcome_.tests.push_back(test.facts);
      if (!test.ended) continue;
      ++outcome_.run;
      if (test.passed) ++outcome_.passed;
    }
    const TestStory* wrong = nullptr;  // the first that failed by a comparison
    int failing = 0;
    for (const TestStory& test : tests_) {
      if (!test.failed) continue;
      ++failing;
      if (wrong == nullptr) wrong = &test;
    }
    if (wrong != nullptr) {
      outcome_.when = 2 * wrong->facts.number;
      fail(Verdict::wrong, wrong->facts);
      outcome_.failure->more = failing - 1;
      outcome_.failure->todos = failing > 1 ? count_todos(read_file(core_file())) : 0;
      return;
    }
    if (ended.signal == SIGSYS) {
      return nothing_ran(
          "The program asked the system for what no lesson needs, so it was stopped: another "
          "process, the network, or the memory of another program.");
    }
    if (ended.stopped == Stopped::by_tasks) {
      return nothing_ran("The program started more and more threads or processes.");
    }
    if (forged_) return nothing_ran("Something else than the tests wrote into the tests' results.");
    const bool complete = done_ && ended.exit_code == 0 && ended.stopped == Stopped::no;
    if (complete && outcome_.run != lesson_.tests) {
      return nothing_ran(
          std::to_string(outcome_.run) + " of " + std::to_string(lesson_.tests) +
          " tests ran. Something in the program chose among them, or ended them early.");
    }
    if (complete && ended.left_processes) {
      return nothing_ran(
          "The tests ran, but the program left another process running behind it. That process "
          "was stopped.");
    }
    if (complete && outcome_.passed == lesson_.tests) {
      outcome_.verdict = Verdict::pass;
      return;
    }
    ended_early(ended, report);
  }

  void ended_early(const Ended& ended, const std::string& report) {
    Failure facts = tests_.empty() ? Failure{} : tests_.back().facts;
    const bool in_a_test = !tests_.empty() && !tests_.back().ended;
    outcome_.when = 2 * facts.number + (in_a_test ? 0 : 1);
    // Lost memory is told last: whoever has not yet written what gives it back has other failures.
    if (ended.exit_code == exit_by_leak) outcome_.when = last_of_all;
    if (!in_a_test) facts = Failure{};
    const SanitizerReport found = read_sanitizer_report(report, stage_.own_files, core_file());
    // On a slow machine the watchdog comes before the limit.
    const bool grows = ended.most_memory > much_memory && ended.exit_code == exit_by_watchdog;
    if (ended.stopped == Stopped::by_memory || grows) {
      facts.explanation = "The program took more and more memory: more than " +
                          std::to_string(much_memory >> 20) + " MiB when it was stopped.";
      fail(Verdict::crashed, facts);
    } else if (ended.exit_code == exit_by_watchdog || ended.stopped == Stopped::by_silence ||
               ended.stopped == Stopped::by_wall_time) {
      hung(ended, facts);
    } else if (found.found) {
      facts.explanation = found.sentence;
      facts.places = found.parts;
      if (!found.parts.empty()) facts.look = found.parts.front().place;
      for (const auto& part : found.parts) {
        if (!lesson_.is_game && facts.look.file != core_file() && part.place.file == core_file())
          facts.look = part.place;
      }
      fail(Verdict::crashed, facts);
    } else if (ended.signal != 0) {
      facts.explanation = "The system stopped the program (" + name_of_signal(ended.signal) + ").";
      fail(Verdict::crashed, facts);
    } else {
      facts.explanation = "The program ended early, with exit code " +
                          std::to_string(ended.exit_code) + ": " + std::to_string(outcome_.run) +
                          " of " + std::to_string(lesson_.tests) +
                          " tests had run. Does something call exit()?";
      fail(Verdict::nothing_ran, facts);
    }
  }

  void hung(const Ended& ended, Failure& facts) {
    const std::string limit =
        std::to_string(static_cast<int>(seconds_of_silence * options_.time_scale + 0.5));
    if (hang_ == "budget") {
      facts.explanation =
          "Your code hands control back, again and again, and does not come to an end.";
    } else if (ended.stopped == Stopped::by_wall_time) {
      facts.explanation = "The tests did not come to an end, so they were stopped.";
    } else {
      facts.explanation = "Your code did not give control back within " + limit +
                          " seconds, so the test was stopped.";
    }
    const std::string holder = tests_.empty() ? "" : tests_.back().holder;
    if (!holder.empty()) {
      facts.explanation += "\nThe turn was with the " +
                           std::string(lesson_.is_game ? "component" : "microprocess") + " \"" +
                           holder + "\".";
    }
    if (!tests_.empty() && !tests_.back().ended) {
      facts.happened.assign(tests_.back().happened.begin(), tests_.back().happened.end());
    }
    if (ended.output_total > ended.output.size()) {
      facts.explanation += "\nIt printed " + std::to_string(ended.output_total >> 20) +
                           " MiB meanwhile; the first is kept.";
    }
    fail(Verdict::hung, facts);
  }

  void nothing_ran(const std::string& explanation) {
    Failure failure;
    failure.explanation = explanation;
    fail(Verdict::nothing_ran, failure);
  }

  void fail(Verdict verdict, const Failure& failure) {
    outcome_.verdict = verdict;
    outcome_.failure = failure;
    if (!outcome_.failure->look.known()) outcome_.failure->look = {core_file(), 0, ""};
  }

  const Kit& kit_;
  const Compiler& compiler_;
  const Stage& stage_;
  const Lesson& lesson_;
  const JudgeOptions& options_;
  const Build build_;
  const std::string word_;
  fs::path program_;
  bool looks_for_leaks_ = true;
  Outcome outcome_;
  std::deque<TestStory> tests_;
  bool done_ = false;
  bool forged_ = false;
  std::string hang_;
};

}  // namespace

Outcome run_lesson(const Kit& kit, const Compiler& compiler, const Stage& stage,
                   const Lesson& lesson, const JudgeOptions& options, Build build) {
  return LessonRun(kit, compiler, stage, lesson, options, build).outcome();
}

BuildRequest tests_of(const Kit& kit, const Lesson& lesson, const JudgeOptions& options,
                      Build build) {
  BuildRequest request;
  request.build = build;
  request.source = kit.tests() / lesson.folder / "tests.cpp";
  request.name = name_of(build);
  request.include_folders = {kit.tests() / lesson.folder};
  request.first_header = lesson.header;
  request.with_harness = true;
  request.time_scale = options.time_scale;
  request.walls = options.walls;
  return request;
}

Program watched_tests(const fs::path& program, const fs::path& folder,
                      const JudgeOptions& options) {
  Program test;
  test.arguments = {program.string()};
  test.folder = folder;
  test.wall_seconds = seconds_for_a_run * options.time_scale;
  test.silent_seconds = 6 * seconds_of_silence * options.time_scale;
  test.memory_bytes = most_memory;
  test.tasks = most_tasks;
  test.file_bytes = largest_file;
  test.calls = Calls::of_a_lesson;
  test.harness_seconds = seconds_of_silence * options.time_scale;
  return test;
}
