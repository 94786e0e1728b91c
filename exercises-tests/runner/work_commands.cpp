#include <algorithm>
#include <iostream>

#include "commands.hpp"
#include "cut.hpp"
#include "memory.hpp"
#include "process.hpp"

namespace {

struct HintSection {
  std::string name;
  std::vector<std::string> hints;
};

// "## function" begins a section, "1. text" a hint; a hint goes on over the lines that follow.
std::vector<HintSection> read_hints(const Kit& kit, const Lesson& lesson) {
  const fs::path file = kit.lessons() / lesson.folder / "hints.md";
  std::vector<HintSection> sections;
  bool in_a_hint = false;
  for (const std::string& line : lines_of(read_file(file))) {
    const std::string text = trimmed(line);
    if (starts_with(text, "## ")) {
      sections.push_back({trimmed(text.substr(3)), {}});
      in_a_hint = false;
    } else if (sections.empty()) {
      continue;
    } else if (text.size() > 3 && std::isdigit(static_cast<unsigned char>(text[0])) &&
               text.substr(1, 2) == ". ") {
      sections.back().hints.push_back(text.substr(3));
      in_a_hint = true;
    } else if (text.empty()) {
      in_a_hint = false;
    } else if (in_a_hint) {
      sections.back().hints.back() += " " + text;
    }
  }
  if (sections.empty()) {
    throw KitError(shown(file) +
                   ", line 1: expected a heading \"## function\" and hints below it.");
  }
  return sections;
}

// Saves a dated copy of the learner's file and gives its path.
fs::path save_copy(const Kit& kit, const fs::path& file) {
  const fs::path folder = kit.memory() / "saved" / date_and_time();
  make_folder(folder);
  fs::path copy = folder / file.filename();
  for (int number = 2; fs::exists(copy); ++number) {
    copy =
        folder / (file.stem().string() + "-" + std::to_string(number) + file.extension().string());
  }
  write_file(copy, read_file(file));
  return copy;
}

}  // namespace

int hint(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  Memory memory(kit);
  LessonMemory& known = memory.of(lesson);
  const std::vector<HintSection> sections = read_hints(kit, lesson);
  // First the function where the last check failed, then the others in their order.
  const HintSection* section = nullptr;
  const auto has_more = [&](const HintSection& candidate) {
    return known.hints[candidate.name] < static_cast<int>(candidate.hints.size());
  };
  const std::string failing = "::" + known.failing_function + "::";
  for (const HintSection& candidate : sections) {
    const bool fits = failing.find("::" + candidate.name + "::") != std::string::npos;
    if (fits && has_more(candidate)) section = &candidate;
  }
  for (const HintSection& candidate : sections) {
    if (section == nullptr && has_more(candidate)) section = &candidate;
  }
  if (section == nullptr) {
    for (const HintSection& each : sections) known.hints[each.name] = 0;
    memory.save();
    std::cout << "No more hints for lesson " << lesson.number
              << "; the next time they begin again.\nTo see a solution before you pass:\n"
              << "Next:  ./learn solution " << lesson.number << " --give-up \"why\"\n";
    return 0;
  }
  int& shown_so_far = known.hints[section->name];
  const std::string text = section->hints[static_cast<std::size_t>(shown_so_far)];
  ++shown_so_far;
  memory.save();
  std::cout << "Hint " << shown_so_far << " of " << section->hints.size() << " for lesson "
            << lesson.number << ", " << section->name << ":\n\n  " << text
            << "\n\nNext:  ./learn check " << lesson.number << "\n";
  return 0;
}

int solution(const Kit& kit, const std::string& number, const std::string& why_given_up) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  Memory memory(kit);
  LessonMemory& known = memory.of(lesson);
  if (known.passed.empty() && known.given_up.empty() && trimmed(why_given_up).empty()) {
    throw UsageError(
        "The solution of lesson " + lesson.number +
        " opens when your own passes. To see it earlier, say why:\n  ./learn solution " +
        lesson.number + " --give-up \"what stopped you\"");
  }
  if (known.passed.empty() && !trimmed(why_given_up).empty()) {
    known.given_up = why_given_up;
    memory.save();
  }
  const fs::path reference = kit.solutions() / lesson.header;
  const std::string text = cut_solution(read_file(reference), reference);
  const fs::path own = kit.core() / lesson.header;
  const fs::path opened = kit.memory() / "solutions" / lesson.header;
  make_folder(opened.parent_path());
  write_file(opened, text);
  const bool comparable = fs::exists(own) && find_program("diff");
  if (comparable) {
    std::cout << "Yours is " << shown(own) << " (lines with -), one right way is " << shown(opened)
              << " (lines with +).\nAnother way may be as right: the tests decide.\n\n";
    Program diff;
    diff.arguments = {"diff",          "-u",         "--label",      "yours", "--label",
                      "one right way", own.string(), opened.string()};
    const Ended ended = run_program(diff);
    std::cout << (ended.output.empty() ? "The two are the same.\n" : ended.output);
  } else {
    std::cout << text;
  }
  if (known.passed.empty()) {
    std::cout << "\nLesson " << lesson.number
              << " is marked as seen. You can still write your own.\n";
  }
  return 0;
}

int reset(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  const fs::path reference = kit.solutions() / lesson.header;
  const std::string stub = cut_stub(read_file(reference), reference);
  const fs::path own = kit.core() / lesson.header;
  Memory memory(kit);
  if (fs::exists(own)) {
    if (read_file(own) == stub) {
      std::cout << shown(own) << " is the starter file already. Nothing was changed.\n";
      return 0;
    }
    const fs::path copy = save_copy(kit, own);
    memory.resets().push_back({lesson.header, copy});
    memory.save();
    std::cout << "Your file is saved as " << shown(copy) << "\n";
    write_file(own, stub);
    std::cout << shown(own)
              << " is the starter file again. Your own comes back with: ./learn undo\n";
    return 0;
  }
  write_file(own, stub);
  std::cout << shown(own) << " was not there; now it is the starter file.\n";
  return 0;
}

int undo(const Kit& kit) {
  Memory memory(kit);
  if (memory.resets().empty()) {
    std::cout << "There is no reset to undo. Nothing was changed.\n";
    return 0;
  }
  const Reset last = memory.resets().back();
  const fs::path own = kit.core() / last.header;
  const std::string content = read_file(last.saved);
  const fs::path reference = kit.solutions() / last.header;
  if (fs::exists(own) && read_file(own) != cut_stub(read_file(reference), reference) &&
      read_file(own) != content) {
    std::cout << "What was in " << shown(own) << " is saved as " << shown(save_copy(kit, own))
              << "\n";
  }
  write_file(own, content);
  memory.resets().pop_back();
  memory.save();
  std::cout << shown(own) << " is as it was before the reset (from " << shown(last.saved) << ").\n";
  return 0;
}

int borrow(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  Memory memory(kit);
  memory.of(lesson).borrowed = true;
  memory.save();
  std::cout << "Later lessons and demos now use the reference " << lesson.header
            << " instead of yours. Your file stays as it is.\nYour own again:  ./learn return "
            << lesson.number << "\n";
  return 0;
}

int return_borrowed(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number);
  Memory memory(kit);
  if (!memory.of(lesson).borrowed) {
    std::cout << "Lesson " << lesson.number << " is not borrowed. Nothing was changed.\n";
    return 0;
  }
  memory.of(lesson).borrowed = false;
  memory.save();
  std::cout << "Later lessons and demos use your own " << lesson.header << " again.\n";
  return 0;
}
