// A letter is taken without a look whether there is one.
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
    while (control.empty()) {
      typename Motion::Value value = motion_.next();
      if (!co_await outbox.put(std::move(value))) co_return;
    }
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
    while (auto order = co_await inbox.receive()) {
      for (auto* outbox : {&bouncing, &turning, &breathing, &looking}) outbox->send(*order);
    }
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
    kit::Sprite sprite(window());
    sprite.visible = false;
    bool frozen = false;
    while (co_await frame()) {
      while (auto order = control.try_receive()) {
        if (*order == Order::leave) {
          signal.send(*order);
          co_return;
        }
        frozen = *order == Order::freeze;
      }
      if (frozen) continue;
      if (auto place = bouncing.try_receive()) {
        sprite.x = place->x;
        sprite.y = place->y;
        sprite.visible = true;
      }
      sprite.angle = *turning.try_receive();
      if (auto scale = breathing.try_receive()) sprite.scale = *scale;
      if (auto picture = looking.try_receive()) sprite.picture = std::move(*picture);
    }
  }
};

// Puts a cat of six components into a game. What it is told, is put into the control of the cat that
// comes back, as long as it has not been told to leave.
inline Cat& add_cat(axon::Scheduler& game, Motions motions) {
  auto cat = std::make_unique<Cat>();
  auto bouncing = std::make_unique<Behaviour<Bouncing>>(motions.bouncing);
  auto turning = std::make_unique<Behaviour<Turning>>(motions.turning);
  auto breathing = std::make_unique<Behaviour<Breathing>>(motions.breathing);
  auto looking = std::make_unique<Behaviour<Looking>>(motions.looking);
  auto fanout = std::make_unique<Fanout>();
  axon::link(bouncing->outbox, cat->bouncing);
  axon::link(turning->outbox, cat->turning);
  axon::link(breathing->outbox, cat->breathing);
  axon::link(looking->outbox, cat->looking);
  axon::link(cat->signal, fanout->inbox);
  axon::link(fanout->bouncing, bouncing->control);
  axon::link(fanout->turning, turning->control);
  axon::link(fanout->breathing, breathing->control);
  axon::link(fanout->looking, looking->control);
  game.activate(std::move(bouncing));
  game.activate(std::move(turning));
  game.activate(std::move(breathing));
  game.activate(std::move(looking));
  game.activate(std::move(fanout));
  return game.activate(std::move(cat));
}

}  // namespace cat
