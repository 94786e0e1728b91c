#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cat.hpp"
#include "kit/world.hpp"
#include "motions.hpp"
#include "story.hpp"

namespace {

using cat::Behaviour;
using cat::Cat;
using cat::Fanout;
using cat::Order;
using cat::Place;
using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;

constexpr Look look_behaviour{"cat.hpp", "Behaviour::main"};
constexpr Look look_fanout{"cat.hpp", "Fanout::main"};
constexpr Look look_cat{"cat.hpp", "Cat::main"};
constexpr Look look_add{"cat.hpp", "add_cat"};

// ---- Helpers

constexpr int most_turns = 10000;

// Gives turns until all are asleep or have ended. False when that does not come.
bool run(axon::Scheduler& office) {
  for (int turn = 0; turn < most_turns; ++turn) {
    if (!office.step()) return true;
  }
  return false;
}

// 1, 2, 3, ... and how often it was asked.
struct Counting {
  using Value = int;
  int* asked = nullptr;
  int next() { return ++*asked; }
};

// Has room for one letter, and takes one when it is told to.
class Reader : public axon::Component {
 public:
  axon::Inbox<int> inbox{*this, "inbox", 1};
  Words letters;

  void take(int how_many) {
    wanted_ += how_many;
    wake();
  }
  void end() {
    has_ended_ = true;
    wake();
  }

  axon::Process main() override {
    while (!has_ended_) {
      while (wanted_ > 0 && !inbox.empty()) {
        letters.push_back(show(*inbox.try_receive()));
        --wanted_;
        co_await axon::yield();
      }
      co_await axon::pause();
    }
  }

