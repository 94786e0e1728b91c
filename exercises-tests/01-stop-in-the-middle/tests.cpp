#include <string>
#include <utility>

#include "countdown.hpp"
#include "story.hpp"

namespace {
constexpr kit::Look look_countdown{"countdown.hpp", "Countdown::next"};
constexpr kit::Look look_greeter{"countdown.hpp", "Greeter::next"};
constexpr const char* heading_place = "A place to continue";
constexpr const char* heading_remembering = "Remembering";
constexpr const char* heading_asked = "Only when asked";
constexpr const char* heading_end = "The end";
constexpr const char* heading_name = "Remembering";

auto make_countdown(int from) { return miniaxon::Countdown(from); }
auto make_greeter(std::string&& name) { return miniaxon::Greeter(std::move(name)); }
}  // namespace

#include "countdown_rules.hpp"
