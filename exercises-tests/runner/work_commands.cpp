#include <algorithm>
#include <iostream>

#include "bank.hpp"
#include "commands.hpp"
#include "course.hpp"
#include "cut.hpp"
#include "memory.hpp"
#include "process.hpp"

// When the last check failed as a misconception of the bank does, says that one first, once. True
// when there was something to say.
static bool offer_possibilities(const Kit& kit, const Lesson& lesson, Memory& memory) {
  std::vector<std::string> hints = possibilities(kit, lesson, memory.of(lesson).failing);
  std::erase_if(hints, [&](const std::string& hint) {
    const std::vector<std::string>& offered = memory.of(lesson).offered;
    return std::find(offered.begin(), offered.end(), hint) != offered.end();
  });
  if (hints.empty()) return false;
  memory.note([&](Memory& now) {
    std::vector<std::string>& offered = now.of(lesson).offered;
    offered.insert(offered.end(), hints.begin(), hints.end());
  });
  std::cout << (hints.size() == 1 ? "A possible cause" : "Two possible causes")
            << " of what the last check of lesson " << lesson.number << " found:\n\n";
  for (const std::string& hint : hints) std::cout << wrapped(hint, "  ") << "\n";
  std::cout << "\nNext:  ./learn check " << lesson.number << "\n";
  return true;
}

int hint(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number_or_at_hand(kit, number));
  Memory memory(kit);
  LessonMemory& known = memory.of(lesson);
  if (offer_possibilities(kit, lesson, memory)) return 0;
  const std::vector<HintSection> sections = read_hints(kit, lesson);
  // First what the test is about that failed in the last check, as the page has it; then the
  // function where it said to look, then the class of that; then the others in their order.
  const HintSection* section = nullptr;
  const auto has_more = [&](const HintSection& candidate) {
    return known.hints[candidate.name] < static_cast<int>(candidate.hints.size());
  };
  const std::string failing = "::" + known.failing_function + "::";
  for (const HintSection& candidate : sections) {
    if (candidate.name == known.failing_heading && has_more(candidate)) section = &candidate;
  }
  const HintSection* fitting = nullptr;
  for (const HintSection& candidate : sections) {
    const bool fits = failing.find("::" + candidate.name + "::") != std::string::npos;
    const bool is_nearer = fitting == nullptr || candidate.name.size() > fitting->name.size();
    if (fits && is_nearer && has_more(candidate)) fitting = &candidate;
  }
  if (section == nullptr) section = fitting;
  for (const HintSection& candidate : sections) {
    if (section == nullptr && has_more(candidate)) section = &candidate;
  }
  if (section == nullptr) {
    memory.note([&](Memory& now) {
      now.of(lesson).hints.clear();
      now.of(lesson).offered.clear();
    });
    std::cout << "No more hints for lesson " << lesson.number
              << "; the next time they begin again.\nTo see a solution before you pass:\n"
              << "Next:  ./learn solution " << lesson.number << " --give-up \"why\"\n";
    return 0;
  }
  const int shown_before = known.hints[section->name];
  memory.note([&](Memory& now) { ++now.of(lesson).hints[section->name]; });
  std::cout << "Hint " << shown_before + 1 << " of " << section->hints.size() << " for lesson "
            << lesson.number << ", " << section->name << ":\n\n"
            << wrapped(section->hints[static_cast<std::size_t>(shown_before)], "  ")
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
  const bool early = known.passed.empty();
  if (early && !trimmed(why_given_up).empty()) {
    memory.note([&](Memory& now) { now.of(lesson).given_up = why_given_up; });
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
  if (early) {
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
    memory.change([&](Memory& now) {
      now.resets().push_back({lesson.header, fs::relative(copy, kit.memory()).string()});
    });
    std::cout << "Your file is saved as " << shown(copy) << "\n";
    write_whole(kit, own, stub);
    std::cout << shown(own)
              << " is the starter file again. Your own comes back with: ./learn undo\n";
    return 0;
  }
  write_whole(kit, own, stub);
  std::cout << shown(own) << " was not there; now it is the starter file.\n";
  return 0;
}

int undo(const Kit& kit) {
  Memory memory(kit);
  while (!memory.resets().empty()) {
    const Reset last = memory.resets().back();
    const fs::path saved = kit.memory() / last.saved;
    if (!fs::exists(saved)) {
      std::cout << "The copy " << shown(saved) << " is gone, so this reset cannot be undone.\n";
      memory.change([](Memory& now) { now.resets().pop_back(); });
      continue;
    }
    const fs::path own = kit.core() / last.header;
    const std::string content = read_file(saved);
    const fs::path reference = kit.solutions() / last.header;
    if (fs::exists(own) && read_file(own) != cut_stub(read_file(reference), reference) &&
        read_file(own) != content) {
      std::cout << "What was in " << shown(own) << " is saved as " << shown(save_copy(kit, own))
                << "\n";
    }
    write_whole(kit, own, content);
    memory.change([](Memory& now) { now.resets().pop_back(); });
    std::cout << shown(own) << " is as it was before the reset (from " << shown(saved) << ").\n";
    return 0;
  }
  std::cout << "There is no reset to undo. Nothing was changed.\n";
  return 0;
}

int borrow(const Kit& kit, const std::string& number) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Lesson& lesson = lesson_of(lessons, number_or_at_hand(kit, number));
  Memory memory(kit);
  memory.change([&](Memory& now) { now.of(lesson).borrowed = true; });
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
  memory.change([&](Memory& now) { now.of(lesson).borrowed = false; });
  std::cout << "Later lessons and demos use your own " << lesson.header << " again.\n";
  return 0;
}
