// Draws a scene into memory with SDL's software renderer: the same pixels on every machine, with a
// window and without one.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "picture.hpp"
#include "scene.hpp"

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

namespace kit {

class Painter {
 public:
  // Throws std::runtime_error with SDL's words.
  Painter(int width, int height);
  ~Painter();

  void draw(Scene& scene);
  // What was drawn, row by row; valid until the next call.
  const Color* pixels() const noexcept;
  Picture picture() const;

 private:
  struct Closer {
    void operator()(SDL_Surface* surface) const noexcept;
    void operator()(SDL_Renderer* renderer) const noexcept;
    void operator()(SDL_Texture* texture) const noexcept;
  };
  // The picture is kept with its texture, so that no other one takes its address.
  struct Painted {
    Image picture;
    std::unique_ptr<SDL_Texture, Closer> texture;
    std::uint8_t alpha = 255;
  };

  void draw(const Surface& surface, const Sprite& sprite);
  Painted& painted(const Image& picture);
  void forget_unused();

  int width_;
  int height_;
  std::unique_ptr<SDL_Surface, Closer> surface_;
  std::unique_ptr<SDL_Renderer, Closer> renderer_;
  std::unordered_map<const Picture*, Painted> painted_;
  Painted* last_ = nullptr;  // sprites that follow each other often show the same
  int drawn_ = 0;
};

}  // namespace kit
