// Pictures: drawn by code, or written as grids of characters in the source. No files.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kit {

// 0xAARRGGBB; AA is how opaque it is: 0 is glass, 255 is solid.
using Color = std::uint32_t;
constexpr Color rgb(int red, int green, int blue) noexcept {
  return 0xff000000u | static_cast<Color>(red << 16 | green << 8 | blue);
}
constexpr Color clear = 0;
constexpr Color black = rgb(0, 0, 0), white = rgb(255, 255, 255), gray = rgb(128, 128, 128),
                dark = rgb(48, 52, 70), light = rgb(200, 205, 215), red = rgb(220, 50, 47),
                green = rgb(70, 170, 60), blue = rgb(38, 110, 210), yellow = rgb(245, 205, 50),
                orange = rgb(240, 140, 30), pink = rgb(245, 150, 180), violet = rgb(130, 80, 190),
                brown = rgb(130, 85, 50), cyan = rgb(60, 190, 200), sky = rgb(135, 190, 235);

class Picture {
 public:
  // Throws UsageError when a side is less than 1 or more than 4096.
  Picture(int width, int height, Color fill = clear);
  // One character a pixel, `size` times as large:
  //   . or space clear   k black  w white  g green  G gray  r red     b blue  y yellow
  //   o orange  p pink   v violet n brown  c cyan   s sky   l light   d dark
  // Throws UsageError for another character, or rows of different length.
  static Picture from_grid(std::initializer_list<std::string_view> rows, int size = 1);
  // A line of text, 8 pixels a letter; see Picture::text.
  static Picture of_text(std::string_view words, Color color, int size = 1);

  int width() const noexcept { return width_; }
  int height() const noexcept { return height_; }
  const std::vector<Color>& pixels() const noexcept { return pixels_; }
  // What lies outside is clear.
  Color at(int x, int y) const noexcept;

  // Drawing. What lies outside is not drawn. Each gives the picture back, for the next stroke.
  Picture& dot(int x, int y, Color color) noexcept;
  Picture& box(int left, int top, int width, int height, Color color) noexcept;
  Picture& disc(int x, int y, int radius, Color color) noexcept {
    return ellipse(x, y, radius, radius, color);
  }
  Picture& ellipse(int x, int y, int wide, int high, Color color) noexcept;
  Picture& triangle(int x1, int y1, int x2, int y2, int x3, int y3, Color color) noexcept;
  Picture& line(int x1, int y1, int x2, int y2, Color color) noexcept;
  // Letters of 8 x 8 pixels, `size` times as large. A character without a letter is a box.
  Picture& text(int left, int top, std::string_view words, Color color, int size = 1) noexcept;

 private:
  int width_;
  int height_;
  std::vector<Color> pixels_;
};

// What a sprite shows. Many sprites may share one; it does not change any more.
using Image = std::shared_ptr<const Picture>;
Image image(Picture picture);
// image(Picture::of_text(...)).
Image text_image(std::string_view words, Color color, int size = 1);
// What a sprite without a picture shows.
const Image& missing_picture();

}  // namespace kit
