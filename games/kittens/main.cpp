// Kittens on a core of your own: the microprocesses, boxes and postmen of lessons 03 to 08 move them.
// A frame is one round of the scheduler: everybody has one turn.
#include <CLI/CLI.hpp>
#include <list>

#include "kit/game.hpp"
#include "postman.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"

namespace {

using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::Postman;
using miniaxon::recv_as;
using miniaxon::Turn;

constexpr int width = 800;
constexpr int height = 600;

struct Place {
  double x, y;
};

//{ walking
// Sends where it is, a letter a turn. It turns back at the walls.
class Walking : public Component {
 public:
  Walking(Place place, Place step) : Component("walking"), place_(place), step_(step) {}
  Generator<Turn> main() override {
    while (true) {
      if (place_.x + step_.x < 32 || place_.x + step_.x > width - 32) step_.x = -step_.x;
      if (place_.y + step_.y < 32 || place_.y + step_.y > height - 32) step_.y = -step_.y;
      place_ = {place_.x + step_.x, place_.y + step_.y};
      send(place_);
      co_yield carry_on;
    }
  }

 private:
  Place place_, step_;
};
//}

// Sends an angle, a letter a turn.
class Rocking : public Component {
 public:
  explicit Rocking(double angle) : Component("rocking"), angle_(angle) {}
  Generator<Turn> main() override {
    while (true) {
      if (angle_ + step_ < -20 || angle_ + step_ > 20) step_ = -step_;
      send(angle_ += step_);
      co_yield carry_on;
    }
  }

 private:
  double angle_;
  double step_ = 0.5;
};

//{ kitten
// Shows itself where its letters say.
class Kitten : public Component {
 public:
  Kitten(kit::Surface& window, kit::Image picture)
      : Component("kitten", {"place", "angle"}, {}), sprite_(window, picture, -100, -100) {}
  Generator<Turn> main() override {
    while (true) {
      while (data_ready("place") > 0) {
        const auto place = recv_as<Place>(*this, "place");
        sprite_.x = place.x;
        sprite_.y = place.y;
      }
      while (data_ready("angle") > 0) sprite_.angle = recv_as<double>(*this, "angle");
      co_yield carry_on;
    }
  }

 private:
  kit::Sprite sprite_;
};
//}

kit::Image kitten_picture(kit::Color fur) {
  kit::Picture picture(64, 64);
  picture.triangle(12, 24, 16, 2, 32, 16, fur).triangle(52, 24, 48, 2, 32, 16, fur);
  picture.ellipse(32, 34, 24, 22, fur);
  for (int x : {23, 41}) picture.ellipse(x, 30, 5, 6, kit::white).disc(x, 31, 2, kit::black);
  picture.triangle(28, 39, 36, 39, 32, 43, kit::pink);
  for (int side : {-1, 1}) {
    picture.line(32 + side * 8, 42, 32 + side * 28, 38, kit::black);
    picture.line(32 + side * 8, 44, 32 + side * 28, 46, kit::black);
  }
  return kit::image(picture);
}

// Where kittens come from: a letter in its inbox is a place for the next one.
class Nursery : public Component {
 public:
  Nursery(miniaxon::Scheduler& scheduler, kit::Surface& window, kit::Random dice)
      : Component("nursery"), scheduler_(scheduler), window_(window), dice_(dice) {}
  Generator<Turn> main() override {
    while (true) {
      while (data_ready() > 0) add(recv_as<Place>(*this));
      co_yield carry_on;
    }
  }

 private:
  struct Family {
    Family(kit::Surface& window, kit::Image picture, Place place, Place step, double angle)
        : walking(place, step), rocking(angle), kitten(window, picture) {}
    Walking walking;
    Rocking rocking;
    Kitten kitten;
    Postman of_places{walking, "outbox", kitten, "place"};
    Postman of_angles{rocking, "outbox", kitten, "angle"};
  };

  void add(Place place) {
    constexpr kit::Color furs[] = {kit::orange, kit::gray, kit::brown, kit::light, kit::violet};
    const kit::Image picture = kitten_picture(furs[dice_.below(5)]);
    const Place step{dice_.between(-40, 40) / 10.0, dice_.between(-40, 40) / 10.0};
    Family& family = families_.emplace_back(window_, picture, place, step, dice_.between(-20, 20));
    scheduler_.activate(family.walking);
    scheduler_.activate(family.rocking);
    scheduler_.activate(family.of_places);
    scheduler_.activate(family.of_angles);
    scheduler_.activate(family.kitten);
  }

  miniaxon::Scheduler& scheduler_;
  kit::Surface& window_;
  kit::Random dice_;
  std::list<Family> families_;
};

}  // namespace

int main(int argc, char** argv) {
  int count = 12;
  kit::Game game({.name = "kittens", .width = width, .height = height}, argc, argv,
                 [&](CLI::App& options) {
                   options.add_option("--kittens", count, "How many there are at first; 12")
                       ->check(CLI::Range(0, 10'000));
                 });
  kit::Random dice(game.seed());
  miniaxon::Scheduler scheduler;
  Nursery nursery(scheduler, game.world().scene().window(), dice);
  scheduler.activate(nursery);
  for (int i = 0; i < count; ++i) {
    const double x = dice.between(40, width - 40);
    nursery.send(Place{x, static_cast<double>(dice.between(40, height - 40))}, "inbox");
  }
  return game.run_plain([&](kit::Scene&, const kit::Events& events) {
    for (const kit::Event& event : events) {
      if (event.kind == kit::Event::key_down && event.key == kit::Key::q) return false;
      if (event.kind != kit::Event::mouse_down) continue;
      nursery.send(Place{static_cast<double>(event.x), static_cast<double>(event.y)}, "inbox");
    }
    scheduler.run(scheduler.active());
    return true;
  });
}
