#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "commands.hpp"
#include "course.hpp"
#include "games.hpp"
#include "predictions.hpp"
#include "process.hpp"
#include "report.hpp"

namespace {

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void say_the_end(const Course& course, int passed) {
  const auto all = static_cast<int>(course.lessons().size());
  if (passed == all) {
    std::cout << "You have done all " << all
              << " lessons of this kit. Your own core can carry a file.\n";
  } else {
    std::cout << "You are at the end of this kit's lessons: " << passed << " of " << all
              << " passed.\n";
  }
  for (const Lesson& lesson : course.lessons()) {
    if (course.standing(lesson) != Standing::borrowed) continue;
    std::cout << "Borrowed: lesson " << lesson.number << ", " << lesson.title
              << ".  Your own file again: ./learn return " << lesson.number << "\n";
  }
  std::cout << "\nNext:  " << course.next() << "\n";
}

}  // namespace

int where_am_i(const Kit& kit) {
  Course course(kit);
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  write_compile_commands(kit, compiler, course.lessons());
  int passed = 0;
  for (const Lesson& lesson : course.lessons()) {
    if (course.standing(lesson) == Standing::passed) ++passed;
  }
  std::cout << "axon-kit: you build a concurrency core with your own hands.\n\n";
  const Lesson* lesson = course.at_hand();
  if (lesson == nullptr) {
    say_the_end(course, passed);
    return 0;
  }
  std::cout << "You are at lesson " << lesson->number << ": " << lesson->title << "   ("
            << words_of(course.standing(*lesson)) << ")\n"
            << "  What you get:  " << lesson->gives << "\n"
            << "  Time:          about " << lesson->minutes << " minutes, a guess\n"
            << "  The page:      " << shown(kit.lessons() / lesson->folder / "README.md") << "\n"
            << "  Your file:     " << shown(course.core().file_of(*lesson)) << "\n"
            << passed << " of " << course.lessons().size()
            << " lessons passed.  All of them: ./learn status   All commands: ./learn --help\n";
  if (const int count = course.questions_that_came_back(); count > 0) {
    std::cout << "Questions that come back: " << count << "\n";
  }
  std::cout << "\nNext:  " << course.next() << "\n";
  return 0;
}

int status(const Kit& kit, Format format) {
  Course course(kit);
  if (format == Format::json) {
    nlohmann::ordered_json json = {{"lessons", nlohmann::ordered_json::array()}};
    for (const Lesson& lesson : course.lessons()) {
      const LessonMemory& known = course.known(lesson);
      auto hints = static_cast<int>(known.offered.size());
      for (const auto& [section, count] : known.hints) hints += count;
      const Tally tally = tally_of(known, load_questions(kit, lesson));
      json["lessons"].push_back({{"lesson", lesson.number},
                                 {"name", lesson.name},
                                 {"state", words_of(course.standing(lesson))},
                                 {"source", known.borrowed ? "borrowed" : "own"},
                                 {"solution_seen", !known.given_up.empty()},
                                 {"hints", hints},
                                 {"predictions",
                                  {{"right", tally.right},
                                   {"wrong", tally.wrong},
                                   {"skipped", tally.skipped},
                                   {"open", tally.open}}},
                                 {"file", shown(course.core().file_of(lesson))}});
    }
    json["questions_that_came_back"] = course.questions_that_came_back();
    json["next"] = course.next();
    std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return 0;
  }
  std::size_t widest = 0;
  for (const Lesson& lesson : course.lessons()) widest = std::max(widest, lesson.number.size());
  for (const Lesson& lesson : course.lessons()) {
    std::string words = words_of(course.standing(lesson));
    if (!course.known(lesson).given_up.empty()) words += ", solution seen";
    if (!course.known(lesson).predictions.empty()) {
      words +=
          "; predictions: " + words_of(tally_of(course.known(lesson), load_questions(kit, lesson)));
    }
    std::cout << std::left << std::setw(static_cast<int>(widest)) << lesson.number << "  "
              << std::setw(40) << lesson.title << "  " << words << "\n";
  }
  std::cout << "\nNext:  " << course.next() << "\n";
  return 0;
}

int read_lesson(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number_or_at_hand(kit, number));
  std::string text;
  for (const std::string& line : lines_of(read_file(kit.lessons() / lesson.folder / "README.md"))) {
    if (!starts_with(line, "<!--")) text += line + "\n";
  }
  Memory memory(kit);
  memory.note([&](Memory& now) { now.of(lesson).has_read = true; });
  const bool asks = tally_of(memory.of(lesson), load_questions(kit, lesson)).open > 0;
  const std::string next =
      std::string("Next:  ./learn ") + (asks ? "predict " : "check ") + lesson.number + "\n";
  text += "\n" + next;
  winsize window{};
  const bool fits = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 &&
                    lines_of(text).size() < window.ws_row;
  const auto pager = find_program("less");
  if (!is_terminal() || fits || !pager) {
    std::cout << text;
    return 0;
  }
  const fs::path page = kit.build / "page.txt";
  make_folder(kit.build);
  write_again(page, text);
  Program show;
  show.arguments = {pager->string(), "-F", "-X", "-Psspace\\: on   q\\: leave", page.string()};
  show.inherits_terminal = true;
  run_program(show);
  std::cout << next;
  return 0;
}

int check(const Kit& kit, const CheckOptions& options) {
  if (options.numbers.size() == 1 && options.core.empty()) {
    if (const auto game = own_game(kit, options.numbers.front())) {
      return check_game(kit, *game, options);
    }
  }
  const bool own = options.core.empty();
  const std::vector<Lesson> lessons = load_lessons(kit);
  std::vector<const Lesson*> chosen;
  if (options.all) {
    for (const Lesson& lesson : lessons) chosen.push_back(&lesson);
  }
  for (const std::string& number : options.numbers) {
    const Lesson& lesson = lesson_of(lessons, number);
    if (!options.all) chosen.push_back(&lesson);
  }
  std::optional<Course> course;
  if (own || chosen.empty()) course.emplace(kit);
  if (chosen.empty()) {
    const Lesson* at_hand = course->at_hand();
    chosen.push_back(
        &lesson_of(lessons, at_hand != nullptr ? at_hand->number : lessons.back().number));
  }
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  write_compile_commands(kit, compiler, lessons);
  std::optional<Walls> walls;
  if (options.walls) walls.emplace(compiler);
  int exit_code = 0;
  std::optional<Judgement> first_failed;
  for (const Lesson* lesson : chosen) {
    const JudgeOptions judging{options.time_scale, walls ? &*walls : nullptr};
    const Judgement judgement =
        own ? course->check(compiler, *lesson, judging)
            : judge(kit, compiler, CoreFolder(kit, lessons, options.core, {}), *lesson, judging);
    if (exit_code == 0) exit_code = static_cast<int>(judgement.verdict);
    if (!first_failed && judgement.verdict != Verdict::pass) first_failed = judgement;
    if (options.format == Format::json) {
      std::cout << as_json(judgement) << std::endl;
    } else if (chosen.size() == 1) {
      std::cout << as_text(judgement);
    } else {
      const std::string text = as_text(judgement);
      std::cout << text.substr(0, text.find('\n')) << std::endl;
    }
  }
  if (chosen.size() == 1 || !first_failed) return exit_code;
  if (own) {  // ./learn why is about the first one, too
    course->memory().note([&](Memory& now) { now.last_check() = last_check_of(*first_failed); });
  }
  if (options.format == Format::text) {
    std::cout << "\nThe first that is not a pass:\n\n" << as_text(*first_failed);
  }
  return exit_code;
}
