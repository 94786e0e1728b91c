#include <string>
#include <utility>

#include "countdown.hpp"
#include "story.hpp"

namespace {
constexpr kit::Look look_countdown{"countdown.hpp", "next"};
constexpr kit::Look look_greeter{"countdown.hpp", "next"};
auto make_countdown(int from) { return miniaxon::Countdown(from); }
auto make_greeter(std::string name) { return miniaxon::Greeter(std::move(name)); }
}  // namespace

#include "countdown_rules.hpp"
