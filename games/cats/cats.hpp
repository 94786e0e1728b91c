// Bouncing cats: six components a cat, each with one idea. And the same cats in a plain loop.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "kit/actor.hpp"

namespace cats {

// ---- How something moves: what comes next. The components and the plain loop share these.

struct Place {
  double x, y;
};

// Round and round, in degrees.
struct Turning {
  using Value = double;
  double angle, step;
  double next() noexcept;
};

// Straight on, and back from the walls of the window.
struct Bouncing {
  using Value = Place;
  double x, y, dx, dy;
  int width, height;
  Place next() noexcept;
};

// Larger and smaller.
struct Breathing {
  using Value = double;
  double scale, step;
  double next() noexcept;
};

// The same picture, again and again.
struct Looking {
  using Value = kit::Image;
  kit::Image picture;
  kit::Image next() const noexcept { return picture; }
};

struct Motions {
  Turning turning;
  Bouncing bouncing;
  Breathing breathing;
  Looking looking;
};

// The dice for the next cat of a game, at a place or anywhere.
class Dice {
 public:
  Dice(kit::Random random, int width, int height)
      : random_(random), width_(width), height_(height) {}
  Motions throw_dice(std::optional<Place> at = {});

 private:
  kit::Random random_;
  int width_;
  int height_;
};

// ---- The components of a cat

enum class Order { freeze, go, leave };

//{ behaviour
// Offers what comes next, as often as it is taken: it waits while its letter lies in the cat's tray.
template <typename Motion>
class Behaviour : public axon::Component {
 public:
  axon::Inbox<Order> control{*this, "control"};
  axon::Outbox<typename Motion::Value> outbox{*this, "outbox"};
  explicit Behaviour(Motion motion) : motion_(std::move(motion)) {}

  axon::Process main() override {
    while (control.empty()) {
      typename Motion::Value next = motion_.next();
      if (!co_await outbox.put(std::move(next))) co_return;
    }
  }

 private:
  Motion motion_;
};
//}

class Rotator final : public Behaviour<Turning> {
  using Behaviour::Behaviour;
};
class Translation final : public Behaviour<Bouncing> {
  using Behaviour::Behaviour;
};
class Scaler final : public Behaviour<Breathing> {
  using Behaviour::Behaviour;
};
class Imaging final : public Behaviour<Looking> {
  using Behaviour::Behaviour;
};

// Tells four what one was told.
class Fanout final : public axon::Component {
 public:
  axon::Inbox<Order> inbox{*this, "inbox"};
  axon::Outbox<Order> rotator{*this, "rotator"};
  axon::Outbox<Order> translation{*this, "translation"};
  axon::Outbox<Order> scaler{*this, "scaler"};
  axon::Outbox<Order> imaging{*this, "imaging"};
  axon::Process main() override;
};

// The sprite. Once a frame it takes what its behaviours offer. Frozen, it takes nothing, and that
// stops all four: nobody has to tell them.
class Cat final : public kit::Actor {
 public:
  axon::Inbox<Order> control{*this, "control"};
  axon::Inbox<double> rotator{*this, "rotator", 1};
  axon::Inbox<Place> translation{*this, "translation", 1};
  axon::Inbox<double> scaler{*this, "scaler", 1};
  axon::Inbox<kit::Image> imaging{*this, "imaging", 1};
  axon::Outbox<Order> signal{*this, "signal"};
  explicit Cat(int number) : number_(number) {}
  axon::Process main() override;

 private:
  int number_;
};

// Where cats come from. The left button adds one, the right button takes the one under the pointer
// away, or the newest; the middle button and T freeze all, or let them go on; P freezes, U lets go;
// Q ends the game.
class Cattery final : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<kit::Sound> sound{*this, "sound"};
  axon::Outbox<kit::Request> game{*this, "game"};
  explicit Cattery(int count) : count_(count) {}
  axon::Process main() override;

 private:
  struct Alive {
    int number;  // and the z of its sprite
    Cat* cat;    // it ends when it is told to, so it is alive as long as it is in the list
  };
  void add(const Motions& motions);
  void remove_at(int x, int y);
  std::vector<Alive>::iterator find(int number);
  void tell_all(Order order);

  int count_;
  int last_number_ = 0;
  bool frozen_ = false;
  std::vector<Alive> cats_;
};

// ---- The same without components

class PlainCats {
 public:
  PlainCats(kit::Display& display, int count);
  // False when the player wants to end the game.
  bool frame(kit::Scene& scene, const kit::Events& events);

 private:
  struct PlainCat {
    PlainCat(kit::Surface& window, Motions how, int number);
    void show();
    Motions motions;
    kit::Sprite sprite;
    bool is_new = true;  // shown from the next frame on
  };
  void add(kit::Surface& window, const Motions& motions);
  void remove_at(int x, int y);

  Dice dice_;
  int last_number_ = 0;
  bool frozen_ = false;
  std::vector<std::unique_ptr<PlainCat>> cats_;
};

}  // namespace cats
