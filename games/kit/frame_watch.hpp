// Ends a game in which a frame does not come to an end, and says whose turn it was.
#pragma once

#include <atomic>
#include <axon/axon.hpp>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace kit {

class FrameWatch {
 public:
  static constexpr int exit_status = 4;

  // Looks from a thread of its own. After a quarter of the limit it says once that a frame takes long.
  // The limit is in seconds of the processor's time, so that a busy machine is no reason to end. Throws
  // std::system_error when there can be no thread.
  FrameWatch(const axon::Scheduler& scheduler, std::string game, double limit = 10);
  FrameWatch(const FrameWatch&) = delete;
  ~FrameWatch();

  void frame_ends() noexcept { ++frames_; }

 private:
  void watch();
  void say(const std::string& start) const;
  [[noreturn]] void end_the_game() const;

  const axon::Scheduler& scheduler_;
  const std::string game_;
  const double limit_;
  std::atomic<std::uint64_t> frames_ = 0;
  std::mutex guard_;
  std::condition_variable over_;
  bool is_over_ = false;  // guarded
  std::thread thread_;    // last: it uses all the others
};

}  // namespace kit
