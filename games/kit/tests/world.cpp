// The world plays without a window: frames, events, surfaces, time, the end.
#include "kit/world.hpp"

#include <gtest/gtest.h>

namespace {

using kit::Key;

// Goes right while the right key is down; counts its frames.
class Walker : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  double* x;
  int* turns;
  Walker(double& place, int& count) : x(&place), turns(&count) {}

  axon::Process main() override {
    kit::Sprite sprite(window(), nullptr, *x, 10);
    kit::HeldKeys held;
    display().listen(events);
    while (co_await frame()) {
      ++*turns;
      while (auto bundle = events.try_receive()) held.see(*bundle);
      if (held[Key::right]) sprite.x += 2;
      *x = sprite.x;
    }
  }
};

// Keeps every bundle.
class Listener : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  std::vector<kit::Events>* heard;
  std::optional<kit::Surface>* surface;
  explicit Listener(std::vector<kit::Events>& into, std::optional<kit::Surface>* on = nullptr)
      : heard(&into), surface(on) {}

  axon::Process main() override {
    if (surface != nullptr) {
      display().listen(events, **surface);
    } else {
      display().listen(events);
    }
    while (auto bundle = co_await events.receive()) heard->push_back(*bundle);
  }
};

TEST(world, an_actor_has_one_turn_a_frame) {
  kit::World world;
  double x = 100;
  int turns = 0;
  world.add(Walker(x, turns));
  world.frames(10);
  EXPECT_EQ(turns, 10);
  EXPECT_EQ(x, 100);
}

//{ steps
TEST(world, a_held_key_moves_it_until_it_is_released) {
  kit::World world;
  double x = 100;
  int turns = 0;
  world.add(Walker(x, turns));
  world.frame({kit::press(Key::right)});
  world.frames(2);
  world.frame({kit::release(Key::right)});
  world.frames(5);
  EXPECT_EQ(x, 106);
}
//}

TEST(world, the_events_of_a_frame_come_as_one_letter) {
  kit::World world;
  std::vector<kit::Events> heard;
  world.add(Listener(heard));
  const kit::Events events = {kit::press(Key::a), kit::press(Key::b), kit::click(3, 4)};
  world.frame(events);
  world.frame();
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0], events);
}

TEST(world, a_surface_has_its_own_coordinates_and_its_own_mouse) {
  kit::World world;
  std::optional<kit::Surface> low;
  std::optional<kit::Surface> high;
  low.emplace(world.scene(), 100, 50, 200, 200);
  high.emplace(world.scene(), 150, 100, 50, 50, 1);
  std::vector<kit::Events> on_low;
  std::vector<kit::Events> on_high;
  world.add(Listener(on_low, &low));
  world.add(Listener(on_high, &high));
  world.frame({kit::click(110, 60), kit::let_go(110, 60)});
  world.frame({kit::move_to(160, 110)});
  world.frame({kit::press(Key::a)});
  const std::vector<kit::Events> expected_low = {{kit::click(10, 10), kit::let_go(10, 10)},
                                                 {kit::press(Key::a)}};
  const std::vector<kit::Events> expected_high = {{kit::move_to(10, 10)}, {kit::press(Key::a)}};
  EXPECT_EQ(on_low, expected_low);
  EXPECT_EQ(on_high, expected_high);
}

TEST(world, a_button_that_is_held_keeps_the_mouse_with_its_surface) {
  kit::World world;
  std::optional<kit::Surface> surface;
  surface.emplace(world.scene(), 100, 50, 20, 20);
  std::vector<kit::Events> heard;
  world.add(Listener(heard, &surface));
  world.frame(
      {kit::click(110, 60), kit::move_to(300, 200), kit::let_go(300, 200), kit::move_to(310, 200)});
  const std::vector<kit::Events> expected = {
      {kit::click(10, 10), kit::move_to(200, 150), kit::let_go(200, 150)}};
  EXPECT_EQ(heard, expected);
}

TEST(world, whoever_listens_to_a_surface_ends_with_it) {
  kit::World world;
  std::optional<kit::Surface> surface;
  surface.emplace(world.scene(), 100, 50, 20, 20);
  std::vector<kit::Events> heard;
  world.add(Listener(heard, &surface));
  world.frame();
  EXPECT_EQ(world.scheduler().alive(), 2u);
  surface.reset();
  world.frame();
  EXPECT_EQ(world.scheduler().alive(), 1u);
}

class Sleeper : public kit::Actor {
 public:
  std::int64_t* woke_at;
  explicit Sleeper(std::int64_t& frame) : woke_at(&frame) {}
  axon::Process main() override {
    co_await axon::sleep_for(std::chrono::seconds(1));
    *woke_at = display().frame();
  }
};

TEST(world, a_second_has_sixty_frames) {
  kit::World world;
  std::int64_t woke_at = 0;
  world.add(Sleeper(woke_at));
  world.frames(100);
  EXPECT_EQ(woke_at, 60);
}

class Quitter : public kit::Actor {
 public:
  axon::Outbox<kit::Request> game{*this, "game"};
  axon::Outbox<kit::Sound> sound{*this, "sound"};
  axon::Process main() override {
    link_to_game(game);
    link_to_sound(sound);
    sound.send(kit::beep(440));
    co_await frame();
    game.send(kit::Request::quit);
  }
};

TEST(world, a_component_can_end_the_game_and_be_heard) {
  kit::World world;
  world.add(Quitter());
  EXPECT_FALSE(world.display().quit_asked());
  world.frames(2);
  EXPECT_TRUE(world.display().quit_asked());
  EXPECT_EQ(world.display().take_sounds().size(), 1u);
}

TEST(world, nobody_is_left_at_the_end) {
  kit::World world;
  double x = 0;
  int turns = 0;
  for (int i = 0; i < 10; ++i) world.add(Walker(x, turns));
  world.frames(3);
  EXPECT_EQ(world.scheduler().alive(), 11u);
  EXPECT_EQ(world.scene().window().sprites().size(), 10u);
  EXPECT_EQ(world.end(), 0u);
  EXPECT_TRUE(world.scene().window().sprites().empty());
}

TEST(world, an_actor_that_is_stopped_between_frames_ends_its_loop) {
  kit::World world;
  double x = 0;
  int turns = 0;
  Walker& walker = world.add(Walker(x, turns));
  world.frames(3);
  walker.stop();
  world.frames(3);
  EXPECT_EQ(turns, 3);
  EXPECT_EQ(world.scheduler().alive(), 1u);
}

TEST(world, two_displays_on_one_scheduler_are_refused_by_name) {
  kit::World world;
  kit::Display second(10, 10, 1);
  world.scheduler().activate(second);
  EXPECT_THROW(world.frame(), axon::ComponentFailed);
}

TEST(world, an_actor_that_is_in_no_game_says_so) {
  class Early : public kit::Actor {
   public:
    Early() { window(); }
    axon::Process main() override { co_return; }
  };
  try {
    Early early;
    FAIL() << "it has no window";
  } catch (const axon::UsageError& error) {
    EXPECT_NE(std::string(error.what()).find("belong into main()"), std::string::npos);
  }
}

TEST(world, its_graph_names_the_components_and_their_links) {
  kit::World world;
  double x = 0;
  int turns = 0;
  world.add(Walker(x, turns));
  world.frame();
  EXPECT_EQ(kit::graph_of(world.scheduler()),
            "display#1\n  events1 -> Walker#2 events\nWalker#2\n");
}

}  // namespace
