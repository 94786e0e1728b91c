#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "commands.hpp"
#include "course.hpp"
#include "process.hpp"
#include "report.hpp"

namespace {

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

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
    std::cout << "You have done all " << course.lessons().size()
              << " lessons of this kit. Let your own core carry a file:\n\nNext:  ./learn demo "
              << course.lessons().back().number << " README.md\n";
    return 0;
  }
  std::cout << "You are at lesson " << lesson->number << ": " << lesson->title << "   ("
            << words_of(course.standing(*lesson)) << ")\n"
            << "  What you get:  " << lesson->gives << "\n"
            << "  Time:          about " << lesson->minutes << " minutes, a guess\n"
            << "  The page:      " << shown(kit.lessons() / lesson->folder / "README.md") << "\n"
            << "  Your file:     " << shown(course.core().file_of(*lesson)) << "\n"
            << passed << " of " << course.lessons().size()
            << " lessons passed.  All of them: ./learn status   All commands: ./learn --help\n\n"
            << "Next:  " << course.next_for(*lesson) << "\n";
  return 0;
}

int status(const Kit& kit, Format format) {
  Course course(kit);
  const Lesson* at_hand = course.at_hand();
  if (format == Format::json) {
    nlohmann::ordered_json json = {{"lessons", nlohmann::ordered_json::array()}};
    for (const Lesson& lesson : course.lessons()) {
      const LessonMemory& known = course.known(lesson);
      int hints = 0;
      for (const auto& [section, count] : known.hints) hints += count;
      json["lessons"].push_back({{"lesson", lesson.number},
                                 {"name", lesson.name},
                                 {"state", words_of(course.standing(lesson))},
                                 {"source", known.borrowed ? "borrowed" : "own"},
                                 {"solution_seen", !known.given_up.empty()},
                                 {"hints", hints},
                                 {"file", shown(course.core().file_of(lesson))}});
    }
    json["next"] = at_hand != nullptr ? course.next_for(*at_hand) : "";
    std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return 0;
  }
  std::size_t widest = 0;
  for (const Lesson& lesson : course.lessons()) widest = std::max(widest, lesson.number.size());
  for (const Lesson& lesson : course.lessons()) {
    std::string words = words_of(course.standing(lesson));
    if (!course.known(lesson).given_up.empty()) words += ", solution seen";
    std::cout << std::left << std::setw(static_cast<int>(widest)) << lesson.number << "  "
              << std::setw(40) << lesson.title << "  " << words << "\n";
  }
  if (at_hand != nullptr) {
    std::cout << "\nNext:  " << course.next_for(*at_hand) << "\n";
  }
  return 0;
}

int read_lesson(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  std::string text;
  for (const std::string& line : lines_of(read_file(kit.lessons() / lesson.folder / "README.md"))) {
    if (!starts_with(line, "<!--")) text += line + "\n";
  }
  text += "\nNext:  ./learn check " + lesson.number + "\n";
  Memory(kit).note([&](Memory& now) { now.of(lesson).has_read = true; });
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
  show.arguments = {pager->string(), "-F", "-X", page.string()};
  show.inherits_terminal = true;
  run_program(show);
  std::cout << "Next:  ./learn check " << lesson.number << "\n";
  return 0;
}

int check(const Kit& kit, const CheckOptions& options) {
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
  int exit_code = 0;
  std::string first_failure;
  for (const Lesson* lesson : chosen) {
    const JudgeOptions judging{options.time_scale};
    const Judgement judgement =
        own ? course->check(compiler, *lesson, judging)
            : judge(kit, compiler, CoreFolder(kit, lessons, options.core, {}), *lesson, judging);
    if (exit_code == 0) exit_code = static_cast<int>(judgement.verdict);
    if (options.format == Format::json) {
      std::cout << as_json(judgement) << std::endl;
    } else if (chosen.size() == 1) {
      std::cout << as_text(judgement);
    } else {
      const std::string text = as_text(judgement);
      std::cout << text.substr(0, text.find('\n')) << std::endl;
      if (first_failure.empty() && judgement.verdict != Verdict::pass) first_failure = text;
    }
  }
  if (!first_failure.empty()) std::cout << "\nThe first that is not a pass:\n\n" << first_failure;
  return exit_code;
}
