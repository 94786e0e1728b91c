#include "axon/box.hpp"

#include <algorithm>
#include <cstring>

#include "axon/scheduler.hpp"
#include "axon/trace.hpp"
#include "names.hpp"

namespace axon {

constinit detail::RingHeader detail::no_slots;

namespace {

std::string in_words(const Box& box) {
  std::string text = "\"";
  text += box.name();
  return text + "\" of " + box.owner().name();
}

[[noreturn]] void throw_no_such_box(const Component& component, const std::string& name) {
  std::vector<std::string> names;
  std::string list;
  for (Box* box = component.first_box(); box != nullptr; box = box->next()) {
    names.emplace_back(box->name());
    list += (list.empty() ? "" : ", ") + names.back() + " (" +
            (box->is_inbox() ? "in, " : "out, ") + detail::name_of(box->type()) + ")";
  }
  const std::string near = detail::nearest(name, names);
  throw NoSuchBox(component.name() + " has no box \"" + name +
                  "\". It has: " + (list.empty() ? "none" : list) + "." +
                  (near.empty() ? "" : " The nearest is \"" + near + "\"."));
}

Box& box_of(const Component& component, const std::string& name) {
  for (Box* box = component.first_box(); box != nullptr; box = box->next()) {
    if (name == box->name()) return *box;
  }
  throw_no_such_box(component, name);
}

}  // namespace

Box::Box(Component& owner, const char* name, std::uint8_t flags)
    : flags_(flags), owner_(&owner), name_(name) {
  Box** last = &owner.boxes_;
  int taken = 0;
  for (; *last != nullptr; last = &(*last)->next_) {
    if (std::strcmp(name, (*last)->name_) == 0) {
      throw UsageError(owner.name() + " has a box \"" + name + "\" already");
    }
    taken |= (*last)->mask_;
  }
  *last = this;
  if (!is_inbox()) return;
  const int lowest_free = ~taken & (taken + 1);
  mask_ = static_cast<std::uint16_t>(std::min<int>(lowest_free, Component::shared_bit) |
                                     Component::is_traced | Component::is_listening);
}

Box::Box(Box&& other)
    : Box(other.owner_->parent_ == nullptr ? *other.owner_ : *other.owner_->parent_, other.name_,
          other.flags_) {
  if (other.to_ != nullptr || !other.sources_.empty()) {
    throw UsageError(in_words(other) + " is linked, so its component cannot be moved");
  }
}

Box::~Box() {
  if ((flags_ & is_service) != 0) Services::forget_everywhere(*this);
  close();
  while (!sources_.empty()) sources_.last().part();
  part();
  Box** each = &owner_->boxes_;
  while (*each != nullptr && *each != this) each = &(*each)->next_;
  if (*each == this) *each = next_;
}

Box* Box::end() noexcept {
  Box* box = this;
  while (box->to_ != nullptr) box = box->to_;
  return box->is_inbox() ? box : nullptr;
}

void Box::letter_dropped() noexcept {
  if (core() == nullptr || !core()->scheduler->traces()) return;
  core()->scheduler->trace(Event::dropped, *owner_, this);
}

void Box::throw_not_yours() const {
  throw UsageError(in_words(*this) + " is not yours: only " + owner_->name() +
                   " waits and takes there");
}

void Box::join(Box& to) noexcept {
  to_ = &to;
  place_ = to.sources_.add(*this);
  aim_sources(end());
  to.source_opened();
  if (closed()) to.source_closed();
}

void Box::part() noexcept {
  if (to_ == nullptr) return;
  Box* const before = end();
  if (!closed()) --to_->open_sources_;
  to_->sources_.remove(place_).place_ = place_;
  to_ = nullptr;
  aim_sources(is_inbox() ? this : nullptr);
  if (before != nullptr) before->let_go();
}

void Box::give_back() noexcept {
  for (Box* source : sources_) {
    if (!source->is_inbox()) continue;
    try {
      pour_into(*source);
    } catch (const std::bad_alloc&) {
    }
    return;
  }
}

void Box::aim_sources(Box* at) noexcept {
  if (!is_inbox()) aim_at(at);
  for (Box* source : sources_) source->aim_sources(at);
}

bool Box::has_source_elsewhere(const detail::Core& here) const noexcept {
  if (core() != nullptr && core() != &here) return true;
  for (const Box* source : sources_) {
    if (source->has_source_elsewhere(here)) return true;
  }
  return false;
}

bool Box::is_linked_elsewhere(const detail::Core& here) const noexcept {
  for (const Box* box = to_; box != nullptr; box = box->to_) {
    if (box->core() != nullptr && box->core() != &here) return true;
  }
  return has_source_elsewhere(here);
}

void Box::source_opened() noexcept {
  ++open_sources_;
  if (!is_inbox() || !closed() || owner_->ended()) return;
  flags_ &= static_cast<std::uint8_t>(~is_closed);
  if (to_ != nullptr) to_->source_opened();
}

void Box::source_closed() noexcept {
  if (--open_sources_ != 0 || !is_inbox() || (flags_ & stays_open) != 0) return;
  close();
  if (owner_->waits_for(*this, mask_)) owner_->become_ready();
}

void Box::close() noexcept {
  if (closed()) return;
  flags_ |= is_closed;
  if (to_ != nullptr) to_->source_closed();
}

void link(Box& from, Box& to) {
  const auto refuse = [&](const std::string& why) {
    throw LinkError(in_words(from) + " cannot be linked to " + in_words(to) + ": " + why);
  };
  if (from.type() != to.type()) {
    refuse("letters of type " + detail::name_of(from.type()) + " do not go into a box for " +
           detail::name_of(to.type()));
  }
  if (from.is_inbox() && !to.is_inbox()) {
    refuse("an inbox leads to another inbox, not to an outbox");
  }
  if (from.to_ != nullptr) {
    refuse("it is linked to " + in_words(*from.to_) +
           " already; for copies to many, put a Splitter between");
  }
  for (const Box* box = &to; box != nullptr; box = box->to_) {
    if (box == &from) refuse("the link would lead back to where it starts");
  }
  for (const Box* box : {&from, &to}) {
    if (box->owner().ended()) refuse(box->owner().name() + " has ended");
  }
  for (const Box* box = &to; box != nullptr; box = box->to_) {
    if (box->core() != nullptr && from.has_source_elsewhere(*box->core())) {
      refuse("they live on different schedulers");
    }
  }
  to.sources_.make_room();
  if (from.is_inbox() && from.waiting() > 0) {
    if (from.core() != nullptr && from.core()->running != &from.owner()) {
      refuse("letters wait there, and " + from.owner().name() + " is to take them");
    }
    Box& end = *to.end();
    if (!from.fits_into(end)) {
      refuse(std::to_string(from.waiting()) + " letters wait, and there is room for " +
             std::to_string(end.capacity() - std::min(end.capacity(), end.waiting())));
    }
    from.pour_into(end);
  }
  from.join(to);
}

void link(Component& from, const std::string& box, Component& to, const std::string& other_box) {
  link(box_of(from, box), box_of(to, other_box));
}

void unlink(Box& from) noexcept { from.part(); }

}  // namespace axon
