#include "axon/scheduler.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "axon/box.hpp"
#include "axon/time.hpp"
#include "axon/trace.hpp"
#include "axon/watchdog.hpp"

namespace axon {

struct Scheduler::Mailbox {
  std::atomic<bool> has_posts = false;  // a hint; `posts` is the truth
  std::mutex guard;
  std::condition_variable changed;
  std::vector<std::function<void()>> posts;  // guarded
  std::function<void()> hook;                // set before the first post
};

namespace {

bool is_older(const Component* one, const Component* other) { return one->id() < other->id(); }

std::string state_of(const Component& component) {
  try {
    return describe(component);
  } catch (const std::bad_alloc&) {
    return {};
  }
}

}  // namespace

Scheduler::Scheduler(Clock* clock)
    : clock_(clock == nullptr ? &real_clock_ : clock), mailbox_(std::make_unique<Mailbox>()) {
  core_.scheduler = this;
}

Scheduler::~Scheduler() {
  on_event_ = nullptr;
  // The latest goes first, and nobody's boxes go before everybody's frames are gone.
  std::sort(components_.begin(), components_.end(), is_older);
  core_.ready.clear();
  for (std::uint32_t place = 0; place < components_.size(); ++place) {
    Component& component = *components_[place];
    component.place_ = place;
    component.be_ended();
    component.main_.destroy();
    component.main_ = {};
  }
  while (!components_.empty()) finish(*components_.back());
}

void Scheduler::activate(Component& component) {
  if (component.core_ != nullptr || component.ended()) {
    throw UsageError(
        "\"" + component.name() + "\" " +
        (component.ended() ? "has ended, and is not activated again" : "is active already"));
  }
  for (Box* box = component.first_box(); box != nullptr; box = box->next()) {
    if (box->is_linked_elsewhere(core_)) {
      throw LinkError("\"" + std::string(box->name()) + "\" of " + component.name() +
                      " is linked to a box that lives on another scheduler");
    }
  }
  components_.push_back(&component);
  Process::Handle main;
  component.core_ = &core_;
  try {
    main = component.main().release();
  } catch (...) {
    components_.pop_back();
    component.core_ = nullptr;
    throw;
  }
  component.main_ = main;
  component.resume_point_ = main;
  component.id_ = ++last_id_;
  component.place_ = static_cast<std::uint32_t>(components_.size() - 1);
  component.parent_ = core_.running;
  component.state_ |= Component::is_active;
  if (core_.running != nullptr) ++core_.running->children_;
  if (traces()) {
    component.state_ |= Component::is_traced;
    trace(Event::activated, component);
  }
  const bool may_be_first = policy_ == nullptr || policy_->children_first();
  if (core_.running != nullptr && may_be_first && newcomers_in_a_row() < most_newcomers_in_a_row) {
    core_.ready.push_front(component);
  } else {
    core_.ready.push_back(component);
  }
}

void Scheduler::activate_owned(std::unique_ptr<Component> component) {
  if (component == nullptr) throw UsageError("there is no component to activate");
  activate(*component);
  component.release()->state_ |= Component::is_owned;
}

Component& Scheduler::choose() {
  std::size_t ready = 0;
  for (auto* node = core_.ready.first(); node != nullptr; node = node->next_ready) ++ready;
  std::size_t chosen = policy_ == nullptr ? 0 : policy_->choose(ready);
  auto* node = core_.ready.first();
  for (; chosen > 0; --chosen) node = node->next_ready;
  core_.ready.remove(*node);
  auto& component = static_cast<Component&>(*node);
  if (traces()) trace(Event::turn, component);
  return component;
}

void Scheduler::give_watched_turn() {
  Component& component = choose();
  if (watchdog_ == nullptr) return give_turn(component);
  const Watchdog::Turn turn(*watchdog_, component);
  give_turn(component);
}

void Scheduler::set_watchdog(Watchdog* watchdog) noexcept {
  watchdog_ = watchdog;
  is_watched_ = policy_ != nullptr || traces() || watchdog_ != nullptr;
}

void Scheduler::run_until_idle() {
  if (core_.running != nullptr) {
    throw UsageError(core_.running->name() + " has the turn, so nobody else can be given one");
  }
  do {
    while (step()) {
      if (turns_ % turns_between_posts == 0) take_posts();
    }
  } while (take_posts() || wake_sleepers());
}

void Scheduler::run() {
  while (true) {
    run_until_idle();
    if (components_.empty() && holds_ == 0) return;
    if (!sleep()) throw_deadlock();
  }
}

void Scheduler::post(std::function<void()> work) {
  if (!work) throw UsageError("an empty function was posted");
  {
    const std::lock_guard lock(mailbox_->guard);
    mailbox_->posts.push_back(std::move(work));
    mailbox_->has_posts = true;
    mailbox_->changed.notify_one();
  }
  if (mailbox_->hook) mailbox_->hook();
}

void Scheduler::set_wake_up_hook(std::function<void()> hook) { mailbox_->hook = std::move(hook); }

bool Scheduler::take_posts() {
  if (!mailbox_->has_posts) return false;
  std::vector<std::function<void()>> posts;
  {
    const std::lock_guard lock(mailbox_->guard);
    posts.swap(mailbox_->posts);
    mailbox_->has_posts = false;
  }
  auto post = posts.begin();
  try {
    while (post != posts.end()) (*post++)();
  } catch (...) {
    const std::lock_guard lock(mailbox_->guard);
    mailbox_->posts.insert(mailbox_->posts.begin(), post, posts.end());
    mailbox_->has_posts = !mailbox_->posts.empty();
    throw;
  }
  return !posts.empty();
}

TimePoint Scheduler::next_wake_up() const noexcept {
  return timers_.empty() ? TimePoint::max() : timers_.begin()->first;
}

// Nobody is ready: until a post or the next timer. False when there is nothing to wait for.
bool Scheduler::sleep() {
  Duration duration = Duration::max();
  const TimePoint next = next_wake_up();
  if (next != TimePoint::max()) duration = clock_->sleep_until(next);
  if (duration == Duration::max() && holds_ == 0) return false;
  if (duration <= Duration::zero()) return true;
  std::unique_lock lock(mailbox_->guard);
  const auto posted = [this] { return !mailbox_->posts.empty(); };
  // An hour at a time: the longest duration of all, added to now, is past the end of time.
  constexpr Duration longest = std::chrono::hours(1);
  mailbox_->changed.wait_for(lock, std::min(duration, longest), posted);
  return true;
}

void Scheduler::stop_all() noexcept {
  for (Component* component : components_) component->stop();
}

void Scheduler::set_policy(Policy* policy) noexcept {
  policy_ = policy;
  is_watched_ = policy_ != nullptr || traces() || watchdog_ != nullptr;
}

void Scheduler::set_trace(std::function<void(const Event&)> on_event) {
  on_event_ = std::move(on_event);
  is_watched_ = policy_ != nullptr || traces() || watchdog_ != nullptr;
  for (Component* component : components_) {
    component->state_ &= ~Component::is_traced;
    if (traces()) component->state_ |= Component::is_traced;
  }
}

std::vector<Component*> Scheduler::components() const {
  std::vector<Component*> all = components_;
  std::sort(all.begin(), all.end(), is_older);
  return all;
}

int Scheduler::newcomers_in_a_row() const noexcept {
  if (core_.running == nullptr || (core_.running->state_ & Component::is_newcomer) == 0) return 0;
  return last_newcomers_turn_ + 1 == turns_ ? newcomers_before_ + 1 : 1;
}

// Its first one, or one in which it gave the turn back, entered or left a Task, ended, was asked to
// stop, or awaited something that nobody here knows.
void Scheduler::after_special_turn(Component& component) {
  while (core_.goes_on) {
    core_.goes_on = false;
    component.resume_point_.resume();
  }
  if ((component.state_ & Component::is_newcomer) != 0) {
    newcomers_before_ = newcomers_in_a_row();
    last_newcomers_turn_ = turns_;
    component.state_ &= ~Component::is_newcomer;
  }
  const bool is_placed = (component.state_ & (Component::is_waiting | Component::is_requeued)) != 0;
  component.state_ &= ~Component::is_requeued;
  if (is_placed && !component.ended() && !component.stop_requested()) return;
  if (!component.ended() && !is_placed) {
    core_.error = std::make_exception_ptr(UsageError(
        "it waits with co_await for something that is not of this runtime, so nothing would wake it"
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ <= 12
        "; or g++ 12 got a co_await in a condition wrong: declare a variable in that function"
#endif
        ));
  } else if (!component.ended()) {
    if (++grace_[&component] < turns_of_grace) return;
    if (!component.waits()) core_.ready.remove(component);
  }
  finish(component);
}

void Scheduler::forget(Component& component) noexcept {
  core_.ready.remove(component);
  component.state_ &= ~Component::is_owned;
  finish(component);
}

// First the frame, then the boxes, then the others are told: what its last words were arrives
// before its end.
void Scheduler::finish(Component& component) {
  const std::exception_ptr error = std::exchange(core_.error, nullptr);
  const std::string state = error ? state_of(component) : "";
  component.be_ended();
  if (component.main_) component.main_.destroy();
  component.main_ = {};
  for (Box* box = component.first_box(); box != nullptr; box = box->next()) {
    box->close();
    box->give_back();
    box->abandon();
    unlink(*box);
    while (!box->sources_.empty()) unlink(box->sources_.last());
  }
  core_.running = nullptr;
  if (component.children_ > 0) {
    for (Component* each : components_) {
      if (each->parent_ == &component) each->parent_ = nullptr;
    }
  }
  if (traces()) trace(error ? Event::failed : Event::ended, component);
  if (!interrupts_.empty()) interrupts_.erase(&component);
  if (!grace_.empty()) grace_.erase(&component);
  services_.forget(component);
  components_[component.place_] = components_.back();
  components_[component.place_]->place_ = component.place_;
  components_.pop_back();
  Component* parent = component.parent_;
  component.core_ = nullptr;
  component.parent_ = nullptr;
  component.state_ &= ~Component::is_active;
  const std::unique_ptr<Component> owned((component.state_ & Component::is_owned) != 0 ? &component
                                                                                       : nullptr);
  if (parent != nullptr) {
    --parent->children_;
    parent->wake();
  }
  if (error && (parent == nullptr || !parent->child_failed(component, error))) {
    try {
      std::rethrow_exception(error);
    } catch (const std::exception& original) {
      std::throw_with_nested(ComponentFailed(
          component.name() + " ended with an error: " + original.what() + "\n" + state));
    } catch (...) {
      std::throw_with_nested(ComponentFailed(
          component.name() + " ended with an error that is not a std::exception\n" + state));
    }
  }
}

// Those whose time has come. Says whether there were any.
bool Scheduler::wake_sleepers() {
  if (timers_.empty()) return false;
  const TimePoint now = clock_->now();
  bool any = false;
  while (!timers_.empty() && timers_.begin()->first <= now) {
    TimerEntry& entry = *timers_.begin()->second;
    Component& component = *entry.component_;
    entry.cancel();
    if (component.waits()) component.become_ready();
    any = true;
  }
  return any;
}

void TimerEntry::set(Component& component, TimePoint when) {
  cancel();
  component_ = &component;
  place_ = component.scheduler()->timers_.emplace(when, this);
  is_set_ = true;
}

void TimerEntry::cancel() noexcept {
  if (!is_set_) return;
  component_->scheduler()->timers_.erase(place_);
  is_set_ = false;
}

void Scheduler::throw_deadlock() {
  std::string text = "all are asleep, and nothing can wake them:";
  for (const Component* component : components()) text += "\n  " + describe(*component);
  throw Deadlock(text);
}

void Scheduler::trace(int kind, const Component& component, const Box* box) {
  on_event_(Event{++events_, static_cast<Event::Kind>(kind), &component, box, core_.running});
}

}  // namespace axon
