// What a running component needs of its scheduler, and nothing more: the run queue, who has the
// turn, and the calls that leave the fast path.
#pragma once

#include <exception>

namespace axon {

class Component;
class Scheduler;

namespace detail {

// A component in the run queue of its scheduler.
struct ReadyNode {
  ReadyNode* next_ready = nullptr;
};

// Invariant: `last_` is the node whose `next_ready` is nullptr; both are nullptr when it is empty.
class ReadyQueue {
 public:
  bool empty() const noexcept { return first_ == nullptr; }
  ReadyNode* first() const noexcept { return first_; }
  void push_back(ReadyNode& node) noexcept {
    node.next_ready = nullptr;
    (first_ == nullptr ? first_ : last_->next_ready) = &node;
    last_ = &node;
  }
  void push_front(ReadyNode& node) noexcept {
    node.next_ready = first_;
    if (first_ == nullptr) last_ = &node;
    first_ = &node;
  }
  ReadyNode& pop_front() noexcept {
    ReadyNode& node = *first_;
    first_ = node.next_ready;
    if (first_ == nullptr) last_ = nullptr;
    return node;
  }
  // cost: a walk. Says whether it was there.
  bool remove(const ReadyNode& node) noexcept {
    ReadyNode* before = nullptr;
    for (ReadyNode* each = first_; each != nullptr; before = each, each = each->next_ready) {
      if (each != &node) continue;
      (before == nullptr ? first_ : before->next_ready) = each->next_ready;
      if (each == last_) last_ = before;
      return true;
    }
    return false;
  }

 private:
  ReadyNode* first_ = nullptr;
  ReadyNode* last_ = nullptr;
};

struct Core {
  ReadyQueue ready;
  Component* running = nullptr;  // whose turn it is
  std::exception_ptr error;      // what left the main() of the one whose turn it is
  Scheduler* scheduler = nullptr;
  bool goes_on = false;  // the turn goes on with another frame of the same component
};

}  // namespace detail
}  // namespace axon
