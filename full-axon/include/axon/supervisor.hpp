// Keeps a part alive: when it fails, a new one takes its place.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "chassis.hpp"

namespace axon {

// Restarts its part, as the factory makes it, up to so many times; after that the part's error is
// its own. What waits in its inbox, and the links from and to it, stay; what the failed part had
// already taken is gone. Ends when the part ends well. (Armstrong: Making reliable distributed
// systems in the presence of software errors, 2003.)
template <typename Part>
class Supervisor final : public Component,
                         public detail::InboxLike<Part>::Type,
                         public detail::OutboxLike<Part>::Type {
 public:
  Supervisor(std::function<std::unique_ptr<Part>()> factory, int most_restarts)
      : Component("supervisor"),
        detail::InboxLike<Part>::Type(static_cast<Component&>(*this)),
        detail::OutboxLike<Part>::Type(static_cast<Component&>(*this)),
        factory_(std::move(factory)),
        restarts_left_(most_restarts) {}

  Process main() override {
    do {
      failure_ = nullptr;
      std::unique_ptr<Part> part = factory_();
      if constexpr (detail::HasInbox<Part>) {
        unlink(this->inbox);
        link(this->inbox, part->inbox);
      }
      if constexpr (detail::HasOutbox<Part>) link(part->outbox, this->outbox);
      scheduler()->activate(std::move(part));
      while (children() > 0) {
        if (stop_requested()) stop_children();
        co_await ends_of_children();
      }
    } while (failure_ && restarts_left_-- > 0 && !stop_requested());
    if (failure_) std::rethrow_exception(failure_);
  }
  int restarts_left() const noexcept { return restarts_left_; }

 protected:
  bool child_failed(Component&, const std::exception_ptr& error) override {
    failure_ = error;
    return true;
  }

 private:
  std::function<std::unique_ptr<Part>()> factory_;
  std::exception_ptr failure_;
  int restarts_left_;
};

}  // namespace axon
