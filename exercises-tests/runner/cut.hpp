// Markers in source files, and what is cut along them.
//
//   //[ what to do here      a hole begins: the lines up to //] are the solution's
//   //| return 0;            a line that the stub has instead, after one space
//   //]                      the hole ends
//   //[                      a hole without a text: the stub does not tell where it is
//   //{ name                 a snippet begins, to be shown in a text
//   //}                      the snippet ends
#pragma once

#include <string>

#include "kit.hpp"

// The file with its solutions taken out: each hole with a text becomes
// "// TODO 1: what to do here".
std::string cut_stub(const std::string& text, const fs::path& file);
// The file as it is compiled, without the markers.
std::string cut_solution(const std::string& text, const fs::path& file);
// One snippet, without markers and common indentation. With `stub`, its holes are left open.
std::string cut_snippet(const std::string& text, const std::string& name, bool stub,
                        const fs::path& file);
// The line of the first "// TODO 1:", counted from 1; 0 when there is none.
int line_of_first_hole(const std::string& text);
// How many lines begin with "// TODO".
int count_todos(const std::string& text);
// The code alone: no comments, no white space. Two files that differ in nothing else are equal.
std::string code_of(const std::string& text);
