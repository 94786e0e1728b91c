#include "world.hpp"

namespace kit {

World::World(int width, int height, std::uint64_t seed) : display_(width, height, seed) {
  scheduler_.activate(display_);
  scheduler_.run_until_idle();
}

void World::frame(const Events& events) {
  scheduler_.run_until_idle();  // newcomers begin to listen and to wait
  display_.begin_frame(events);
  // A sixtieth of a second is no whole number of nanoseconds, and 60 of them are a second.
  const axon::TimePoint now(std::chrono::nanoseconds(1'000'000'000LL * display_.frame() / 60));
  clock_.advance(now - clock_.now());
  scheduler_.run_until_idle();
}

std::size_t World::end() {
  scheduler_.stop_all();
  scheduler_.run_until_idle();
  return scheduler_.alive();
}

std::string name_of(const axon::Component& component) {
  const std::string name = component.name();
  const std::size_t colons = name.rfind("::");
  return (colons == std::string::npos ? name : name.substr(colons + 2)) + "#" +
         std::to_string(component.id());
}

std::string whose_turn(const axon::Scheduler& scheduler) {
  for (int look = 0; look < 1000; ++look) {
    if (const axon::Component* component = scheduler.running()) return name_of(*component);
  }
  return "";
}

std::string graph_of(const axon::Scheduler& scheduler) {
  std::string text;
  for (const axon::Component* component : scheduler.components()) {
    text += name_of(*component) + "\n";
    for (const axon::Box* box = component->first_box(); box != nullptr; box = box->next()) {
      const axon::Box* const to = box->linked_to();
      if (to == nullptr) continue;
      text +=
          std::string("  ") + box->name() + " -> " + name_of(to->owner()) + " " + to->name() + "\n";
    }
  }
  return text;
}

}  // namespace kit
