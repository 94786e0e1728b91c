// The letters of the built-in font, 5 x 7 dots each. They are drawn in font.cpp, as they look.
#pragma once

#include <string_view>

namespace kit {

constexpr int glyph_width = 5;
constexpr int glyph_height = 7;

class Glyph {
 public:
  // The first dot of the first row, and how far it is to the next row.
  Glyph(const char* dots, int pitch) noexcept : dots_(dots), pitch_(pitch) {}
  bool is_set(int x, int y) const noexcept { return dots_[y * pitch_ + x] == '#'; }

 private:
  const char* dots_;
  int pitch_;
};

// The letter for a character of ASCII; a box for every other one.
Glyph glyph_of(char character) noexcept;

}  // namespace kit
