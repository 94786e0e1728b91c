// One letter to many: an outbox has one destination, so copies are the work of a component.
#pragma once

#include <list>
#include <string>
#include <utility>

#include "outbox.hpp"

namespace axon {

// Copies what comes to every box that was added, in the order in which they were added. It waits
// for the slowest; a box that had rather lose letters says so itself (WhenFull).
template <typename T>
class Splitter : public Component {
 public:
  Inbox<T> inbox{*this, "inbox"};

  Splitter() = default;
  explicit Splitter(std::string name) : Component(std::move(name)) {}

  // From the next letter on. Throws LinkError.
  void add(Box& sink) {
    Outbox<T>& box = outboxes_.emplace_back(*this, "copy");
    link(box, sink);
  }
  // No letter more. Nothing happens when it was not added.
  void remove(const Box& sink) noexcept {
    for (Outbox<T>& box : outboxes_) {
      if (box.linked_to() == &sink) unlink(box);
    }
  }

  Process main() override {
    while (auto letter = co_await inbox.receive()) {
      // A list, because add() may be called meanwhile.
      for (Outbox<T>& box : outboxes_) {
        if (!box.linked()) continue;
        T copy(*letter);
        co_await box.put(copy);
      }
      outboxes_.remove_if([](const Outbox<T>& box) { return box.linked_to() == nullptr; });
    }
  }

 private:
  std::list<Outbox<T>> outboxes_;
};

}  // namespace axon
