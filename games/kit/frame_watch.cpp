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
  std::unique_lock lock(guard_);
  while (!over_.wait_for(lock, std::chrono::milliseconds(100), [this] { return is_over_; })) {
    if (const std::uint64_t now = frames_; now != seen) {
      seen = now;
      since = std::clock();
    }
    if (static_cast<double>(std::clock() - since) > limit_ * CLOCKS_PER_SEC) end_the_game();
  }
}

// The other thread still runs, so whose turn it is may change while it is read. What is said is no
// worse for that, and nothing comes after it.
void FrameWatch::end_the_game() const {
  std::string whose;
  for (int look = 0; look < 1000 && whose.empty(); ++look) {
    if (const axon::Component* component = scheduler_.running()) {
      whose = " The turn is with " + name_of(*component) + ".";
    }
  }
  std::cerr
      << "HUNG  " << game_ << ": frame " << frames_ + 1 << " does not come to an end." << whose
      << "\nIn its loop a co_await is missing, such as co_await frame(). Or it waits with any_of()"
         "\nfor a box that has closed, which is no wait.\n"
      << std::flush;
  std::_Exit(exit_status);
}

}  // namespace kit
