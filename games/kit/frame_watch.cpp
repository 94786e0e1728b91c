#include "frame_watch.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <utility>

#include "world.hpp"

namespace kit {

FrameWatch::FrameWatch(const axon::Scheduler& scheduler, std::string game, double limit)
    : scheduler_(scheduler), game_(std::move(game)), limit_(limit) {
  thread_ = std::thread([this] { watch(); });
}

FrameWatch::~FrameWatch() {
  {
    const std::lock_guard lock(guard_);
    is_over_ = true;
    over_.notify_one();
  }
  thread_.join();
}

void FrameWatch::watch() {
  std::uint64_t seen = 0;
  std::clock_t since = std::clock();
  bool has_told = false;
  std::unique_lock lock(guard_);
  while (!over_.wait_for(lock, std::chrono::milliseconds(100), [this] { return is_over_; })) {
    if (const std::uint64_t now = frames_; now != seen) {
      seen = now;
      since = std::clock();
    }
    const double seconds = static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
    if (seconds > limit_) end_the_game();
    if (seconds < limit_ / 4 || has_told) continue;
    has_told = true;
    say(game_ + ": frame " + std::to_string(seen + 1) + " takes long.");
  }
}

void FrameWatch::say(const std::string& start) const {
  const std::string whose = whose_turn(scheduler_);
  std::cerr << start << (whose.empty() ? "" : " The turn is with " + whose + ".") << std::endl;
}

void FrameWatch::end_the_game() const {
  say("HUNG  " + game_ + ": frame " + std::to_string(frames_ + 1) + " does not come to an end.");
  std::cerr
      << "In its loop a co_await is missing, such as co_await frame(). Or it waits with any_of()\n"
         "for a box that has closed, which is no wait."
      << std::endl;
  std::_Exit(exit_status);
}

}  // namespace kit
