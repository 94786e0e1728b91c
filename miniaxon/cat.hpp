// Lesson 25: a cat in six components.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "kit/actor.hpp"
#include "motions.hpp"

namespace cat {

// Offers the values of a motion, one after another. Ends when it is told something, and when nobody
// reads any more.
template <typename Motion>
class Behaviour : public axon::Component {
 public:
  axon::Inbox<Order> control{*this, "control"};
  axon::Outbox<typename Motion::Value> outbox{*this, "outbox"};

  explicit Behaviour(Motion motion) : motion_(std::move(motion)) {}

  axon::Process main() override {
    // TODO 1: until a letter lies in control: put the next value, and end when put says false
    co_return;
  }

 protected:
  Motion motion_;
};

// Tells four what one was told.
class Fanout : public axon::Component {
 public:
  axon::Inbox<Order> inbox{*this, "inbox"};
  axon::Outbox<Order> bouncing{*this, "bouncing"};
  axon::Outbox<Order> turning{*this, "turning"};
  axon::Outbox<Order> breathing{*this, "breathing"};
  axon::Outbox<Order> looking{*this, "looking"};

  axon::Process main() override {
    // TODO 2: send each order that comes to all four
    co_return;
  }
};

// The sprite. Once a frame it takes one letter from each of its boxes, where there is one.
class Cat : public kit::Actor {
 public:
  axon::Inbox<Order> control{*this, "control"};
  axon::Inbox<Place> bouncing{*this, "bouncing", 1};
  axon::Inbox<double> turning{*this, "turning", 1};
  axon::Inbox<double> breathing{*this, "breathing", 1};
  axon::Inbox<kit::Image> looking{*this, "looking", 1};
  axon::Outbox<Order> signal{*this, "signal"};

  // Not to be seen until it knows its place. Frozen, it takes nothing but orders. Told to leave, it
  // hands the order on to signal, and ends; its sprite is gone then.
  axon::Process main() override {
    // TODO 3: make a sprite; in each frame: orders first, then what its behaviours offer
    co_return;
  }
};

// Puts a cat of six components into a game. What it is told, is put into the control of the cat that
// comes back, as long as it has not been told to leave.
inline Cat& add_cat(axon::Scheduler& game, Motions motions) {
  // TODO 4: make the other five components, link them to the cat, and activate all six
  (void)motions;
  return game.activate(std::make_unique<Cat>());
}

}  // namespace cat
