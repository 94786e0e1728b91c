// The words of a C++ text, without its comments.
#pragma once

#include <string>
#include <vector>

struct Token {
  enum class Kind { name, number, text, sign };  // a text is what stands between quotes
  Kind kind = Kind::sign;
  std::string text;
  int line = 0;
  bool in_directive = false;      // on a line that begins with #
  bool begins_directive = false;  // that "#"

  bool is(const char* word) const { return kind != Kind::text && text == word; }
};

// Signs come one by one, but for "::" and "##". Lines that end in a backslash go on, as they do for
// a compiler. Nothing in the text makes it fail.
std::vector<Token> tokens_of(const std::string& text);
