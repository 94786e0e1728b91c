// The cat and the mouse: two players on one keyboard. Nothing here knows of a referee.
#pragma once

#include <algorithm>
#include <axon/backplane.hpp>
#include <axon/chassis.hpp>
#include <string>
#include <utility>

#include "kit/world.hpp"

// Which way to go: -1, 0 or 1 on each axis.
struct Direction {
  int x = 0;
  int y = 0;
  bool operator==(const Direction&) const = default;
};

// Where a player is. Each letter is a value of its own: whoever gets it may keep it.
struct Place {
  std::string who;
  int x = 0;
  int y = 0;
  bool operator==(const Place&) const = default;
};

// What the players publish there, a letter each in every frame.
inline const std::string places = "places";

struct Keys {
  kit::Key up, left, down, right;
};

// Turns four keys into directions. Two opposite ones together are none.
class Steering : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<Direction> outbox{*this, "outbox"};

  explicit Steering(Keys keys) : keys_(keys) {}

  axon::Process main() override {
    kit::HeldKeys held;
    display().listen(events);
    while (auto bundle = co_await events.receive()) {
      held.see(*bundle);
      outbox.send({held[keys_.right] - held[keys_.left], held[keys_.down] - held[keys_.up]});
    }
  }

 private:
  Keys keys_;
};

// A picture that goes where it is told, and says in each frame where it is.
class Player : public kit::Actor {
 public:
  axon::Inbox<Direction> inbox{*this, "inbox"};
  axon::Outbox<Place> outbox{*this, "outbox"};

  Player(const std::string& who, int speed, kit::Image picture, int x, int y)
      : Actor(who), speed_(speed), picture_(std::move(picture)), x_(x), y_(y) {}

  axon::Process main() override {
    kit::Sprite sprite(window(), picture_);
    Direction direction;
    while (co_await frame()) {
      while (auto told = inbox.try_receive()) direction = *told;
      x_ = std::clamp(x_ + speed_ * direction.x, half, scene().width() - half);
      y_ = std::clamp(y_ + speed_ * direction.y, half, scene().height() - half);
      sprite.x = x_;
      sprite.y = y_;
      Place place{name(), x_, y_};
      outbox.send(std::move(place));
    }
  }

 private:
  static constexpr int half = 30;  // of a picture
  int speed_;                      // pixels a frame
  kit::Image picture_;
  int x_;
  int y_;
};

inline kit::Image cat_picture() {
  static const kit::Image picture = kit::image(kit::Picture::from_grid(
      {
          "o..........o",
          "oo........oo",
          "opo......opo",
          "oppooooooppo",
          "oooooooooooo",
          "ookkooookkoo",
          "ookgooookgoo",
          "oooooooooooo",
          "wwooowwoooww",
          "oooowkkwoooo",
          ".ooowwwwooo.",
          "..oooooooo..",
      },
      5));
  return picture;
}
inline kit::Image mouse_picture() {
  static const kit::Image picture = kit::image(kit::Picture::from_grid(
      {
          ".lll....lll.",
          "lGGGl..lGGGl",
          "lGpGl..lGpGl",
          "lGGGllllGGGl",
          ".lllGGGGlll.",
          "..GGGGGGGG..",
          "..GkkGGkkG..",
          "..GkwGGkwG..",
          "..GGGGGGGG..",
          "ll.GGppGG.ll",
          "....GppG....",
          ".....GG.....",
      },
      5));
  return picture;
}

// Both players, each a pipeline: keys -> player -> whoever listens.
inline void add_players(kit::World& world) {
  using kit::Key;
  world.scene().window().background = kit::rgb(150, 200, 130);
  world.add(axon::Backplane<Place>(places));
  world.add(axon::pipeline(Steering({Key::w, Key::a, Key::s, Key::d}),
                           Player("cat", 5, cat_picture(), 200, 300),
                           axon::PublishTo<Place>(places)));
  world.add(axon::pipeline(Steering({Key::up, Key::left, Key::down, Key::right}),
                           Player("mouse", 4, mouse_picture(), 600, 300),
                           axon::PublishTo<Place>(places)));
}
