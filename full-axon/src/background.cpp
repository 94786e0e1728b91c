#include "axon/background.hpp"

namespace axon {

Background::Background()
    : hold_(scheduler_.hold()), thread_([this] {
        try {
          scheduler_.run();
        } catch (...) {
          const std::lock_guard lock(guard_);
          error_ = std::current_exception();
        }
      }) {}

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
