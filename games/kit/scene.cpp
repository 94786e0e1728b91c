#include "scene.hpp"

#include <algorithm>
#include <axon/errors.hpp>
#include <cmath>
#include <utility>

namespace kit {

namespace {
// Says whether they were not in order. Those of one z keep theirs: std::stable_sort is not used, for
// its library is deprecated in part, and clang says so.
template <typename Thing>
bool sort_by_z(std::vector<Thing*>& things) {
  const auto is_lower = [](const Thing* one, const Thing* other) { return one->z < other->z; };
  if (std::is_sorted(things.begin(), things.end(), is_lower)) return false;
  std::vector<std::pair<int, std::size_t>> places;
  for (const Thing* thing : things) places.emplace_back(thing->z, places.size());
  std::sort(places.begin(), places.end());
  std::vector<Thing*> sorted;
  for (const auto& [z, place] : places) sorted.push_back(things[place]);
  things.swap(sorted);
  return true;
}
}  // namespace

Surface::Surface(Scene& scene, int left, int top, int wide, int high, int at_z)
    : x(left), y(top), width(wide), height(high), z(at_z), scene_(&scene), id_(++scene.last_id_) {
  if (wide < 1 || high < 1) {
    throw axon::UsageError("a surface of " + std::to_string(wide) + " x " + std::to_string(high) +
                           " pixels; a side has at least 1");
  }
  scene.surfaces_.push_back(this);
}

Surface::~Surface() {
  for (Sprite* sprite : sprites_) {
    if (sprite != nullptr) sprite->surface_ = nullptr;
  }
  std::erase(scene_->surfaces_, this);
}

const std::vector<Sprite*>& Surface::sprites() {
  const bool had_holes = std::exchange(holes_, 0) > 0;
  if (had_holes) std::erase(sprites_, nullptr);
  if (sort_by_z(sprites_) || had_holes) {
    for (std::size_t i = 0; i < sprites_.size(); ++i) sprites_[i]->place_ = i;
  }
  return sprites_;
}

void Surface::add(Sprite& sprite) {
  sprites_.push_back(&sprite);
  sprite.place_ = sprites_.size() - 1;
}

// Leaves a hole, so that many can go at once without a long walk each.
void Surface::remove(Sprite& sprite) noexcept {
  sprites_[sprite.place_] = nullptr;
  if (++holes_ * 2 > sprites_.size()) sprites();
}

Sprite::Sprite(Surface& surface, Image shown_picture, double at_x, double at_y, int at_z)
    : picture(std::move(shown_picture)), x(at_x), y(at_y), z(at_z), surface_(&surface) {
  surface.add(*this);
}

Sprite::~Sprite() {
  if (surface_ != nullptr) surface_->remove(*this);
}

bool Sprite::contains(double at_x, double at_y) const noexcept {
  return std::abs(at_x - x) * 2 < width() && std::abs(at_y - y) * 2 < height();
}

bool Sprite::overlaps(const Sprite& other) const noexcept {
  return std::abs(other.x - x) * 2 < width() + other.width() &&
         std::abs(other.y - y) * 2 < height() + other.height();
}

const std::vector<Surface*>& Scene::surfaces() {
  sort_by_z(surfaces_);
  return surfaces_;
}

Surface& Scene::at(int x, int y) {
  surfaces();
  for (auto each = surfaces_.rbegin(); each != surfaces_.rend(); ++each) {
    if ((*each)->contains(x, y)) return **each;
  }
  return window_;
}

Surface* Scene::find(int id) {
  for (Surface* surface : surfaces_) {
    if (surface->id() == id) return surface;
  }
  return nullptr;
}

}  // namespace kit
