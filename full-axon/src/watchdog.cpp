#include "axon/watchdog.hpp"

#include <iostream>

namespace axon {

Watchdog::Watchdog(Scheduler& scheduler, Duration limit, Warn warn)
    : scheduler_(scheduler),
      limit_(limit),
      warn_(warn ? std::move(warn)
                 : [](const std::string& text) { std::cerr << text << std::endl; }) {
  if (limit <= Duration::zero()) throw UsageError("the limit of a watchdog is longer than nothing");
  if (scheduler.watchdog_ != nullptr) throw UsageError("the scheduler has a watchdog already");
  thread_ = std::thread([this] { watch(); });
  scheduler.set_watchdog(this);
}

Watchdog::~Watchdog() {
  scheduler_.set_watchdog(nullptr);
  {
    const std::lock_guard lock(guard_);
    is_over_ = true;
    over_.notify_one();
  }
  thread_.join();
}

Watchdog::Turn::Turn(Watchdog& watchdog, const Component& component) : watchdog_(watchdog) {
  std::string name = component.name() + "#" + std::to_string(component.id());
  const std::lock_guard lock(watchdog_.guard_);
  ++watchdog_.turns_;
  watchdog_.whose_ = std::move(name);
}

Watchdog::Turn::~Turn() {
  const std::lock_guard lock(watchdog_.guard_);
  watchdog_.whose_.clear();
}

void Watchdog::watch() {
  std::uint64_t seen = 0;  // the turn at the last look
  std::uint64_t told = 0;
  std::unique_lock lock(guard_);
  while (!over_.wait_for(lock, limit_, [this] { return is_over_; })) {
    const bool is_long = !whose_.empty() && turns_ == seen;
    seen = turns_;
    if (!is_long || told == turns_) continue;
    told = turns_;
    const std::string text =
        whose_ + " keeps the turn; until it awaits something, nobody else gets one";
    lock.unlock();
    warn_(text);
    lock.lock();
  }
}

}  // namespace axon
