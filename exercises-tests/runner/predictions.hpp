// What a learner answered to the questions of the lessons, and which questions come back.
//
// The first answer is the one that counts. A question that was answered wrong or skipped comes
// back in the next round: a round begins when one of a few lessons has passed.
#pragma once

#include <vector>

#include "memory.hpp"
#include "questions.hpp"

// How many rounds have begun.
int round_of(const std::vector<Lesson>& lessons, const Memory& memory);

// No answer was compared with what the program prints.
bool is_open(const LessonMemory& known, const Question& question);
// To be asked once more; or it was, and the answer was not compared yet.
bool has_come_back(const LessonMemory& known, const Question& question, int round);
// The first answer to a question that is not open; skipped when there was none.
Prediction first_answer(const LessonMemory& known, const Question& question);

struct Tally {
  int right = 0;
  int wrong = 0;
  int skipped = 0;
  int open = 0;
};
Tally tally_of(const LessonMemory& known, const std::vector<Question>& questions);
// "1 right, 2 skipped"; empty when there are no questions.
std::string words_of(const Tally& tally);
