// The cats, without a window: with components and without they are in the same places, and none is
// left behind.
#include "cats/cats.hpp"

#include <gtest/gtest.h>

#include "kit/tests/graph.hpp"
#include "kit/tests/memory.hpp"

namespace {

using kit::Button;
using kit::Key;

constexpr std::size_t base = 2;  // the display and the cattery

std::string places_of(kit::Scene& scene) {
  std::string text;
  for (const kit::Sprite* sprite : scene.window().sprites()) {
    if (!sprite->visible) continue;
    text += std::to_string(sprite->z) + ": " + std::to_string(sprite->x) + " " +
            std::to_string(sprite->y) + " " + std::to_string(sprite->angle) + " " +
            std::to_string(sprite->scale) + "\n";
  }
  return text;
}

kit::Events random_events(kit::Random& random) {
  kit::Events events;
  while (random.below(3) == 0) {
    const int x = random.below(800);
    const int y = random.below(600);
    constexpr Button buttons[] = {Button::left, Button::right, Button::right, Button::middle};
    constexpr Key keys[] = {Key::p, Key::u, Key::t, Key::x};
    if (random.below(3) == 0) {
      events.push_back(kit::press(keys[random.below(4)]));
    } else {
      events.push_back(kit::click(x, y, buttons[random.below(4)]));
    }
  }
  return events;
}

TEST(cats, with_components_and_without_they_are_in_the_same_places) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    kit::World world(800, 600, seed);
    world.add(cats::Cattery(10));
    kit::World plain_world(800, 600, seed);
    cats::PlainCats plain(plain_world.display(), 10);
    kit::Random random(seed, 99);
    for (int frame = 0; frame < 60; ++frame) {
      const kit::Events events = random_events(random);
      world.frame(events);
      plain.frame(plain_world.scene(), events);
      ASSERT_EQ(places_of(world.scene()), places_of(plain_world.scene()))
          << "seed " << seed << ", frame " << frame;
    }
  }
}

TEST(cats, each_is_six_components) {
  kit::World world;
  world.add(cats::Cattery(7));
  world.frame();
  EXPECT_EQ(world.scheduler().alive(), base + 6 * 7);
  EXPECT_EQ(world.end(), 0u);
}

TEST(cats, the_page_shows_the_graph_of_one) {
  kit::World world;
  world.add(cats::Cattery(1));
  world.frame();
  expect_graph(world, GAME_FOLDER "/graph.txt");
}

TEST(cats, the_left_button_adds_one_with_a_sound_and_the_right_button_removes_it) {
  kit::World world;
  world.add(cats::Cattery(0));
  world.frame({kit::click(100, 200)});
  world.frame();
  EXPECT_EQ(world.scheduler().alive(), base + 6);
  EXPECT_EQ(world.display().take_sounds().size(), 1u);
  world.frame({kit::click(100, 200, Button::right)});
  EXPECT_EQ(world.scheduler().alive(), base);
  world.frame({kit::click(100, 200, Button::right)});  // there is none any more
  EXPECT_EQ(world.scheduler().alive(), base);
}

TEST(cats, the_one_under_the_pointer_goes_and_not_the_newest) {
  kit::World world;
  world.add(cats::Cattery(0));
  world.frame({kit::click(100, 100), kit::click(700, 500)});
  world.frame();
  world.frame({kit::click(100, 100, Button::right)});
  ASSERT_EQ(world.scene().window().sprites().size(), 1u);
  EXPECT_EQ(world.scene().window().sprites().front()->z, 2);
}

TEST(cats, a_key_freezes_them_and_another_lets_them_go_on) {
  kit::World world;
  world.add(cats::Cattery(5));
  world.frames(3);
  world.frame({kit::press(Key::p)});
  const std::string frozen = places_of(world.scene());
  world.frames(10);
  EXPECT_EQ(places_of(world.scene()), frozen);
  world.frame({kit::press(Key::u)});
  EXPECT_NE(places_of(world.scene()), frozen);
}

TEST(cats, a_key_ends_the_game) {
  kit::World world;
  world.add(cats::Cattery(5));
  world.frame({kit::press(Key::q)});
  EXPECT_TRUE(world.display().quit_asked());
}

TEST(cats, ten_thousand_added_and_removed_leave_memory_where_it_was) {
  kit::World world;
  world.add(cats::Cattery(0));
  const kit::Events add(1250, kit::click(400, 300));
  const kit::Events remove(1250, kit::click(400, 300, Button::right));
  kit::expect_no_growth(1, 1, [&] {
    for (int i = 0; i < 8; ++i) world.frame(add);
    world.frame();
    EXPECT_EQ(world.scheduler().alive(), base + 60000);
    for (int i = 0; i < 8; ++i) world.frame(remove);
    world.frame();
    EXPECT_EQ(world.scheduler().alive(), base);
    EXPECT_TRUE(world.scene().window().sprites().empty());
    world.display().take_sounds();
  });
}

}  // namespace
