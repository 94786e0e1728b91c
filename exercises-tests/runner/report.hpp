// What a person reads, and what a program reads, of a judgement. Both say the same.
#pragma once

#include <string>

#include "judge.hpp"

// At most 15 lines, ending in one command to type next.
std::string as_text(const Judgement& judgement);
// One object on one line.
std::string as_json(const Judgement& judgement);
// The command that a learner types next.
std::string next_command(const Judgement& judgement);
