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
    Copy& copy = copies_.emplace_back(*this, ++last_number_);
    try {
      link(copy.box, sink);
    } catch (const LinkError&) {
      copies_.pop_back();
      throw;
    }
  }
  // No letter more. Nothing happens when it was not added.
  void remove(const Box& sink) noexcept {
    for (Copy& copy : copies_) {
      if (copy.box.linked_to() == &sink) unlink(copy.box);
    }
  }

  Process main() override {
    while (auto letter = co_await inbox.receive()) {
      // A list, because add() may be called meanwhile.
      for (Copy& each : copies_) {
        if (each.box.linked()) co_await each.box.put(*letter);
      }
      copies_.remove_if([](const Copy& each) { return each.box.linked_to() == nullptr; });
    }
  }

 private:
  struct Copy {
    std::string name;
    Outbox<T> box;
    Copy(Splitter& owner, int number)
        : name("copy" + std::to_string(number)), box(owner, name.c_str()) {}
  };
  std::list<Copy> copies_;
  int last_number_ = 0;
};

}  // namespace axon
