#include "compare.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <vector>

#include "cats.hpp"
#include "kit/painter.hpp"
#include "kit/world.hpp"

namespace cats {

namespace {

constexpr int width = 800;
constexpr int height = 600;
constexpr int runs = 11;
constexpr double seconds_a_run = 0.5;

// Of this program alone: what else the machine does counts as little as possible.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Frames of one kind, with what they are painted on.
class Runner {
 public:
  Runner(kit::Scene& scene, std::function<void()> frame)
      : scene_(&scene), frame_(std::move(frame)) {}
  void frames(int count) {
    while (count-- > 0) {
      frame_();
      painter_.draw(*scene_);
    }
  }
  double fps(int count) {
    const double start = processor_seconds();
    frames(count);
    return count / (processor_seconds() - start);
  }
  bool shows_the_same_as(const Runner& other) const {
    return std::equal(painter_.pixels(), painter_.pixels() + width * height,
                      other.painter_.pixels());
  }

 private:
  kit::Scene* scene_;
  std::function<void()> frame_;
  kit::Painter painter_{width, height};
};

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

}  // namespace

Comparison compare(int cats, std::uint64_t seed) {
  kit::World plain_world(width, height, seed);
  PlainCats plain(plain_world.display(), cats);
  Runner bare(plain_world.scene(), [&] { plain.frame(plain_world.scene(), {}); });
  kit::World world(width, height, seed);
  world.add(Cattery(cats));
  Runner framework(world.scene(), [&] { world.frame(); });

  constexpr int first_frames = 5;
  bare.frames(first_frames);
  framework.frames(first_frames);
  const int frames = std::max(5, static_cast<int>(bare.fps(first_frames) * seconds_a_run));
  framework.frames(first_frames);
  std::vector<double> bare_fps;
  std::vector<double> framework_fps;
  std::vector<double> drops;
  for (int run = 0; run < runs; ++run) {
    // Who goes second finds the machine as the first one left it, so they take turns in that too.
    const bool is_even = run % 2 == 0;
    const double first = (is_even ? bare : framework).fps(frames);
    const double second = (is_even ? framework : bare).fps(frames);
    bare_fps.push_back(is_even ? first : second);
    framework_fps.push_back(is_even ? second : first);
    drops.push_back(100 * (1 - framework_fps.back() / bare_fps.back()));
    if (!bare.shows_the_same_as(framework)) {
      throw std::logic_error("with components and without them the cats look different");
    }
  }
  return {cats, runs, median(bare_fps), median(framework_fps), median(drops)};
}

std::string Comparison::text() const {
  char text[200];
  std::snprintf(text, sizeof text,
                "%d cats, %d components\n"
                "a plain loop       %8.1f frames a second\n"
                "with components    %8.1f frames a second\n"
                "drop               %8.1f %%   (medians of %d runs in turns, processor time)\n",
                cats, 6 * cats, bare_fps, framework_fps, drop_percent, runs);
  return text;
}

std::string Comparison::json() const {
  char text[200];
  std::snprintf(text, sizeof text,
                "{\"cats\": %d, \"bare_fps\": %.1f, \"framework_fps\": %.1f, "
                "\"drop_percent\": %.2f, \"runs\": %d}\n",
                cats, bare_fps, framework_fps, drop_percent, runs);
  return text;
}

}  // namespace cats
