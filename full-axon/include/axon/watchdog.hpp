// Names a component that keeps the turn: until it awaits something, nobody else gets one.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "scheduler.hpp"

namespace axon {

// Looks from a thread of its own, by the machine's clock. Make and destroy it between turns, and
// before the scheduler goes; one for a scheduler.
// cost: about a microsecond a turn while it is there.
class Watchdog {
 public:
  // Gets a sentence, on the watchdog's thread.
  using Warn = std::function<void(const std::string&)>;

  // Warns once of each turn that takes longer than the limit, before it takes twice as long. Without
  // a function it prints on std::cerr. Throws UsageError when the limit is zero or less, or the
  // scheduler has a watchdog.
  Watchdog(Scheduler& scheduler, Duration limit, Warn warn = {});
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  ~Watchdog();

 private:
  friend class Scheduler;
  // From its construction to its destruction this component has the turn.
  class Turn {
   public:
    Turn(Watchdog& watchdog, const Component& component);
    Turn(const Turn&) = delete;
    ~Turn();

   private:
    Watchdog& watchdog_;
  };
  void watch();

  Scheduler& scheduler_;
  const Duration limit_;
  const Warn warn_;
  std::mutex guard_;
  std::condition_variable over_;
  bool is_over_ = false;     // guarded
  std::uint64_t turns_ = 0;  // guarded
  std::string whose_;        // guarded; empty between turns
  std::thread thread_;       // last: it uses all the others
};

}  // namespace axon
