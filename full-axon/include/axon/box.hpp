// Boxes: where letters leave a desk, and where they arrive. A link leads from one box to another,
// and what is sent goes straight to the last box of the chain, in one hop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <typeinfo>

#include "component.hpp"
#include "detail/sources.hpp"

namespace axon {

// What inboxes and outboxes have in common. A box is a member of its component, and registers there.
//
// Invariants: `to_` is the box that this one is linked to; `sources_`
// are exactly the boxes whose `to_` is this one. An outbox knows the inbox at the end of its chain.
class Box {
 public:
  Box& operator=(const Box&) = delete;

  const char* name() const noexcept { return name_; }
  Component& owner() const noexcept { return *owner_; }
  bool is_inbox() const noexcept { return (flags_ & inbox) != 0; }
  // What a letter in this box is.
  virtual const std::type_info& type() const noexcept = 0;
  // How many letters wait; 0 for an outbox, which keeps none.
  virtual std::size_t waiting() const noexcept = 0;
  // How many letters fit; SIZE_MAX without a limit, and for an outbox.
  virtual std::size_t capacity() const noexcept = 0;
  // The box that this one is linked to; nullptr when it is not.
  Box* linked_to() const noexcept { return to_; }
  Box* next() const noexcept { return next_; }
  // An inbox: its last source has ended. An outbox: its component has ended.
  bool closed() const noexcept { return (flags_ & is_closed) != 0; }

 protected:
  enum Flag : std::uint8_t {
    inbox = 1,
    is_closed = 2,
    stays_open = 4,
    drops_newest = 8,
    drops_oldest = 16,
    is_awaited = 32,  // of an inbox that shares its bit
    is_service = 64   // some Services know it
  };

  // The name must outlive the box. Throws UsageError when the component has a box of that name.
  Box(Component& owner, const char* name, std::uint8_t flags);
  // The box of a component that is moved: it belongs to the new place of its component.
  Box(Box&& other);
  // Cuts its links. What they led to may close.
  ~Box();

  // The inbox at the end of the chain that starts here; nullptr when it ends in an outbox.
  Box* end() noexcept;
  // A letter was put in: wakes who waits for it.
  // cost: one test.
  void letter_came() noexcept {
    if ((owner_->state_ & mask_) != 0) owner_->pay_attention(*this, mask_);
  }
  // A letter was dropped, as this box's owner wants it when there is no room.
  void letter_dropped() noexcept;
  [[noreturn]] void throw_not_yours() const;

  Box* to_ = nullptr;
  std::uint32_t open_sources_ = 0;  // that may still send
  std::uint32_t place_ = 0;         // among the sources of `to_`
  std::uint16_t mask_ = 0;  // of an inbox: its bit in its component's attention, and the upper ones
  std::uint8_t flags_;

 private:
  friend class Component;
  friend class Scheduler;
  friend class Services;
  friend void link(Box& from, Box& to);
  friend void unlink(Box& from) noexcept;

  // An outbox: what is sent goes there from now on.
  virtual void aim_at(Box*) noexcept {}
  // An inbox that is linked on: whether all that waits here fits there; and the move of it, and of
  // those who wait for room. Throws std::bad_alloc, and then changes nothing.
  virtual bool fits_into(const Box&) const noexcept { return true; }
  virtual void pour_into(Box&) {}
  // An inbox whose component has ended: nobody waits for room any more.
  virtual void abandon() noexcept {}
  // An inbox that a link was cut from: who waits for room here, and no longer leads here.
  virtual void let_go() noexcept {}

  // An inbox whose component has ended: what waits goes back to an inbox that was linked on to
  // this one, if there is one and there is memory for it.
  void give_back() noexcept;
  // A scheduler other than this one's in the boxes that this one leads to, or that lead to it.
  bool is_linked_elsewhere(const detail::Core& here) const noexcept;
  bool has_source_elsewhere(const detail::Core& here) const noexcept;
  void join(Box& to) noexcept;
  void part() noexcept;
  void aim_sources(Box* at) noexcept;
  void source_opened() noexcept;
  void source_closed() noexcept;
  void close() noexcept;

  // Of its scheduler; nullptr when there is none.
  const detail::Core* core() const noexcept { return owner_->core_; }

  Component* owner_;
  Box* next_ = nullptr;  // of the same component
  const char* name_;
  detail::Sources sources_;
};

// Links an outbox to an inbox, an inbox to an inbox (of a child), or an outbox to an outbox (of a
// parent). What waits moves on. A box has one destination, and any number of sources; for copies
// to many, see Splitter. Throws LinkError, and then changes nothing.
// cost: a walk over the chain and the outboxes that lead into it.
void link(Box& from, Box& to);
// By name; throws NoSuchBox.
void link(Component& from, const std::string& box, Component& to, const std::string& other_box);
// Cuts the link from this box; nothing happens when there is none. What was delivered stays; who
// waits for room waits where the link now leads, or ends its put() with false.
void unlink(Box& from) noexcept;

}  // namespace axon
