#include "judge.hpp"

#include <algorithm>
#include <chrono>
#include <future>

#include "alone.hpp"
#include "build.hpp"
#include "cut.hpp"
#include "lesson_run.hpp"
#include "tampering.hpp"

namespace {

// Which of the two outcomes to tell: the failure that came first in the order of the tests. In
// the same test the sanitizer's report says more than what followed from the damage.
const Outcome& worse(const Outcome& plain, const Outcome& sanitized) {
  if (plain.verdict == Verdict::pass) return sanitized;
  if (sanitized.verdict == Verdict::pass) return plain;
  if (plain.when != sanitized.when) return plain.when < sanitized.when ? plain : sanitized;
  return sanitized.verdict == Verdict::crashed ? sanitized : plain;
}

void add_notes(const Lesson& lesson, const Stage& stage, const Outcome& told,
               Judgement& judgement) {
  std::string standing_in;
  for (const HeaderSource& source : stage.sources) {
    const char* why = source.origin == Origin::borrowed      ? "borrowed"
                      : source.origin == Origin::not_started ? "not started"
                      : source.origin == Origin::missing     ? "missing"
                                                             : nullptr;
    if (why == nullptr || !source.used) continue;
    standing_in += (standing_in.empty() ? "" : ", ") + source.header + " (" + why + ")";
  }
  if (!told.score.empty()) judgement.notes.push_back(told.score);
  if (!standing_in.empty()) {
    judgement.notes.push_back("The reference stands in for " + standing_in + ".");
  }
  std::vector<fs::path> own;
  for (const fs::path& file : stage.own_files) {
    if (file.filename() == lesson.header) own.push_back(file);
  }
  const CompileError warning = first_warning(told.warnings, own);
  if (judgement.verdict == Verdict::pass && !warning.message.empty()) {
    judgement.notes.push_back("The compiler warns at " + shown(warning.place.file) + ":" +
                              std::to_string(warning.place.line) + ": " + warning.message);
  }
}

// What the failure itself does not show.
void tell_traps(const Compiler& compiler, const Stage& stage, const Outcome& told,
                Failure& failure) {
  if (const Place failed = class_that_failed(failure.got + failure.explanation, stage.own_files);
      failed.known()) {
    failure.look = failed;
  }
  Trap trap = forgotten_wait(told.warnings, stage.own_files);
  const bool may_be_doubled = told.verdict == Verdict::crashed && !stage.library.name.empty() &&
                              compiler.is_the_one_in_the_texts();
  if (!trap.place.known() && may_be_doubled) trap = destroyed_twice(stage.own_files);
  if (!trap.place.known() && may_be_doubled) trap = wrong_condition(stage.own_files);
  if (!trap.place.known()) return;
  failure.explanation = trap.says + (failure.explanation.empty() ? "" : "\n" + failure.explanation);
  failure.look = trap.place;
}

}  // namespace

const char* word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "PASS";
    case Verdict::wrong:
      return "WRONG";
    case Verdict::does_not_compile:
      return "DOES NOT COMPILE";
    case Verdict::crashed:
      return "CRASHED";
    case Verdict::hung:
      return "HUNG";
    case Verdict::nothing_ran:
      return "NOTHING RAN";
    case Verdict::not_started:
      return "NOT STARTED";
  }
  return "";
}

Judgement judge(const Kit& kit, const Compiler& compiler, const CoreFolder& core,
                const Lesson& lesson, const JudgeOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  Judgement judgement;
  judgement.lesson = &lesson;
  if (core.folder() != kit.core()) {
    const std::string folder = shown(core.folder());
    const bool in_quotes = folder.find(' ') != std::string::npos;
    judgement.core_option = " --core " + (in_quotes ? '"' + folder + '"' : folder);
  }
  if (!core.has(lesson) || core.is_not_started(lesson)) {
    judgement.verdict = Verdict::not_started;
    Failure failure;
    failure.look = {core.file_of(lesson), 0, ""};
    if (core.has(lesson)) {
      failure.look.line = line_of_first_hole(read_file(core.file_of(lesson)));
      failure.explanation =
          "The starter file is unchanged. This is the expected start; your setup is fine.";
    } else {
      failure.explanation = "The file " + shown(core.file_of(lesson)) + " is not there.";
    }
    judgement.failure = failure;
    return judgement;
  }
  const fs::path folder = kit.tests() / lesson.folder;
  const Stage staged = stage(kit, core, lesson, {folder / "tests.cpp"}, compiler.key());
  const Suspicions suspicions = suspicions_about(kit, core, lesson, staged, [&] {
    return expanded_headers(compiler, staged, tests_of(kit, lesson, options, Build::plain));
  });
  judgement.looks = suspicions.looks;
  if (!suspicions.tampering.empty()) {
    Failure failure;
    failure.explanation = suspicions.tampering;
    failure.look = {core.file_of(lesson), 0, ""};
    judgement.failure = failure;
    return judgement;
  }
  run_tests(kit, compiler, staged, lesson, options, judgement);
  judgement.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return judgement;
}

void run_tests(const Kit& kit, const Compiler& compiler, const Stage& staged, const Lesson& lesson,
               const JudgeOptions& options, Judgement& judgement) {
  const auto run = [&](Build build) {
    return run_lesson(kit, compiler, staged, lesson, options, build);
  };
  // Meanwhile; or after the plain run, when that passes.
  std::future<Outcome> other_run = std::async(
      options.both_runs ? std::launch::async : std::launch::deferred, run, Build::sanitized);
  const Outcome plain = run(Build::plain);
  std::vector<std::string> notes_on_header;
  const bool is_a_learners = options.walls == nullptr && staged.library.name.empty();
  if (plain.verdict == Verdict::pass && options.both_runs && is_a_learners) {
    notes_on_header = notes_on_the_header_alone(compiler, staged, lesson);  // meanwhile, too
  }
  const bool enough = !options.both_runs && plain.verdict != Verdict::pass;
  const Outcome sanitized = enough ? plain : other_run.get();
  const Outcome& told = worse(plain, sanitized);
  judgement.verdict = told.verdict;
  judgement.failure = told.failure;
  if (told.failure && told.verdict != Verdict::does_not_compile) {
    tell_traps(compiler, staged, told, *judgement.failure);
  }
  judgement.sources = staged.sources;
  judgement.tests = told.tests;
  judgement.tests_run = std::min(plain.run, sanitized.run);
  judgement.tests_passed = std::min(plain.passed, sanitized.passed);
  if (!sanitized.looked_for_leaks) {
    judgement.notes.push_back(
        "Lost memory cannot be looked for here: a debugger or a container forbids it.");
  }
  add_notes(lesson, staged, told, judgement);
  if (judgement.verdict == Verdict::pass) {
    judgement.notes.insert(judgement.notes.end(), notes_on_header.begin(), notes_on_header.end());
  }
}
