#include "axon/component.hpp"

#include <mutex>
#include <unordered_map>

#include "axon/scheduler.hpp"
#include "axon/trace.hpp"
#include "names.hpp"

namespace axon {

namespace {

// Few components have a name of their own, so it does not lie in the component. A component may be
// made on one thread and run on another. The table is never destroyed: it outlives every component.
class GivenNames {
 public:
  void set(const Component& component, std::string name) {
    const std::lock_guard lock(guard_);
    names_[&component] = std::move(name);
  }
  std::string of(const Component& component) {
    const std::lock_guard lock(guard_);
    return names_.at(&component);
  }
  void forget(const Component& component) {
    const std::lock_guard lock(guard_);
    names_.erase(&component);
  }

 private:
  std::mutex guard_;
  std::unordered_map<const Component*, std::string> names_;  // guarded
};

GivenNames& given_names() {
  static auto& names = *new GivenNames;
  return names;
}

}  // namespace

Component::Component(std::string name) {
  given_names().set(*this, std::move(name));
  state_ |= has_name;
}

Component::Component(Component&& other) {
  if (other.core_ != nullptr || other.ended()) {
    throw UsageError("\"" + other.name() + "\" is active, so it cannot be moved");
  }
  other.parent_ = this;  // where its boxes find their new owner
  if ((other.state_ & has_name) != 0) {
    given_names().set(*this, given_names().of(other));
    state_ |= has_name;
  }
}

Component::~Component() {
  if (active()) core_->scheduler->forget(*this);
  if ((state_ & has_name) != 0) given_names().forget(*this);
}

std::string Component::name() const {
  if ((state_ & has_name) != 0) return given_names().of(*this);
  return detail::name_of(typeid(*this));
}

Scheduler* Component::scheduler() const noexcept {
  return core_ == nullptr ? nullptr : core_->scheduler;
}

void Component::stop() noexcept {
  if (!active() || stop_requested()) return;
  state_ |= is_stopping;
  if (core_->scheduler->traces()) core_->scheduler->trace(Event::stop_asked, *this);
  if (waits()) become_ready();
}

void Component::stop_children() noexcept {
  if (children_ == 0) return;
  for (Component* each : core_->scheduler->components_) {
    if (each->parent_ == this) each->stop();
  }
}

void Component::interrupt(std::exception_ptr error) {
  if (!error)
    throw UsageError("\"" + name() + "\" is to be interrupted with an error, not without");
  if (!active()) return;
  core_->scheduler->interrupts_[this] = std::move(error);
  state_ |= is_interrupted;
  if ((state_ & is_waiting) != 0) become_ready();
}

void Component::throw_interrupt() {
  auto& interrupts = core_->scheduler->interrupts_;
  const auto found = interrupts.find(this);
  const std::exception_ptr error = found->second;
  interrupts.erase(found);
  state_ &= ~is_interrupted;
  std::rethrow_exception(error);
}

bool Component::child_failed(Component&, const std::exception_ptr&) { return false; }

void Component::trace_delivery(Box& box) noexcept {
  core_->scheduler->trace(Event::delivered, *this, &box);
}

bool Component::waits_for(const Box& box, std::uint16_t mask) noexcept {
  state_ &= ~is_listening;
  const std::uint32_t bits = state_ & mask & any_box;
  return bits != 0 &&
         (bits != shared_bit || (state_ & is_pausing) != 0 || (box.flags_ & Box::is_awaited) != 0);
}

void Component::forget_awaited() noexcept {
  for (Box* box = boxes_; box != nullptr; box = box->next_) {
    box->flags_ &= static_cast<std::uint8_t>(~Box::is_awaited);
  }
}

void Process::promise_type::end() const noexcept { component_->state_ |= Component::has_ended; }

void Process::promise_type::unhandled_exception() noexcept {
  component_->core_->error = std::current_exception();
}

}  // namespace axon
