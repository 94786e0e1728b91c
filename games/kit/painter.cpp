#include "painter.hpp"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace kit {

namespace {

constexpr double largest_scale = 64;
constexpr int draws_between_cleanings = 60;

[[noreturn]] void throw_error(const char* what) {
  throw std::runtime_error(std::string(what) + " does not work: " + SDL_GetError());
}

std::uint8_t times(std::uint8_t one, std::uint8_t other) {
  return static_cast<std::uint8_t>(one * other / 255);
}

}  // namespace

void Painter::Closer::operator()(SDL_Surface* surface) const noexcept { SDL_FreeSurface(surface); }
void Painter::Closer::operator()(SDL_Renderer* renderer) const noexcept {
  SDL_DestroyRenderer(renderer);
}
void Painter::Closer::operator()(SDL_Texture* texture) const noexcept {
  SDL_DestroyTexture(texture);
}

Painter::Painter(int width, int height) : width_(width), height_(height) {
  surface_.reset(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888));
  if (!surface_) throw_error("A picture in memory");
  renderer_.reset(SDL_CreateSoftwareRenderer(surface_.get()));
  if (!renderer_) throw_error("SDL's software renderer");
}

Painter::~Painter() {
  painted_.clear();
  renderer_.reset();
}

void Painter::draw(Scene& scene) {
  for (Surface* surface : scene.surfaces()) {
    if (!surface->visible || surface->alpha == 0) continue;
    const SDL_Rect area = {surface->x, surface->y, surface->width, surface->height};
    SDL_RenderSetClipRect(renderer_.get(), &area);
    const Color color = surface->background;
    if (color >> 24 != 0) {
      const std::uint8_t alpha = times(static_cast<std::uint8_t>(color >> 24), surface->alpha);
      // Without blending SDL fills a picture ten times as fast.
      SDL_SetRenderDrawBlendMode(renderer_.get(),
                                 alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
      SDL_SetRenderDrawColor(renderer_.get(), static_cast<std::uint8_t>(color >> 16),
                             static_cast<std::uint8_t>(color >> 8),
                             static_cast<std::uint8_t>(color), alpha);
      SDL_RenderFillRect(renderer_.get(), &area);
    }
    for (const Sprite* sprite : surface->sprites()) {
      if (sprite->visible) draw(*surface, *sprite);
    }
  }
  SDL_RenderFlush(renderer_.get());
  if (++drawn_ % draws_between_cleanings == 0) forget_unused();
}

void Painter::draw(const Surface& surface, const Sprite& sprite) {
  Painted& painted = this->painted(sprite.picture ? sprite.picture : missing_picture());
  const std::uint8_t alpha = times(sprite.alpha, surface.alpha);
  if (painted.alpha != alpha) {
    SDL_SetTextureAlphaMod(painted.texture.get(), alpha);
    painted.alpha = alpha;
  }
  const double scale = std::clamp(sprite.scale, 0.0, largest_scale);
  const double width = scale * painted.picture->width();
  const double height = scale * painted.picture->height();
  const double left = surface.x + sprite.x - width / 2;
  const double top = surface.y + sprite.y - height / 2;
  // What is far outside, or nowhere at all, is not drawn.
  if (!(std::abs(left) < 1e6 && std::abs(top) < 1e6 && width >= 1 && height >= 1)) return;
  if (sprite.angle == 0) {
    const SDL_Rect at = {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(top)),
                         static_cast<int>(width), static_cast<int>(height)};
    SDL_RenderCopy(renderer_.get(), painted.texture.get(), nullptr, &at);
  } else {
    const SDL_FRect at = {static_cast<float>(left), static_cast<float>(top),
                          static_cast<float>(width), static_cast<float>(height)};
    SDL_RenderCopyExF(renderer_.get(), painted.texture.get(), nullptr, &at, sprite.angle, nullptr,
                      SDL_FLIP_NONE);
  }
}

Painter::Painted& Painter::painted(const Image& picture) {
  if (last_ != nullptr && last_->picture == picture) return *last_;
  const auto [place, is_new] = painted_.try_emplace(picture.get());
  Painted& painted = place->second;
  last_ = &painted;
  if (!is_new) return painted;
  painted.picture = picture;
  painted.texture.reset(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_ARGB8888,
                                          SDL_TEXTUREACCESS_STATIC, picture->width(),
                                          picture->height()));
  if (!painted.texture) throw_error("A texture");
  SDL_SetTextureBlendMode(painted.texture.get(), SDL_BLENDMODE_BLEND);
  SDL_UpdateTexture(painted.texture.get(), nullptr, picture->pixels().data(),
                    picture->width() * static_cast<int>(sizeof(Color)));
  return painted;
}

// Pictures that no sprite shows any more, like the score of a minute ago.
void Painter::forget_unused() {
  std::erase_if(painted_, [](const auto& each) { return each.second.picture.use_count() == 1; });
  last_ = nullptr;
}

const Color* Painter::pixels() const noexcept {
  return static_cast<const Color*>(surface_->pixels);
}

Picture Painter::picture() const {
  Picture picture(width_, height_);
  const Color* pixel = pixels();
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) picture.dot(x, y, *pixel++);
  }
  return picture;
}

}  // namespace kit
