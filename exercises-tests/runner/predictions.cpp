#include "predictions.hpp"

#include <algorithm>

namespace {

constexpr const char* rounds_begin_after[] = {"05", "09"};

const std::vector<Prediction>& answers(const LessonMemory& known, const Question& question) {
  static const std::vector<Prediction> none;
  const auto found = known.predictions.find(question.program);
  return found == known.predictions.end() ? none : found->second;
}

}  // namespace

int round_of(const std::vector<Lesson>& lessons, const Memory& memory) {
  return static_cast<int>(std::count_if(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
    const bool begins = std::find(std::begin(rounds_begin_after), std::end(rounds_begin_after),
                                  lesson.number) != std::end(rounds_begin_after);
    return begins && !memory.of(lesson).passed.empty();
  }));
}

bool is_open(const LessonMemory& known, const Question& question) {
  const auto& all = answers(known, question);
  return all.empty() || all.front().outcome == Prediction::noted;
}

bool has_come_back(const LessonMemory& known, const Question& question, int round) {
  const auto& all = answers(known, question);
  if (is_open(known, question) || all.back().outcome == Prediction::right) return false;
  return all.back().outcome == Prediction::noted || all.back().round < round;
}

Prediction first_answer(const LessonMemory& known, const Question& question) {
  const auto& all = answers(known, question);
  const auto first = std::find_if(all.begin(), all.end(), [](const Prediction& each) {
    return each.outcome == Prediction::right || each.outcome == Prediction::wrong;
  });
  return first != all.end() ? *first : Prediction{"", Prediction::skipped, 0};
}

Tally tally_of(const LessonMemory& known, const std::vector<Question>& questions) {
  Tally tally;
  for (const Question& question : questions) {
    const Prediction::Outcome outcome = first_answer(known, question).outcome;
    int& count = is_open(known, question)         ? tally.open
                 : outcome == Prediction::skipped ? tally.skipped
                 : outcome == Prediction::right   ? tally.right
                                                  : tally.wrong;
    ++count;
  }
  return tally;
}

std::string words_of(const Tally& tally) {
  std::string words;
  for (const auto& [count, word] : {std::pair{tally.right, "right"},
                                    {tally.wrong, "wrong"},
                                    {tally.skipped, "skipped"},
                                    {tally.open, "open"}}) {
    if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + word;
  }
  return words;
}
