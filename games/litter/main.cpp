// The cats of lesson 25 in a window. The left button adds one, the right button takes the newest away;
// P freezes all, U lets them go on, Q ends the game.
#include <list>
#include <string>

#include "cat.hpp"
#include "kit/game.hpp"

namespace {

constexpr int cats_at_first = 5;

class Litter : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<kit::Request> game{*this, "game"};

  axon::Process main() override {
    display().listen(events);
    link_to_game(game);
    kit::Random dice = display().new_random();
    for (int i = 0; i < cats_at_first; ++i) {
      const double x = dice.below(scene().width());
      add({x, double(dice.below(scene().height()))}, dice);
    }
    while (auto bundle = co_await events.receive()) {
      for (const kit::Event& event : *bundle) see(event, dice);
    }
  }

 private:
  void see(const kit::Event& event, kit::Random& dice) {
    if (event.kind == kit::Event::mouse_down) {
      event.button == kit::Button::left ? add({double(event.x), double(event.y)}, dice)
                                        : remove_newest();
    }
    if (event.kind != kit::Event::key_down) return;
    if (event.key == kit::Key::p) tell_all(cat::Order::freeze);
    if (event.key == kit::Key::u) tell_all(cat::Order::go);
    if (event.key == kit::Key::q) game.send(kit::Request::quit);
  }

  void add(cat::Place place, kit::Random& dice) {
    const cat::Place step{dice.between(-40, 40) / 10.0, dice.between(-40, 40) / 10.0};
    const double turn = dice.between(-30, 30) / 10.0;
    cat::Cat& added = cat::add_cat(*scheduler(), {{place, step, scene().width(), scene().height()},
                                                  {0, turn},
                                                  {1, 0.01},
                                                  {cat::cat_picture()}});
    axon::link(leashes_.emplace_back(*this, ++last_number_).orders, added.control);
  }

  void remove_newest() {
    if (leashes_.empty()) return;
    leashes_.back().orders.send(cat::Order::leave);
    leashes_.pop_back();
  }

  void tell_all(cat::Order order) {
    for (Leash& leash : leashes_) leash.orders.send(order);
  }

  struct Leash {
    Leash(Litter& litter, int number)
        : name("orders" + std::to_string(number)), orders(litter, name.c_str()) {}
    std::string name;
    axon::Outbox<cat::Order> orders;
  };
  std::list<Leash> leashes_;
  int last_number_ = 0;
};

}  // namespace

int main(int argc, char** argv) { return kit::Game({.name = "litter"}, argc, argv).run(Litter()); }
