// Where the time comes from: the machine's steady clock, or a clock that stands until it is moved.
#pragma once

#include <chrono>

namespace axon {

using Duration = std::chrono::nanoseconds;
using TimePoint = std::chrono::time_point<std::chrono::steady_clock, Duration>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
  // How long a scheduler with nothing else to do sleeps until `time`; zero when it need not sleep,
  // because the clock was put there.
  virtual Duration sleep_until(TimePoint time) = 0;
};

class RealClock final : public Clock {
 public:
  TimePoint now() const override { return std::chrono::steady_clock::now(); }
  Duration sleep_until(TimePoint time) override { return time - now(); }
};

// Starts at zero. When everybody sleeps it jumps to the next one who wants to wake up, unless it is
// told to stand still: then only advance() moves it.
class SteppedClock final : public Clock {
 public:
  explicit SteppedClock(bool jumps = true) : jumps_(jumps) {}
  TimePoint now() const override { return now_; }
  Duration sleep_until(TimePoint time) override {
    if (!jumps_) return Duration::max();
    if (time > now_) now_ = time;
    return Duration::zero();
  }
  void advance(Duration by) { now_ += by; }

 private:
  TimePoint now_{};
  bool jumps_;
};

}  // namespace axon
