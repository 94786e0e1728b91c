// What most games need, line by line: games/README.md shows it.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kit/tests/reader.hpp"
#include "kit/world.hpp"

namespace {

using kit::Key;

// Falls for two seconds, and ends.
class Apple : public kit::Actor {
 public:
  explicit Apple(double x) : x_(x) {}

  //{ sleep
  axon::Process main() override {
    kit::Sprite apple(window(), nullptr, x_, 20);
    co_await axon::sleep_for(std::chrono::seconds(2));
  }
  //}

 private:
  double x_;
};

// Space drops an apple, Backspace takes all of them away.
class Tree : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Outbox<int> dropped{*this, "dropped"};

  axon::Process main() override {
    display().listen(events);
    int count = 0;
    while (co_await frame()) {
      while (auto bundle = events.try_receive()) {
        //{ children
        if (kit::went_down(*bundle, Key::space)) {
          dropped.send(++count);
          scheduler()->activate(std::make_unique<Apple>(100 * count));
        }
        if (kit::went_down(*bundle, Key::backspace)) stop_children();
        //}
      }
    }
  }
};

class Score : public kit::Actor {
 public:
  axon::Inbox<int> points{*this, "points"};

  axon::Process main() override {
    //{ score
    kit::Sprite score(window(), kit::text_image("apples: 0", kit::white, 2), 0, 20);
    score.align_left(10);
    while (auto count = co_await points.receive()) {
      score.picture = kit::text_image("apples: " + std::to_string(*count), kit::white, 2);
      score.align_left(10);
    }
    //}
  }
};

class Walker : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  double* x;
  explicit Walker(double& place) : x(&place) {}

  axon::Process main() override {
    display().listen(events);
    kit::Sprite sprite(window());
    if (!co_await walk(sprite, 30)) co_return;
    //{ pause
    bool paused = false;
    while (co_await frame()) {
      while (auto bundle = events.try_receive()) {
        if (kit::went_down(*bundle, Key::p)) paused = !paused;
      }
      if (paused) continue;
      sprite.x -= 1;
      *x = sprite.x;
    }
    //}
  }

  //{ task
  // Right, for so many frames. False when it is time to end.
  axon::Task<bool> walk(kit::Sprite& sprite, int frames) {
    for (int gone = 0; gone < frames; ++gone) {
      if (!co_await frame()) co_return false;
      sprite.x += 2;
      *x = sprite.x;
    }
    co_return true;
  }
  //}
};

std::size_t seen(kit::World& world) { return world.scene().window().sprites().size(); }

//{ reader
TEST(needs, a_tree_says_how_many_apples_it_dropped) {
  kit::World world;
  std::vector<int> dropped;
  kit::Reader<int> reader(dropped);
  Tree tree;
  axon::link(tree.dropped, reader.inbox);
  world.add(reader);
  world.add(tree);
  world.frame();
  world.frame({kit::press(Key::space)});
  world.frame({kit::release(Key::space), kit::press(Key::space)});
  EXPECT_EQ(dropped, (std::vector{1, 2}));
  world.end();
}
//}

TEST(needs, an_apple_is_there_for_two_seconds_or_until_the_tree_stops_it) {
  kit::World world;
  Tree tree;
  world.add(tree);
  world.frame();
  world.frame({kit::press(Key::space), kit::release(Key::space)});
  EXPECT_EQ(seen(world), 1u);
  world.frames(119);
  EXPECT_EQ(seen(world), 1u);
  world.frame();
  EXPECT_EQ(seen(world), 0u);
  world.frame({kit::press(Key::space), kit::release(Key::space)});
  world.frame({kit::press(Key::backspace)});
  EXPECT_EQ(seen(world), 0u);
  world.end();
}

TEST(needs, a_held_key_goes_down_once) {
  EXPECT_TRUE(kit::went_down({kit::press(Key::a), kit::release(Key::a)}, Key::a));
  EXPECT_FALSE(kit::went_down({kit::release(Key::a)}, Key::a));
  EXPECT_FALSE(kit::went_down({kit::press(Key::b)}, Key::a));
  EXPECT_FALSE(kit::went_down({kit::click(1, 1)}, Key::none));
}

TEST(needs, a_text_begins_where_it_is_put_however_long_it_is) {
  kit::World world;
  Score score;
  world.add(score);
  for (const int count : {7, 70000}) {
    score.points.put_in(count);
    world.frame();
    const kit::Sprite& text = *world.scene().window().sprites().front();
    EXPECT_EQ(text.x - text.width() / 2, 10);
    EXPECT_EQ(text.width(), 16.0 * (8 + std::to_string(count).size()));
  }
  world.end();
}

TEST(needs, a_walker_goes_right_and_comes_back_but_not_while_it_is_paused) {
  kit::World world;
  double x = 0;
  world.add(Walker(x));
  world.frames(30);
  EXPECT_EQ(x, 60);
  world.frames(10);
  EXPECT_EQ(x, 50);
  world.frame({kit::press(Key::p)});
  world.frames(5);
  EXPECT_EQ(x, 50);
  world.frame({kit::release(Key::p), kit::press(Key::p)});
  EXPECT_EQ(x, 49);
  EXPECT_EQ(world.end(), 0u);
}

}  // namespace
