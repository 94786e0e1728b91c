// The field and the mice of lesson 26 in a window: W, A, S, D steer one mouse, the arrows the other.
// Each second there is another cheese. Escape ends the game.
#include "field.hpp"
#include "kit/game.hpp"

namespace {

constexpr int frames_between_cheeses = 60;
constexpr int edge = 20;

class Larder : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<field::Place> cheeses{*this, "cheeses"};
  axon::Outbox<kit::Request> game{*this, "game"};

  explicit Larder(field::Field& field) : field_(&field) {}

  axon::Process main() override {
    display().listen(events);
    link_to_game(game);
    axon::link(cheeses, field_->cheeses);
    kit::Random dice = display().new_random();
    for (int wait = 0; co_await frame();) {
      while (auto bundle = events.try_receive()) {
        if (kit::went_down(*bundle, kit::Key::escape)) game.send(kit::Request::quit);
      }
      if (wait-- > 0) continue;
      wait = frames_between_cheeses;
      const double x = dice.between(edge, scene().width() - edge);
      cheeses.send({x, double(dice.between(edge, scene().height() - edge))});
    }
  }

 private:
  field::Field* field_;
};

}  // namespace

int main(int argc, char** argv) {
  kit::Game game({.name = "pantry"}, argc, argv);
  field::Field& field = game.add(field::Field());
  game.add(Larder(field));
  game.add(field::Mouse(field::letters, {50, 300}));
  game.add(field::Mouse(field::arrows, {750, 300}));
  return game.run();
}