 private:
  int wanted_ = 0;
  bool has_ended_ = false;
};

// A behaviour that counts, and a reader.
struct Counter {
  Counter() {
    axon::link(behaviour.outbox, reader.inbox);
    office.activate(behaviour);
    office.activate(reader);
  }
  int asked = 0;
  Behaviour<Counting> behaviour{Counting{&asked}};
  Reader reader;
  axon::Scheduler office;
};

std::string word(Order order) {
  return order == Order::freeze ? "freeze" : order == Order::go ? "go" : "leave";
}

// Writes down what it is told.
class Told : public axon::Component {
 public:
  axon::Inbox<Order> inbox{*this, "inbox"};
  std::string orders;
  axon::Process main() override {
    while (auto order = co_await inbox.receive())
      orders += (orders.empty() ? "" : " ") + word(*order);
  }
};

// 12 or 1.05
std::string number(double value) {
  const long hundredths = std::lround(value * 100);
  const std::string whole = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return whole;
  return whole + "." + std::to_string(100 + std::labs(hundredths % 100)).substr(1);
}

// "at 100,50 turned 30 size 1.50", or that it is not to be seen.
std::string look_of(const kit::Sprite& sprite) {
  if (!sprite.visible) return "not-to-be-seen";
  return "at " + number(sprite.x) + "," + number(sprite.y) + " turned " + number(sprite.angle) +
         " size " + number(sprite.scale) + (sprite.picture ? "" : " without-a-picture");
}

// What is to be seen in the window.
std::string view(kit::World& world) {
  std::string all;
  for (const kit::Sprite* sprite : world.scene().window().sprites()) {
    all += (all.empty() ? "" : "; ") + look_of(*sprite);
  }
  return all.empty() ? "no sprite" : all;
}

cat::Motions motions(double x, double step) {
  return {{Place{x, 50}, Place{step, 0}, 800, 600}, {0, 10}, {1, 0.01}, {cat::cat_picture()}};
}

// ---- A behaviour

LESSON_TEST(offers, "a behaviour offers one value after another, as they are taken",
            Rule{"put() waits while the letter before lies in the tray", "A behaviour"},
            look_behaviour) {
  Counter all;
  step("made a behaviour that counts 1, 2, 3, ...; the one who reads has room for one letter");
  run(all.office);
  step("the reader took three letters, one after another");
  all.reader.take(3);
  run(all.office);
  expect(words(1, 2, 3), all.reader.letters);
  expect_that(all.asked <= 5, "at most 5 values are made for 3 that are taken",
              show(all.asked) + " values were made");
}

LESSON_TEST(ends_when_told, "a behaviour that is told something ends",
            Rule{"a letter in control is the end of a behaviour", "A behaviour"}, look_behaviour) {
  Counter all;
  run(all.office);
  step("put the order to leave into control of a behaviour; then its reader took two letters");
  all.behaviour.control.put_in(Order::leave);
  all.reader.take(2);
  run(all.office);
  expect_that(all.behaviour.ended(), "the behaviour has ended", "it goes on");
}

LESSON_TEST(ends_without_reader, "a behaviour whose reader has ended ends",
            Rule{"put() says false when nobody is there, and then it is over", "A behaviour"},
            look_behaviour) {
  Counter all;
  step("the one who reads from a behaviour took a letter, and ended");
  all.reader.take(1);
  run(all.office);
  all.reader.end();
  run(all.office);
  expect_that(all.behaviour.ended(), "the behaviour has ended", "it waits");
}

// ---- The fanout

struct Four {
  Four() {
    axon::link(fanout.bouncing, told[0].inbox);
    axon::link(fanout.turning, told[1].inbox);
    axon::link(fanout.breathing, told[2].inbox);
    axon::link(fanout.looking, told[3].inbox);
    office.activate(fanout);
    for (Told& each : told) office.activate(each);
  }
  Fanout fanout;
  Told told[4];
  axon::Scheduler office;
};

LESSON_TEST(tells_four, "the fanout tells all four what it is told",
            Rule{"an outbox leads to one inbox; who tells four has four", "Telling four"},
            look_fanout) {
  Four all;
  step("put the orders freeze, go and leave into the inbox of a fanout");
  for (const Order order : {Order::freeze, Order::go, Order::leave}) all.fanout.inbox.put_in(order);
  run(all.office);
  step("looked what came out of bouncing, turning, breathing and looking");
  Words orders;
  for (const Told& each : all.told) orders.push_back(each.orders.empty() ? "nothing" : each.orders);
  expect(words("freeze go leave", "freeze go leave", "freeze go leave", "freeze go leave"), orders);
}

LESSON_TEST(fanout_ends, "the fanout ends when nobody tells it anything any more",
            Rule{"the end travels", "Telling four"}, look_fanout) {
  step("the one who tells a fanout ended");
  axon::Values<Order> source({Order::freeze});
  Four all;
  axon::link(source.outbox, all.fanout.inbox);
  all.office.activate(source);
  run(all.office);
  expect_that(all.fanout.ended(), "the fanout has ended", "it goes on");
  expect_that(all.told[3].ended(), "those behind it have ended", "they wait");
}

// ---- The cat

LESSON_TEST(shows, "a cat is seen where and how it is told",
            Rule{"the sprite is as the letters in the cat's boxes say", "The sprite"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  step("put into a cat's boxes: 100,50 and 30 degrees and size 1.5 and a picture");
  tom.bouncing.put_in(Place{100, 50});
  tom.turning.put_in(30);
  tom.breathing.put_in(1.5);
  tom.looking.put_in(cat::cat_picture());
  step("let a frame go by, and looked into the window");
  world.frame();
  expect("at 100,50 turned 30 size 1.50", view(world));
}

LESSON_TEST(hidden_at_first, "a cat that does not know its place is not to be seen",
            Rule{"a sprite is hidden until it knows its place", "The sprite"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  step("let three frames go by; nobody told the cat anything");
  world.frames(3);
  expect("not-to-be-seen", view(world));
}

LESSON_TEST(keeps, "a cat that is told nothing new stays as it is",
            Rule{"a box without a letter changes nothing", "The sprite"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  tom.bouncing.put_in(Place{100, 50});
  tom.looking.put_in(cat::cat_picture());
  step("told a cat its place and its picture in the first frame, and nothing in two more");
  world.frames(3);
  expect("at 100,50 turned 0 size 1", view(world));
}

LESSON_TEST(one_a_frame, "a cat takes one letter a frame from each box",
            Rule{"one turn a frame, one letter from each box", "A forever loop"}, look_cat) {
  Cat tom;
  axon::Values<Place> places({{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}});
  kit::World world;
  axon::link(places.outbox, tom.bouncing);
  tom.looking.put_in(cat::cat_picture());
  world.add(places);
  world.add(tom);
  step("somebody offers a cat the places 1,0 2,0 3,0 ...; let three frames go by");
  world.frames(3);
  expect("at 3,0 turned 0 size 1", view(world));
}

LESSON_TEST(frozen, "a frozen cat takes nothing, and later goes on where it stopped",
            Rule{"who takes nothing lets those behind it wait", "Orders"}, look_cat) {
  Cat tom;
  axon::Values<Place> places({{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}});
  kit::World world;
  axon::link(places.outbox, tom.bouncing);
  tom.looking.put_in(cat::cat_picture());
  world.add(places);
  world.add(tom);
  step("somebody offers a cat the places 1,0 2,0 3,0 ...; two frames, then the order to freeze");
  world.frames(2);
  tom.control.put_in(Order::freeze);
  step("three frames later");
  world.frames(3);
  expect("at 2,0 turned 0 size 1", view(world));
  step("the order to go, and one frame");
  tom.control.put_in(Order::go);
  world.frame();
  expect("at 3,0 turned 0 size 1", view(world));
}

LESSON_TEST(last_order, "of several orders in one frame the last one counts",
            Rule{"all orders that wait are read before anything else", "Orders"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  world.frame();
  step("put freeze, go and then 100,50 and a picture into a cat's boxes; let a frame go by");
  tom.control.put_in(Order::freeze);
  tom.control.put_in(Order::go);
  tom.bouncing.put_in(Place{100, 50});
  tom.looking.put_in(cat::cat_picture());
  world.frame();
  expect("at 100,50 turned 0 size 1", view(world));
}

LESSON_TEST(leaves, "a cat that is told to leave ends, and its sprite is gone",
            Rule{"a sprite lives in main(), and ends with it", "Orders"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  world.frames(2);
  step("told a cat to leave, and let a frame go by");
  tom.control.put_in(Order::leave);
  world.frame();
  expect("no sprite", view(world));
  expect_that(tom.ended(), "the cat has ended", "it goes on");
}

LESSON_TEST(hands_on, "a cat that leaves says so at signal",
            Rule{"the order to leave is handed on before the end", "Orders"}, look_cat) {
  Cat tom;
  Told told;
  kit::World world;
  axon::link(tom.signal, told.inbox);
  world.add(tom);
  world.add(told);
  world.frames(2);
  step("told a cat to freeze, and in the next frame to leave");
  tom.control.put_in(Order::freeze);
  world.frame();
  tom.control.put_in(Order::leave);
  world.frame();
  step("looked what came out of its signal");
  expect("leave", told.orders.empty() ? "nothing" : told.orders);
}

LESSON_TEST(asked_to_stop, "at the end of the game a cat ends its loop",
            Rule{"frame() says false when it is time to end", "A forever loop"}, look_cat) {
  Cat tom;
  kit::World world;
  world.add(tom);
  world.frames(2);
  step("ended the game while a cat waits for its next frame");
  world.end();
  expect_that(tom.ended(), "the cat has ended", "it goes on");
}

// ---- The whole cat

LESSON_TEST(moves, "a whole cat moves, turns and breathes by itself",
            Rule{"four behaviours offer, the cat takes", "Six components"}, look_add) {
  kit::World world;
  step("added a cat at 100,50: 5 to the right, 10 degrees and 0.01 larger with each frame");
  cat::add_cat(world.scheduler(), motions(100, 5));
  step("let three frames go by, and looked into the window");
  world.frames(3);
  expect("at 110,50 turned 20 size 1.02", view(world));
}

LESSON_TEST(six, "a whole cat is six components",
            Rule{"four behaviours, a fanout, a cat", "Six components"}, look_add) {
  kit::World world;
  step("added a cat, let a frame go by, and counted who is alive, beside the display");
  cat::add_cat(world.scheduler(), motions(100, 5));
  world.frame();
  expect("6 components", kit::count(world.scheduler().alive() - 1, "component"));
}

LESSON_TEST(all_leave, "when the cat leaves, all six are gone",
            Rule{"the order to leave reaches all six", "Six components"}, look_add) {
  kit::World world;
  Cat& tom = cat::add_cat(world.scheduler(), motions(100, 5));
  world.frames(2);
  step("added a cat; two frames later told it to leave; two frames later counted who is alive");
  tom.control.put_in(Order::leave);
  world.frames(2);
  expect("0 components", kit::count(world.scheduler().alive() - 1, "component"));
}

LESSON_TEST(two_cats, "two cats have nothing to do with each other",
            Rule{"each cat has its own six", "Six components"}, look_add) {
  kit::World world;
  step("added a cat at 100,50, which goes right, and one at 700,50, which goes left, 5 a frame");
  Cat& tom = cat::add_cat(world.scheduler(), motions(100, 5));
  cat::add_cat(world.scheduler(), motions(700, -5));
  world.frames(3);
  expect("at 110,50 turned 20 size 1.02; at 690,50 turned 20 size 1.02", view(world));
  step("told the first one to leave, and let two frames go by");
  tom.control.put_in(Order::leave);
  world.frames(2);
  expect("at 680,50 turned 40 size 1.04", view(world));
}

}  // namespace
