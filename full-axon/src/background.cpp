#include "axon/background.hpp"

namespace axon {

Background::Background()
    : hold_(scheduler_.hold()), thread_([this] {
        while (!run()) {
        }
      }) {}

// False when a component failed, and the others are to go on.
bool Background::run() {
  const auto note = [this] {
    const std::lock_guard lock(guard_);
    if (!error_) error_ = std::current_exception();
  };
  try {
    scheduler_.run();
  } catch (const Deadlock&) {
    note();
  } catch (...) {
    note();
    return false;
  }
  return true;
}

Background::~Background() {
  scheduler_.post([this] {
    scheduler_.stop_all();
    hold_.reset();
  });
  thread_.join();
}

std::exception_ptr Background::error() const {
  const std::lock_guard lock(guard_);
  return error_;
}

}  // namespace axon
