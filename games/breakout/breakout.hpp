// Breakout: paddle, ball and bricks ask the court where they are and whom they hit. The court is found
// by its name, and owns the truth.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>

#include "kit/actor.hpp"

namespace breakout {

constexpr int width = 800;
constexpr int height = 600;

// A rectangle, with the place of its middle.
struct Area {
  double x, y, width, height;
};

//{ letters
// What the court answers: to one that entered, its number; to one that moves, where it is now and
// which way it goes on; to one that was hit, that it was.
struct News {
  enum Kind { entered, moved, hit, lost };
  Kind kind;
  int id;
  Area area;
  double dx = 0;
  double dy = 0;
};

// What the court is asked.
struct Enter {
  Area area;
  axon::Inbox<News>* answers;  // of the one that asks
  bool bounces = false;        // a ball: it turns back where it hits, and falls out at the bottom
  double bends = 0;            // how much a hit beside the middle turns a ball, 0 to 1
};
struct Go {
  int id;
  double dx, dy;
};
struct Leave {
  int id;
};
using Ask = std::variant<Enter, Go, Leave>;
//}

// The service "court". Nothing passes through anything, however fast it is.
class Court final : public axon::Component {
 public:
  axon::Inbox<Ask> inbox{*this, "inbox"};
  axon::Process main() override;

 private:
  struct Thing {
    Thing(Court& court, int number, const Enter& enter);
    std::string name;
    int id;
    Area area;
    bool bounces;
    double bends;
    axon::Outbox<News> news;
  };
  void answer(const Ask& ask);
  void go(Thing& ball, double dx, double dy);
  void slide(Thing& thing, double dx);
  Thing* hit_by(const Thing& mover, const Area& next);

  int last_id_ = 0;
  std::map<int, std::unique_ptr<Thing>> things_;
};

// What is in the court: it asks, and hears the news.
class Player : public kit::Actor {
 public:
  axon::Inbox<News> news{*this, "news"};
  axon::Outbox<Ask> ask{*this, "ask"};

 protected:
  // Finds the court and enters it: the number there, or 0 when the component was asked to stop.
  axon::Task<int> enter(Enter how);
};

// Goes where the arrow keys say. A key that is pressed and released within a frame counts, too.
class Paddle final : public Player {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Process main() override;
};

// Tells when it fell out.
class Ball final : public Player {
 public:
  axon::Outbox<int> lost{*this, "lost"};
  explicit Ball(double speed) : speed_(speed) {}
  axon::Process main() override;

 private:
  double speed_;
};

// Ends with the first hit, and says what that is worth.
class Brick final : public Player {
 public:
  axon::Outbox<int> gone{*this, "gone"};
  Brick(Area area, kit::Color color, int points) : area_(area), color_(color), points_(points) {}
  axon::Process main() override;

 private:
  Area area_;
  kit::Color color_;
  int points_;
};

// Builds the bricks, serves the balls, counts points and lives.
class Match final : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Inbox<int> gone{*this, "gone"};
  axon::Inbox<int> lost{*this, "lost"};
  axon::Outbox<kit::Sound> sound{*this, "sound"};
  axon::Process main() override;

 private:
  void begin();
  void build();
  void serve();
  void show(kit::Sprite& score, kit::Sprite& title);

  int points_ = 0;
  int lives_ = 0;
  int level_ = 0;
  int bricks_ = 0;
  bool has_ball_ = false;
};

// All of it.
void play(axon::Scheduler& scheduler);

}  // namespace breakout
