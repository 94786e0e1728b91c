// What a running component needs of its scheduler, and nothing more: the run queue, who has the
// turn, and the calls that leave the fast path.
#pragma once

#include <cstdint>
#include <exception>

namespace axon {

class Component;
class Scheduler;

namespace detail {

// A component in the run queue of its scheduler.
struct ReadyNode {
  ReadyNode* next_ready = nullptr;
};

// Invariant: `end_` is the `next_ready` that is nullptr: the last node's, or `first_` when it is empty.
class ReadyQueue {
 public:
  ReadyQueue() noexcept = default;
  ReadyQueue& operator=(ReadyQueue&&) = delete;

  bool empty() const noexcept { return first_ == nullptr; }
  ReadyNode* first() const noexcept { return first_; }
  void push_back(ReadyNode& node) noexcept {
    node.next_ready = nullptr;
    *end_ = &node;
    end_ = &node.next_ready;
  }
  void push_front(ReadyNode& node) noexcept {
    node.next_ready = first_;
    if (first_ == nullptr) end_ = &node.next_ready;
    first_ = &node;
  }
  ReadyNode& pop_front() noexcept {
    ReadyNode& node = *first_;
    first_ = node.next_ready;
    if (first_ == nullptr) end_ = &first_;
    return node;
  }
  void clear() noexcept {
    first_ = nullptr;
    end_ = &first_;
  }
  // cost: a walk. Says whether it was there.
  bool remove(const ReadyNode& node) noexcept {
    ReadyNode** each = &first_;
    while (*each != nullptr && *each != &node) each = &(*each)->next_ready;
    if (*each == nullptr) return false;
    if (end_ == &(*each)->next_ready) end_ = each;
    *each = (*each)->next_ready;
    return true;
  }

 private:
  ReadyNode* first_ = nullptr;
  ReadyNode** end_ = &first_;
};

struct Core {
  ReadyQueue ready;
  Component* running = nullptr;  // whose turn it is
  std::exception_ptr error;      // what left the main() of the one whose turn it is
  Scheduler* scheduler = nullptr;
  std::uint32_t budget = 0;  // letters that may still be taken in this turn without waiting
  bool goes_on = false;      // the turn goes on with another frame of the same component
};

}  // namespace detail
}  // namespace axon
