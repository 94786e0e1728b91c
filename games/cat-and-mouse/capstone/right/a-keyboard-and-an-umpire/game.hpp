// Another right way: one component reads the keys of both players, one is the whole referee, and counts
// frames instead of seconds; who calls it, stops its parts itself.
#pragma once

#include <axon/backplane.hpp>
#include <string>
#include <vector>

#include "kit/world.hpp"

struct Place {
  std::string who;
  int x = 0;
  int y = 0;
};

inline const std::string places = "places";

struct Step {
  int x, y;
};

class Keyboard : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<Step> cat{*this, "cat"};
  axon::Outbox<Step> mouse{*this, "mouse"};

  axon::Process main() override {
    using kit::Key;
    display().listen(events);
    kit::HeldKeys held;
    while (co_await frame()) {
      while (auto bundle = events.try_receive()) held.see(*bundle);
      const auto step = [&held](Key left, Key right, Key up, Key down, int speed) {
        return Step{speed * (held[right] - held[left]), speed * (held[down] - held[up])};
      };
      cat.send(step(Key::a, Key::d, Key::w, Key::s, 5));
      mouse.send(step(Key::left, Key::right, Key::up, Key::down, 4));
    }
  }
};

class Runner : public kit::Actor {
 public:
  axon::Inbox<Step> inbox{*this, "inbox"};
  axon::Outbox<Place> outbox{*this, "outbox"};
  Runner(const std::string& who, kit::Color color, int x)
      : who_(who), color_(color), place_{who, x, 300} {}

  axon::Process main() override {
    link(outbox, scheduler()->services().find<Place>(places));
    kit::Sprite sprite(window(), kit::image(kit::Picture(50, 50).disc(25, 25, 24, color_)));
    while (auto step = co_await inbox.receive()) {
      const auto inside = [](int to, int most) { return to >= 25 && to <= most - 25; };
      if (inside(place_.x + step->x, 800)) place_.x += step->x;
      if (inside(place_.y + step->y, 600)) place_.y += step->y;
      sprite.x = place_.x;
      sprite.y = place_.y;
      Place copy = place_;
      outbox.send(std::move(copy));
    }
  }

 private:
  std::string who_;
  kit::Color color_;
  Place place_;
};

class Umpire : public kit::Actor {
 public:
  axon::Inbox<Place> inbox{*this, "inbox"};
  axon::Outbox<std::string> outbox{*this, "outbox"};
  axon::Outbox<kit::Sound> beep{*this, "beep"};

  axon::Process main() override {
    link_to_sound(beep);
    say("");
    while (co_await frame()) {
      while (auto place = inbox.try_receive()) (place->who == "cat" ? cat_ : mouse_) = *place;
      if (cat_.who.empty() || mouse_.who.empty() || cats_ == 3 || mice_ == 3) continue;
      const int x = cat_.x - mouse_.x, y = cat_.y - mouse_.y;
      if (x * x + y * y > 150 * 150) is_armed_ = true;
      if (is_armed_ && x * x + y * y < 50 * 50) {
        is_armed_ = false;
        count(cats_, ", the cat wins");
      } else if (++frames_ == 8 * 60) {
        count(mice_, ", the mouse wins");
      }
    }
  }

 private:
  void count(int& points, const std::string& at_three) {
    ++points;
    frames_ = 0;
    beep.send(kit::tone(660, 660, 100));
    say(points == 3 ? at_three : "");
  }
  void say(const std::string& more) {
    outbox.send("cat " + std::to_string(cats_) + " : " + std::to_string(mice_) + " mouse" + more);
  }

  Place cat_, mouse_;
  int cats_ = 0, mice_ = 0, frames_ = 0;
  bool is_armed_ = false;
};

class Board : public kit::Actor {
 public:
  axon::Inbox<std::string> inbox{*this, "inbox"};
  axon::Process main() override {
    kit::Sprite board(window(), kit::text_image(" ", kit::white), 400, 560, 9);
    while (auto words = co_await inbox.receive()) {
      board.picture = kit::text_image(*words, kit::white, 2);
    }
  }
};

class Caller : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Process main() override {
    display().listen(events);
    while (auto bundle = co_await events.receive()) {
      for (const kit::Event& event : *bundle) {
        if (event == kit::press(kit::Key::r)) turn();
      }
    }
  }

 private:
  void turn() {
    if (!parts_.empty()) {
      for (axon::Component* part : parts_) part->stop();
      parts_.clear();
      return;
    }
    auto& ear = scheduler()->activate(axon::SubscribeTo<Place>(places));
    auto& umpire = scheduler()->activate(Umpire());
    auto& board = scheduler()->activate(Board());
    link(ear.outbox, umpire.inbox);
    link(umpire.outbox, board.inbox);
    parts_ = {&ear, &umpire, &board};
  }
  std::vector<axon::Component*> parts_;
};

inline void add_players(kit::World& world) {
  world.add(axon::Backplane<Place>(places));
  Keyboard& keyboard = world.add(Keyboard());
  Runner& cat = world.add(Runner("cat", kit::orange, 200));
  Runner& mouse = world.add(Runner("mouse", kit::light, 600));
  axon::link(keyboard.cat, cat.inbox);
  axon::link(keyboard.mouse, mouse.inbox);
}
inline void add_referee(kit::World& world) { world.add(Caller()); }
inline void start(kit::World& world) {
  add_players(world);
  add_referee(world);
}
