// A game without a window: a scheduler, a clock of 60 frames a second, a display. Tests play in it,
// and the window plays it.
#pragma once

#include <axon/axon.hpp>
#include <cstdint>
#include <string>
#include <utility>

#include "actor.hpp"

namespace kit {

class World {
 public:
  explicit World(int width = 800, int height = 600, std::uint64_t seed = 1);

  // As scheduler().activate(): it gets its first turn in the next frame.
  template <typename Given>
  decltype(auto) add(Given&& component) {
    return scheduler_.activate(std::forward<Given>(component));
  }
  // One frame: the events go to those who listen, the clock goes on by a sixtieth of a second,
  // whoever waits for the frame, for time or for letters has turns until all is quiet. Throws
  // ComponentFailed.
  void frame(const Events& events = {});
  void frames(int count) {
    while (count-- > 0) frame();
  }
  // Asks all to stop. Gives back how many are alive then; they should be none. Throws
  // ComponentFailed.
  std::size_t end();

  axon::Scheduler& scheduler() noexcept { return scheduler_; }
  const axon::Scheduler& scheduler() const noexcept { return scheduler_; }
  Display& display() noexcept { return display_; }
  Scene& scene() noexcept { return display_.scene(); }

 private:
  axon::SteppedClock clock_{false};
  Display display_;
  axon::Scheduler scheduler_{&clock_};
};

// Without its namespaces: "Ball#3".
std::string name_of(const axon::Component& component);

// Whose turn it is; empty between turns. To be asked from another thread when a frame does not come to an
// end: who has the turn may change while it is read, and what is said is no worse for that.
std::string whose_turn(const axon::Scheduler& scheduler);

// The components and the links between them, a line each: what --introspect prints.
std::string graph_of(const axon::Scheduler& scheduler);

}  // namespace kit
