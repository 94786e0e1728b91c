// Publish and subscribe under a name: who publishes and who listens need not know of each other.
#pragma once

#include <string>
#include <utility>

#include "scheduler.hpp"
#include "splitter.hpp"

namespace axon {

// What is published to it goes to everybody who listens at that moment, in order. Its inbox is a
// service under its name from its activation to its end; it ends when it is asked to stop.
// Activating it throws UsageError when the name is taken.
template <typename T>
class Backplane final : public Splitter<T> {
 public:
  explicit Backplane(std::string name) : Splitter<T>(std::move(name)) { this->inbox.keep_open(); }

  Process main() override {
    this->scheduler()->services().add(this->name(), this->inbox);
    return Splitter<T>::main();
  }
};

// What comes to its inbox is published. main() throws NoSuchService when there is no such backplane.
template <typename T>
class PublishTo final : public Component {
 public:
  Inbox<T> inbox{*this, "inbox"};
  explicit PublishTo(std::string backplane) : backplane_(std::move(backplane)) {}

  Process main() override {
    link(inbox, scheduler()->services().template find<T>(backplane_));
    while (!inbox.closed() && !stop_requested() && inbox.linked_to() != nullptr) co_await pause();
  }

 private:
  std::string backplane_;
};

// What is published from now on leaves by its outbox. It ends with the backplane. main() throws
// NoSuchService when there is no such backplane.
template <typename T>
class SubscribeTo final : public Component {
 public:
  Inbox<T> heard{*this, "heard"};
  Outbox<T> outbox{*this, "outbox"};
  explicit SubscribeTo(std::string backplane) : backplane_(std::move(backplane)) {}

  Process main() override {
    Component& owner = scheduler()->services().template find<T>(backplane_).owner();
    auto* const backplane = dynamic_cast<Backplane<T>*>(&owner);
    if (backplane == nullptr) {
      throw UsageError("the service \"" + backplane_ + "\" is of " + owner.name() +
                       ", which is no backplane");
    }
    backplane->add(heard);
    while (auto letter = co_await heard.receive()) co_await outbox.put(std::move(*letter));
  }

 private:
  std::string backplane_;
};

}  // namespace axon
