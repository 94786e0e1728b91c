#include "course.hpp"

#include "predictions.hpp"

namespace {

// The learner's folder.
CoreFolder own_core(const Kit& kit, const std::vector<Lesson>& lessons,
                    std::set<std::string> borrowed) {
  try {
    return CoreFolder(kit, lessons, kit.core(), std::move(borrowed));
  } catch (const UsageError& error) {
    throw KitError(
        std::string(error.what()) +
        " This is where your work lives; \"git checkout miniaxon\" brings the starter files back.");
  }
}

}  // namespace

std::string number_or_at_hand(const Kit& kit, const std::string& typed) {
  if (!typed.empty()) return typed;
  const Course course(kit);
  const Lesson* at_hand = course.at_hand();
  return at_hand != nullptr ? at_hand->number : course.lessons().back().number;
}

Course::Course(const Kit& kit)
    : kit_(kit),
      lessons_(load_lessons(kit)),
      memory_(kit),
      core_(own_core(kit, lessons_, memory_.borrowed())) {}

const Lesson* Course::at_hand() const {
  for (const Lesson& lesson : lessons_) {
    const Standing now = standing(lesson);
    if (now != Standing::passed && now != Standing::borrowed) return &lesson;
  }
  return nullptr;
}

std::string Course::next_for(const Lesson& lesson) const {
  const Standing now = standing(lesson);
  const bool begun = now != Standing::not_started && now != Standing::missing;
  const bool asks = !begun && tally_of(known(lesson), load_questions(kit_, lesson)).open > 0;
  return (!known(lesson).has_read ? "./learn read "
          : asks                  ? "./learn predict "
                                  : "./learn check ") +
         lesson.number;
}

std::string Course::next() const {
  if (questions_that_came_back() > 0) return "./learn predict --again";
  const Lesson* lesson = at_hand();
  return lesson != nullptr ? next_for(*lesson) : "./learn demo 08 README.md";
}

int Course::questions_that_came_back() const {
  const int round = round_of(lessons_, memory_);
  int count = 0;
  for (const Lesson& lesson : lessons_) {
    if (known(lesson).predictions.empty()) continue;
    for (const Question& question : load_questions(kit_, lesson)) {
      if (has_come_back(known(lesson), question, round)) ++count;
    }
  }
  return count;
}

CoreFolder Course::core_for(const Lesson& lesson) const {
  return own_core(kit_, lessons_, memory_.borrowed(lesson.number));
}

Judgement Course::check(const Compiler& compiler, const Lesson& lesson,
                        const JudgeOptions& options) {
  const CoreFolder core = core_for(lesson);
  const std::string code = core.has(lesson) ? code_digest(core.file_of(lesson)) : "";
  Judgement judgement = judge(kit_, compiler, core, lesson, options);
  note_earlier_changes(judgement);
  if (known(lesson).borrowed) {
    judgement.notes.push_back("Lesson " + lesson.number +
                              " is borrowed; this is your own file. ./learn return " +
                              lesson.number + " uses it again.");
  }
  memory_.note([&](Memory& now) {
    now.last_check() = last_check_of(judgement);
    LessonMemory& progress = now.of(lesson);
    progress.failing_function = judgement.failure ? judgement.failure->look.function : "";
    progress.failing_heading = judgement.failure ? judgement.failure->heading : "";
    progress.failing = symptom_of(judgement);
    if (judgement.verdict == Verdict::pass && !has_passed(progress, code)) {
      progress.passed.push_back(code);
    }
  });
  judgement.questions_came_back = questions_that_came_back();
  judgement.was_read = known(lesson).has_read;
  return judgement;
}

// On the runtime nothing of the learner's core is below a lesson: an earlier file is to blame for a
// failure that points at it.
static bool is_out_of_it(const HeaderSource& earlier, const Judgement& judgement) {
  if (judgement.lesson->needs.empty() || !judgement.failure) return false;
  const Failure& failure = *judgement.failure;
  return failure.look.file != earlier.file && failure.about != earlier.file;
}

// Earlier code of the learner's that this lesson stands on, and that has not passed as it is now.
void Course::note_earlier_changes(Judgement& judgement) const {
  std::string headers;
  for (const HeaderSource& source : judgement.sources) {
    const Lesson& earlier = *source.lesson;
    if (!source.used || source.origin != Origin::own || source.header != earlier.header ||
        earlier.number == judgement.lesson->number || is_out_of_it(source, judgement)) {
      continue;
    }
    const Standing now = standing(earlier);
    if (now == Standing::passed) continue;
    headers += (headers.empty() ? "" : ", ") + source.header + " (lesson " + earlier.number +
               (now == Standing::begun ? ")" : ", changed since it passed)");
    if (judgement.earlier_trouble.empty()) judgement.earlier_trouble = earlier.number;
  }
  if (!headers.empty()) judgement.notes.push_back("Not passed as it is now: " + headers + ".");
}
