#include "picture.hpp"

#include <algorithm>
#include <axon/errors.hpp>
#include <cstdlib>

#include "font.hpp"

namespace kit {

namespace {

constexpr int largest_side = 4096;
constexpr int letter_side = 8;

struct Named {
  char letter;
  Color color;
};
constexpr Named palette[] = {
    {'.', clear}, {' ', clear}, {'k', black},  {'w', white},  {'g', green}, {'G', gray},
    {'r', red},   {'b', blue},  {'y', yellow}, {'o', orange}, {'p', pink},  {'v', violet},
    {'n', brown}, {'c', cyan},  {'s', sky},    {'l', light},  {'d', dark}};

Color color_of(char letter) {
  for (const Named& named : palette) {
    if (named.letter == letter) return named.color;
  }
  std::string letters;
  for (const Named& named : palette) letters += named.letter;
  throw axon::UsageError(std::string("a picture's grid has the character '") + letter +
                         "', which is no color. There are: " + letters);
}

}  // namespace

Picture::Picture(int width, int height, Color fill) : width_(width), height_(height) {
  if (width < 1 || height < 1 || width > largest_side || height > largest_side) {
    throw axon::UsageError("a picture of " + std::to_string(width) + " x " +
                           std::to_string(height) + " pixels; a side has 1 to " +
                           std::to_string(largest_side));
  }
  pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), fill);
}

Picture Picture::from_grid(std::initializer_list<std::string_view> rows, int size) {
  const std::size_t width = rows.size() == 0 ? 0 : rows.begin()->size();
  Picture picture(static_cast<int>(width) * size, static_cast<int>(rows.size()) * size);
  int y = 0;
  for (const std::string_view row : rows) {
    if (row.size() != width) {
      throw axon::UsageError("a picture's grid has a row of " + std::to_string(row.size()) +
                             " characters, \"" + std::string(row) + "\"; the first row has " +
                             std::to_string(width));
    }
    int x = 0;
    for (const char letter : row) {
      picture.box(x, y, size, size, color_of(letter));
      x += size;
    }
    y += size;
  }
  return picture;
}

Picture Picture::of_text(std::string_view words, Color color, int size) {
  const int length = std::max<int>(1, static_cast<int>(words.size()));
  Picture picture(length * letter_side * size, letter_side * size);
  picture.text(0, 0, words, color, size);
  return picture;
}

Color Picture::at(int x, int y) const noexcept {
  if (x < 0 || y < 0 || x >= width_ || y >= height_) return clear;
  return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                 static_cast<std::size_t>(x)];
}

Picture& Picture::dot(int x, int y, Color color) noexcept {
  if (x < 0 || y < 0 || x >= width_ || y >= height_) return *this;
  pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
          static_cast<std::size_t>(x)] = color;
  return *this;
}

Picture& Picture::box(int left, int top, int width, int height, Color color) noexcept {
  for (int y = std::max(top, 0); y < std::min(top + height, height_); ++y) {
    for (int x = std::max(left, 0); x < std::min(left + width, width_); ++x) dot(x, y, color);
  }
  return *this;
}

Picture& Picture::ellipse(int x, int y, int wide, int high, Color color) noexcept {
  const long long limit = static_cast<long long>(wide) * wide * high * high;
  for (int dy = -high; dy <= high; ++dy) {
    for (int dx = -wide; dx <= wide; ++dx) {
      const long long across = static_cast<long long>(dx) * high;
      const long long down = static_cast<long long>(dy) * wide;
      if (across * across + down * down <= limit) dot(x + dx, y + dy, color);
    }
  }
  return *this;
}

Picture& Picture::triangle(int x1, int y1, int x2, int y2, int x3, int y3, Color color) noexcept {
  // On which side of the line from one corner to another.
  const auto side = [](int x, int y, int from_x, int from_y, int to_x, int to_y) {
    return static_cast<long long>(to_x - from_x) * (y - from_y) -
           static_cast<long long>(to_y - from_y) * (x - from_x);
  };
  for (int y = std::min({y1, y2, y3}); y <= std::max({y1, y2, y3}); ++y) {
    for (int x = std::min({x1, x2, x3}); x <= std::max({x1, x2, x3}); ++x) {
      const long long one = side(x, y, x1, y1, x2, y2);
      const long long two = side(x, y, x2, y2, x3, y3);
      const long long three = side(x, y, x3, y3, x1, y1);
      if ((one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0)) {
        dot(x, y, color);
      }
    }
  }
  return *this;
}

Picture& Picture::line(int x1, int y1, int x2, int y2, Color color) noexcept {
  const int steps = std::max({std::abs(x2 - x1), std::abs(y2 - y1), 1});
  for (int i = 0; i <= steps; ++i) {
    dot(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps, color);
  }
  return *this;
}

Picture& Picture::text(int left, int top, std::string_view words, Color color, int size) noexcept {
  for (const char letter : words) {
    const Glyph glyph = glyph_of(letter);
    for (int y = 0; y < glyph_height; ++y) {
      for (int x = 0; x < glyph_width; ++x) {
        if (!glyph.is_set(x, y)) continue;
        box(left + (x + 1) * size, top + y * size, size, size, color);
      }
    }
    left += letter_side * size;
  }
  return *this;
}

Image image(Picture picture) { return std::make_shared<const Picture>(std::move(picture)); }

Image text_image(std::string_view words, Color color, int size) {
  return image(Picture::of_text(words, color, size));
}

const Image& missing_picture() {
  static const Image missing =
      image(Picture(16, 16, white).box(1, 1, 14, 14, violet).text(4, 4, "?", white));
  return missing;
}

}  // namespace kit
