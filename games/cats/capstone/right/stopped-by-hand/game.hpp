// Another right way: each part sends a letter a frame, and the keeper stops the parts of a cat itself.
#pragma once

#include <vector>

#include "kit/world.hpp"

struct Spot {
  double x, y;
};

class Mover : public kit::Actor {
 public:
  axon::Outbox<Spot> outbox{*this, "outbox"};
  Mover(Spot from, Spot step) : from_(from), step_(step) {}
  axon::Process main() override {
    Spot now = from_;
    while (co_await frame()) {
      if (now.x + step_.x < 0 || now.x + step_.x > 800) step_.x = -step_.x;
      if (now.y + step_.y < 0 || now.y + step_.y > 600) step_.y = -step_.y;
      now = {now.x + step_.x, now.y + step_.y};
      outbox.send(now);
    }
  }

 private:
  Spot from_, step_;
};

// Sends numbers that go up and down.
class Swing : public kit::Actor {
 public:
  axon::Outbox<double> outbox{*this, "outbox"};
  Swing(double from, double to, double step) : from_(from), to_(to), step_(step) {}
  axon::Process main() override {
    for (double now = from_; co_await frame(); now += step_) {
      if (now + step_ > to_ || now + step_ < from_) step_ = -step_;
      outbox.send(now);
    }
  }

 private:
  double from_, to_, step_;
};

class Cat : public kit::Actor {
 public:
  axon::Inbox<Spot> spot{*this, "spot"};
  axon::Inbox<double> angle{*this, "angle"};
  axon::Inbox<double> size{*this, "size"};
  axon::Inbox<bool> freeze{*this, "freeze"};
  Cat(int number, Spot at) : number_(number), at_(at) {}
  axon::Process main() override {
    static const kit::Image picture = kit::image(kit::Picture(48, 48).disc(24, 24, 23, kit::gray));
    kit::Sprite sprite(window(), picture, at_.x, at_.y, number_);
    bool is_frozen = false;
    while (co_await frame()) {
      while (auto now = freeze.try_receive()) is_frozen = *now;
      while (auto now = spot.try_receive()) {
        if (!is_frozen) sprite.x = now->x, sprite.y = now->y;
      }
      while (auto now = angle.try_receive()) {
        if (!is_frozen) sprite.angle = *now;
      }
      while (auto now = size.try_receive()) {
        if (!is_frozen) sprite.scale = *now;
      }
    }
  }

 private:
  int number_;
  Spot at_;
};

class Keeper : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};

  axon::Process main() override {
    display().listen(events);
    kit::Random random = display().new_random();
    const auto somewhere = [&random] {
      return Spot{double(random.between(50, 750)), double(random.between(50, 550))};
    };
    for (int i = 0; i < 10; ++i) add(somewhere(), random);
    while (auto bundle = co_await events.receive()) {
      for (const kit::Event& event : *bundle) {
        if (event == kit::press(kit::Key::t)) {
          is_frozen_ = !is_frozen_;
          for (Parts& parts : cats_) parts.cat->freeze.put_in(is_frozen_);
        }
        if (event.kind != kit::Event::mouse_down) continue;
        if (event.button == kit::Button::left) add({double(event.x), double(event.y)}, random);
        if (event.button == kit::Button::right) remove_at(event.x, event.y);
      }
    }
  }

 private:
  struct Parts {
    int number;
    Cat* cat;
    std::vector<axon::Component*> others;
  };

  void add(Spot at, kit::Random& random) {
    const auto speed = [&random] { return double(random.between(1, 4)); };
    Cat& cat = scheduler()->activate(Cat(++last_number_, at));
    Mover& mover = scheduler()->activate(Mover(at, {speed(), speed()}));
    Swing& turning = scheduler()->activate(Swing(0, 90, speed()));
    Swing& growing = scheduler()->activate(Swing(0.6, 1.4, speed() / 100));
    axon::link(mover.outbox, cat.spot);
    axon::link(turning.outbox, cat.angle);
    axon::link(growing.outbox, cat.size);
    if (is_frozen_) cat.freeze.put_in(true);
    cats_.push_back({last_number_, &cat, {&mover, &turning, &growing}});
  }

  void remove_at(int x, int y) {
    int number = 0;
    for (const kit::Sprite* sprite : window().sprites()) {
      if (sprite->contains(x, y)) number = sprite->z;
    }
    std::erase_if(cats_, [number](Parts& parts) {
      if (parts.number != number) return false;
      for (axon::Component* other : parts.others) other->stop();
      parts.cat->stop();
      return true;
    });
  }

  int last_number_ = 0;
  bool is_frozen_ = false;
  std::vector<Parts> cats_;
};

inline void start(kit::World& world) { world.add(Keeper{}); }
