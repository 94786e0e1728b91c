// What a header does not show in the tests: there much is included before it, and they are one
// source file. Elsewhere it stands alone, or two source files include it.
#pragma once

#include <string>
#include <vector>

#include "compiler.hpp"
#include "core_folder.hpp"

// What a learner should know of the lesson's header, a line each; often nothing.
std::vector<std::string> notes_on_the_header_alone(const Compiler& compiler, const Stage& stage,
                                                   const Lesson& lesson);
