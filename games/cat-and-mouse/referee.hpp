// The referee: came later, and reads what the players publish. No line of theirs was changed.
#pragma once

#include <cmath>
#include <map>
#include <string>

#include "players.hpp"

// From two places, how far apart they are, in pixels.
class Distancer : public axon::Component {
 public:
  axon::Inbox<Place> inbox{*this, "inbox"};
  axon::Outbox<int> outbox{*this, "outbox"};

  axon::Process main() override {
    std::map<std::string, Place> known;
    while (auto place = co_await inbox.receive()) {
      known[place->who] = *place;
      if (known.size() < 2) continue;
      const int x = known["cat"].x - known["mouse"].x;
      const int y = known["cat"].y - known["mouse"].y;
      outbox.send(static_cast<int>(std::sqrt(x * x + y * y)));
      known.clear();
    }
  }
};

// Keeps the score, and beeps. A touch is a point for the cat; it counts again once they were apart.
// Each eight seconds without one are a point for the mouse. Three points win.
class Judge : public kit::Actor {
 public:
  axon::Inbox<int> inbox{*this, "inbox"};
  axon::Outbox<std::string> outbox{*this, "outbox"};  // what is to be read
  axon::Outbox<kit::Sound> sound{*this, "sound"};

  axon::Process main() override {
    link_to_sound(sound);
    say("cat 0 : 0 mouse");
    begin_to_count();
    bool were_apart = false;
    while (auto distance = co_await inbox.receive()) {
      if (is_over()) continue;
      if (*distance < touch && were_apart) {
        were_apart = false;
        count(cat_, 880);
      } else if (scheduler()->now() - since_ >= std::chrono::seconds(8)) {
        count(mouse_, 440);
      }
      if (*distance > apart) were_apart = true;
    }
  }

 private:
  static constexpr int touch = 50;
  static constexpr int apart = 150;
  static constexpr int points_to_win = 3;

  bool is_over() const { return std::max(cat_, mouse_) == points_to_win; }
  void begin_to_count() { since_ = scheduler()->now(); }
  void count(int& points, int hertz) {
    ++points;
    begin_to_count();
    sound.send(kit::tone(hertz, is_over() ? 2 * hertz : hertz, is_over() ? 600 : 80));
    const std::string score =
        "cat " + std::to_string(cat_) + " : " + std::to_string(mouse_) + " mouse";
    say(is_over() ? score + (cat_ > mouse_ ? ", the cat wins" : ", the mouse wins") : score);
  }
  void say(const std::string& words) { outbox.send(words); }

  int cat_ = 0;
  int mouse_ = 0;
  axon::TimePoint since_;  // the last point
};

// Shows the last words that came.
class Title : public kit::Actor {
 public:
  axon::Inbox<std::string> inbox{*this, "inbox"};

  axon::Process main() override {
    kit::Sprite title(window(), nullptr, scene().width() / 2, 30, 1);
    title.visible = false;
    while (auto words = co_await inbox.receive()) {
      title.picture = kit::text_image(*words, kit::dark, 3);
      title.visible = true;
    }
  }
};

// R calls the referee in, and sends it away.
class Whistle : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};

  axon::Process main() override {
    kit::Sprite hint(window(),
                     kit::text_image("cat: W A S D   mouse: arrows   referee: R", kit::dark, 2),
                     scene().width() / 2, scene().height() - 15, 1);
    display().listen(events);
    bool is_called = false;
    while (auto bundle = co_await events.receive()) {
      for (const kit::Event& event : *bundle) {
        if (event != kit::press(kit::Key::r)) continue;
        is_called = !is_called;
        if (is_called) {
          //{ referee
          scheduler()->activate(
              axon::pipeline(axon::SubscribeTo<Place>(places), Distancer(), Judge(), Title()));
          //}
        } else {
          stop_children();
        }
      }
    }
  }
};
