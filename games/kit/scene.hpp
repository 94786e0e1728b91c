// What is to be seen, as plain data: surfaces, and sprites on them. Whoever draws goes through it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "picture.hpp"

namespace kit {

class Scene;
class Sprite;

// A rectangle of the window with sprites on it. What lies outside of it is cut off. It is there as
// long as this object; its sprites are seen as long as it is there.
class Surface {
 public:
  // On top of those that are there already and have the same z or less.
  Surface(Scene& scene, int x, int y, int width, int height, int z = 0);
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  ~Surface();

  int x, y;  // of the upper left corner, in the window
  int width, height;
  int z;                     // the higher is seen, and gets the mouse
  std::uint8_t alpha = 255;  // 0: glass, 255: solid
  bool visible = true;
  Color background = clear;

  // Given in order of creation, from 1; never given again.
  int id() const noexcept { return id_; }
  bool contains(int at_x, int at_y) const noexcept {
    return visible && at_x >= x && at_y >= y && at_x < x + width && at_y < y + height;
  }
  // From the lowest to the highest.
  const std::vector<Sprite*>& sprites();

 private:
  friend class Sprite;
  void add(Sprite& sprite);
  void remove(Sprite& sprite) noexcept;

  Scene* scene_;
  int id_;
  std::vector<Sprite*> sprites_;  // nullptr: a hole
  std::size_t holes_ = 0;
};

// A picture at a place. It is there as long as this object: keep it in the main() of a component,
// and write to its members. It is drawn after all turns of a frame.
class Sprite {
 public:
  // On top of those that are there already and have the same z or less.
  explicit Sprite(Surface& surface, Image picture = nullptr, double at_x = 0, double at_y = 0,
                  int at_z = 0);
  Sprite(const Sprite&) = delete;
  Sprite& operator=(const Sprite&) = delete;
  ~Sprite();

  Image picture;     // without one it is drawn as a box with a question mark
  double x, y;       // of the middle of the picture, on the surface
  double angle = 0;  // in degrees, clockwise
  double scale = 1;  // at most 64 times as large
  int z;             // the higher is seen
  std::uint8_t alpha = 255;
  bool visible = true;

  double width() const noexcept { return scale * shown().width(); }
  double height() const noexcept { return scale * shown().height(); }
  // The picture, or what is seen in its place.
  const Picture& shown() const noexcept { return picture ? *picture : *missing_picture(); }
  // Puts the left edge there. x is the middle: after a picture of another width, call it again.
  void align_left(double at_x) noexcept { x = at_x + width() / 2; }
  // Whether a point is in the upright box around its middle.
  bool contains(double at_x, double at_y) const noexcept;
  bool overlaps(const Sprite& other) const noexcept;

 private:
  friend class Surface;
  Surface* surface_;
  std::size_t place_ = 0;  // among the sprites of its surface
};

class Scene {
 public:
  Scene(int width, int height)
      : width_(width), height_(height), window_(*this, 0, 0, width, height) {
    window_.background = dark;
  }
  int width() const noexcept { return width_; }
  int height() const noexcept { return height_; }
  // The surface that is always there, and fills the window.
  Surface& window() noexcept { return window_; }
  // From the lowest to the highest.
  const std::vector<Surface*>& surfaces();
  // The highest one there; the window when there is no other.
  Surface& at(int x, int y);
  // nullptr when it is gone.
  Surface* find(int id);

 private:
  friend class Surface;
  int width_;
  int height_;
  int last_id_ = 0;
  std::vector<Surface*> surfaces_;
  Surface window_;
};

}  // namespace kit
