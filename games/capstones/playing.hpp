// What the tests of capstones share: they play a game by script, and look at what a player sees.
// To be included once, by the tests' one file: it stands in for the clock of the machine.
#pragma once

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <axon/chassis.hpp>
#include <cstdint>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kit/world.hpp"
#include "story.hpp"

namespace playing {

// ---- The machine's clock, as the game under test reads it

// While a test plays, the clock of its thread stands still between frames.
inline thread_local bool clock_stands = false;
inline thread_local long long nanoseconds = 0;

inline timespec machine_time() {
  constexpr long long billion = 1'000'000'000;
  return {1'000'000 + nanoseconds / billion, nanoseconds % billion};
}

struct StandingClock {
  StandingClock() {
    nanoseconds = 0;
    clock_stands = true;
  }
  ~StandingClock() { clock_stands = false; }
};

// ---- What a player sees

inline std::vector<const kit::Sprite*> sprites_in(kit::World& world) {
  std::vector<const kit::Sprite*> seen;
  for (kit::Surface* surface : world.scene().surfaces()) {
    if (!surface->visible || surface->alpha == 0) continue;
    for (const kit::Sprite* sprite : surface->sprites()) {
      if (sprite->visible && sprite->alpha != 0) seen.push_back(sprite);
    }
  }
  return seen;
}

// The words that a sprite shows, when its picture is one of text_image(), of any size and color.
inline std::string words_in(const kit::Sprite& sprite) {
  constexpr int letter_side = 8;
  const kit::Picture& picture = sprite.shown();
  const int size = picture.height() / letter_side;
  if (size == 0) return "";
  // Which of the 64 dots of the letter that begins there are drawn.
  const auto dots = [](const kit::Picture& of, int left, int dot_size) {
    std::uint64_t drawn = 0;
    for (int i = 0; i < letter_side * letter_side; ++i) {
      const int x = left + i % letter_side * dot_size, y = i / letter_side * dot_size;
      drawn = drawn * 2 + (of.at(x, y) == kit::clear ? 0 : 1);
    }
    return drawn;
  };
  std::map<std::uint64_t, char> letters;
  for (char letter = ' '; letter <= '~'; ++letter) {
    letters[dots(kit::Picture::of_text({&letter, 1}, kit::white), 0, 1)] = letter;
  }
  std::string words;
  for (int left = 0; left < picture.width(); left += letter_side * size) {
    const auto found = letters.find(dots(picture, left, size));
    if (found == letters.end()) return "";
    words += found->second;
  }
  return words;
}

// Where everything is that is seen, and how it looks: the same words, the same picture.
inline std::string look(kit::World& world) {
  std::string words;
  for (const kit::Sprite* sprite : sprites_in(world)) {
    std::size_t pixels = 0;
    for (const kit::Color color : sprite->shown().pixels()) pixels = pixels * 31 + color;
    for (const double number : {sprite->x, sprite->y, sprite->angle, sprite->scale}) {
      words += std::to_string(number) + " ";
    }
    words += std::to_string(pixels) + "\n";
  }
  return words;
}

// A script: the events of each frame.
using Frames = std::vector<kit::Events>;

// How a script was played: the look of every frame.
inline std::vector<std::string> looks(const Frames& frames, void (*start)(kit::World&),
                                      long long nanoseconds_a_frame, std::uint64_t seed = 1) {
  std::vector<std::string> all;
  const StandingClock clock;
  kit::World world(800, 600, seed);
  start(world);
  for (const kit::Events& events : frames) {
    world.frame(events);
    nanoseconds += nanoseconds_a_frame;
    ++kit::signs_of_life;
    all.push_back(look(world));
  }
  return all;
}

// "the same as in the first run", or which frame is the first that is not.
inline std::string comparison(const std::vector<std::string>& first,
                              const std::vector<std::string>& second) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] != second[i]) return "another picture in frame " + std::to_string(i);
  }
  return "the same pictures";
}

// ---- A game goes by frames

// By the clock of the machine a frame takes now a short time, now a long one.
inline void expect_same_at_any_speed(const Frames& script, void (*start)(kit::World&)) {
  kit::step("played " + kit::count(script.size(), "frame") + ", a thousandth of a second each");
  const auto fast = looks(script, start, 1'000'000);
  kit::step("played them again, 0.7 seconds each");
  kit::expect("the same pictures", comparison(fast, looks(script, start, 700'000'000)));
}

// In each frame a letter more comes, which means nothing to the game.
inline void expect_same_with_more_letters(const Frames& script, void (*start)(kit::World&)) {
  Frames moving = script;
  for (std::size_t i = 0; i < moving.size(); ++i) {
    moving[i].insert(moving[i].begin(), kit::move_to(static_cast<int>(i), 5));
  }
  kit::step("played " + kit::count(script.size(), "frame"));
  const auto quiet = looks(script, start, 0);
  kit::step("played them again, and moved the pointer in each of them");
  kit::expect("the same pictures", comparison(quiet, looks(moving, start, 0)));
}

// ---- The components, and who is linked to whom

struct Graph {
  std::size_t components = 0;   // of the game: all but the display and groups without links
  kit::Words without_link;      // by name: no box of theirs is linked, and nobody sends to them
  std::size_t most_linked = 0;  // of one component: how many others it is linked with
};

inline Graph graph(kit::World& world) {
  std::map<const axon::Component*, std::set<const axon::Component*>> linked;
  for (const axon::Component* component : world.scheduler().components()) {
    for (const axon::Box* box = component->first_box(); box != nullptr; box = box->next()) {
      if (box->linked_to() == nullptr) continue;
      const axon::Component* other = &box->linked_to()->owner();
      linked[component].insert(other);
      linked[other].insert(component);
    }
  }
  Graph graph;
  for (const axon::Component* component : world.scheduler().components()) {
    if (component == &world.display()) continue;
    const bool is_alone = linked[component].empty();
    // A group has parts, and often no box of its own.
    if (is_alone && dynamic_cast<const axon::Group*>(component) != nullptr) continue;
    ++graph.components;
    if (is_alone) graph.without_link.push_back(component->name());
    linked[component].erase(&world.display());
    graph.most_linked = std::max(graph.most_linked, linked[component].size());
  }
  return graph;
}

}  // namespace playing

extern "C" {

__attribute__((used)) int clock_gettime(clockid_t clock, timespec* into) noexcept {
  if (!playing::clock_stands) return static_cast<int>(::syscall(SYS_clock_gettime, clock, into));
  *into = playing::machine_time();
  return 0;
}

__attribute__((used)) int gettimeofday(timeval* into, void*) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  *into = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

__attribute__((used)) time_t time(time_t* into) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (into != nullptr) *into = now.tv_sec;
  return now.tv_sec;
}
}
