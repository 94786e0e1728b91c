// Another right way: the court moves the balls itself, and tells everybody; nobody asks again after
// having come. Who ends is out of the court without a letter: its box is gone.
#pragma once

#include <algorithm>
#include <cmath>
#include <list>
#include <string>

#include "kit/world.hpp"

enum class Kind { brick, paddle, ball };

struct Spot {
  double x, y, width, height;
};

// From the court.
struct Word {
  enum What { moved, hit, lost } what;
  Spot spot;
};

// To the court.
struct Coming {
  Kind kind;
  Spot spot;
  axon::Inbox<Word>* words;
};
struct Push {
  double dx;
};

// The services "court" and "pushes".
class Court : public kit::Actor {
 public:
  axon::Inbox<Coming> door{*this, "door"};
  axon::Inbox<Push> pushes{*this, "pushes"};

  axon::Process main() override {
    door.keep_open();
    pushes.keep_open();
    scheduler()->services().add("court", door);
    scheduler()->services().add("pushes", pushes);
    while (co_await frame()) {
      while (auto coming = door.try_receive()) things_.emplace_back(*this, ++number_, *coming);
      things_.remove_if([](const Thing& each) { return each.words.linked_to() == nullptr; });
      while (auto push = pushes.try_receive()) shift(push->dx);
      for (Thing& each : things_) {
        if (each.kind == Kind::ball && each.is_in) fly(each);
      }
      things_.remove_if([](const Thing& each) { return !each.is_in; });
    }
  }

 private:
  struct Thing {
    Thing(Court& court, int number, const Coming& coming)
        : name("words" + std::to_string(number)),
          kind(coming.kind),
          spot(coming.spot),
          words(court, name.c_str()) {
      axon::link(words, *coming.words);
    }
    std::string name;
    Kind kind;
    Spot spot;
    double dx = 3, dy = 4;
    bool is_in = true;
    axon::Outbox<Word> words;
  };

  void shift(double dx) {
    for (Thing& each : things_) {
      if (each.kind != Kind::paddle) continue;
      each.spot.x = std::clamp(each.spot.x + dx, 55.0, 745.0);
      each.words.send(Word{Word::moved, each.spot});
    }
  }

  Thing* at(const Thing& ball, const Spot& spot) {
    for (Thing& each : things_) {
      if (&each == &ball || !each.is_in) continue;
      if (std::abs(each.spot.x - spot.x) * 2 < each.spot.width + spot.width &&
          std::abs(each.spot.y - spot.y) * 2 < each.spot.height + spot.height) {
        return &each;
      }
    }
    return nullptr;
  }

  void fly(Thing& ball) {
    Spot next = ball.spot;
    next.x += ball.dx;
    if (Thing* other = at(ball, next); other != nullptr || next.x < 8 || next.x > 792) {
      ball.dx = -ball.dx;
      next.x = ball.spot.x;
      if (other != nullptr) strike(*other);
    }
    next.y += ball.dy;
    if (Thing* other = at(ball, next); other != nullptr || next.y < 8) {
      ball.dy = -ball.dy;
      next.y = ball.spot.y;
      if (other != nullptr && other->kind == Kind::paddle) {
        ball.dx = std::clamp((next.x - other->spot.x) / 13, -4.0, 4.0);
        ball.dy = -std::sqrt(25 - ball.dx * ball.dx);
      }
      if (other != nullptr) strike(*other);
    }
    ball.spot = next;
    ball.is_in = next.y < 610;
    ball.words.send(Word{ball.is_in ? Word::moved : Word::lost, next});
  }

  void strike(Thing& other) {
    if (other.kind != Kind::brick) return;
    other.is_in = false;
    other.words.send(Word{Word::hit, other.spot});
  }

  int number_ = 0;
  std::list<Thing> things_;
};

// Who comes into the court.
class Guest : public kit::Actor {
 public:
  axon::Inbox<Word> words{*this, "words"};
  axon::Outbox<Coming> door{*this, "door"};

 protected:
  void come(Kind kind, const Spot& spot) {
    axon::link(door, scheduler()->services().find<Coming>("court"));
    door.send(Coming{kind, spot, &words});
  }
};

class Paddle : public Guest {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<Push> pushes{*this, "pushes"};

  axon::Process main() override {
    const Spot spot = {400, 560, 110, 16};
    kit::Sprite sprite(window(), kit::image(kit::Picture(110, 16, kit::orange)), spot.x, spot.y);
    come(Kind::paddle, spot);
    axon::link(pushes, scheduler()->services().find<Push>("pushes"));
    display().listen(events);
    kit::HeldKeys held;
    while (co_await frame()) {
      bool is_left = false, is_right = false;
      while (auto bundle = events.try_receive()) {
        held.see(*bundle);
        for (const kit::Event& event : *bundle) {
          if (event == kit::press(kit::Key::left)) is_left = true;
          if (event == kit::press(kit::Key::right)) is_right = true;
        }
      }
      is_left = is_left || held[kit::Key::left];
      is_right = is_right || held[kit::Key::right];
      if (is_left != is_right) pushes.send(Push{is_left ? -8.0 : 8.0});
      while (auto word = words.try_receive()) sprite.x = word->spot.x;
    }
  }
};

class Ball : public Guest {
 public:
  axon::Outbox<bool> lost{*this, "lost"};

  axon::Process main() override {
    const Spot spot = {400, 400, 16, 16};
    kit::Sprite sprite(window(), kit::image(kit::Picture(16, 16, kit::white)), spot.x, spot.y);
    come(Kind::ball, spot);
    while (auto word = co_await words.receive()) {
      sprite.x = word->spot.x;
      sprite.y = word->spot.y;
      if (word->what != Word::lost) continue;
      lost.send(true);
      break;
    }
  }
};

class Brick : public Guest {
 public:
  axon::Outbox<bool> gone{*this, "gone"};
  explicit Brick(Spot spot) : spot_(spot) {}

  axon::Process main() override {
    kit::Sprite sprite(window(), kit::image(kit::Picture(76, 26, kit::green)), spot_.x, spot_.y);
    come(Kind::brick, spot_);
    auto word = co_await words.receive();
    if (word) gone.send(true);
  }

 private:
  Spot spot_;
};

class Match : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Inbox<bool> gone{*this, "gone"};
  axon::Inbox<bool> lost{*this, "lost"};

  axon::Process main() override {
    gone.keep_open();
    lost.keep_open();
    display().listen(events);
    build();
    int balls = 3;
    bool has_ball = false;
    while (co_await frame()) {
      while (gone.try_receive()) --bricks_;
      while (lost.try_receive()) {
        has_ball = false;
        --balls;
      }
      while (auto bundle = events.try_receive()) {
        for (const kit::Event& event : *bundle) {
          if (event != kit::press(kit::Key::space) || has_ball) continue;
          if (balls == 0) {
            stop_children();
            build();
            balls = 3;
          }
          Ball& ball = scheduler()->activate(Ball{});
          axon::link(ball.lost, lost);
          has_ball = true;
        }
      }
      if (bricks_ == 0) build();
    }
  }

 private:
  void build() {
    for (int i = 0; i < 50; ++i) {
      const Spot spot = {40.0 + 80 * (i % 10), 70.0 + 30 * (i / 10), 76, 26};
      Brick& brick = scheduler()->activate(Brick(spot));
      axon::link(brick.gone, gone);
    }
    bricks_ = 50;
  }

  int bricks_ = 0;
};

inline void start(kit::World& world) {
  world.add(Court{});
  world.add(Paddle{});
  world.add(Match{});
}
