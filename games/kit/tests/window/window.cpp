// The window, on SDL's driver without a screen: what comes from outside becomes events of the kit.
#include "kit/window.hpp"

#include <SDL.h>
#include <gtest/gtest.h>

#include "kit/painter.hpp"

namespace {

using kit::Key;

SDL_Event key_event(std::uint32_t type, SDL_Keycode code) {
  SDL_Event event = {};
  event.type = type;
  event.key.keysym.sym = code;
  return event;
}

SDL_Event window_event(std::uint8_t kind) {
  SDL_Event event = {};
  event.type = SDL_WINDOWEVENT;
  event.window.event = kind;
  return event;
}

class window : public testing::Test {
 protected:
  void SetUp() override {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
  }
  static void push(SDL_Event event) { ASSERT_EQ(SDL_PushEvent(&event), 1); }
};

TEST_F(window, begins_without_events) {
  kit::Window window("test", 64, 48);
  EXPECT_TRUE(window.take_events().empty());
  EXPECT_FALSE(window.closed());
}

TEST_F(window, a_key_that_repeats_is_pressed_once) {
  kit::Window window("test", 64, 48);
  push(key_event(SDL_KEYDOWN, SDLK_LEFT));
  push(key_event(SDL_KEYDOWN, SDLK_LEFT));
  push(key_event(SDL_KEYUP, SDLK_LEFT));
  push(key_event(SDL_KEYDOWN, SDLK_F12));
  EXPECT_EQ(window.take_events(), (kit::Events{kit::press(Key::left), kit::release(Key::left)}));
}

TEST_F(window, a_held_key_is_released_when_the_focus_goes) {
  kit::Window window("test", 64, 48);
  push(key_event(SDL_KEYDOWN, SDLK_a));
  window.take_events();
  push(window_event(SDL_WINDOWEVENT_FOCUS_LOST));
  EXPECT_EQ(window.take_events(), kit::Events{kit::release(Key::a)});
  push(key_event(SDL_KEYUP, SDLK_a));
  EXPECT_TRUE(window.take_events().empty());
}

TEST_F(window, its_closing_button_closes_it) {
  kit::Window window("test", 64, 48);
  push(window_event(SDL_WINDOWEVENT_CLOSE));
  window.take_events();
  EXPECT_FALSE(window.closed());  // SDL says SDL_QUIT after the last window was closed
  SDL_Event quit = {};
  quit.type = SDL_QUIT;
  push(quit);
  window.take_events();
  EXPECT_TRUE(window.closed());
}

TEST_F(window, it_shows_frames_resized_minimised_and_restored) {
  kit::Window window("test", 64, 48);
  const std::vector<kit::Color> pixels(64 * 48, kit::red);
  for (const auto kind : {SDL_WINDOWEVENT_RESIZED, SDL_WINDOWEVENT_MINIMIZED,
                          SDL_WINDOWEVENT_HIDDEN, SDL_WINDOWEVENT_RESTORED}) {
    push(window_event(static_cast<std::uint8_t>(kind)));
    EXPECT_TRUE(window.take_events().empty());
    window.show(pixels.data());
    EXPECT_FALSE(window.closed());
  }
}

TEST_F(window, sounds_are_played) {
  kit::Window window("test", 64, 48);
  for (int i = 0; i < 3; ++i) window.play({kit::beep(440), nullptr});
}

TEST_F(window, without_a_device_for_sound_it_is_silent) {
  SDL_setenv("SDL_AUDIODRIVER", "no such driver", 1);
  testing::internal::CaptureStderr();
  kit::Window window("test", 64, 48);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "No device for sound was found: the game is silent.\n");
  window.play({kit::beep(440)});
}

TEST_F(window, without_a_display_it_says_so) {
  SDL_setenv("SDL_VIDEODRIVER", "no such driver", 1);
  EXPECT_THROW(kit::Window("test", 64, 48), kit::NoWindow);
}

// ---- The painter

kit::Color at(const kit::Painter& painter, int x, int y) { return painter.picture().at(x, y); }

TEST(painter, paints_a_sprite_around_its_middle) {
  kit::Scene scene(40, 40);
  kit::Sprite sprite(scene.window(), kit::image(kit::Picture(4, 4, kit::red)), 10, 20);
  kit::Painter painter(40, 40);
  painter.draw(scene);
  EXPECT_EQ(at(painter, 8, 18), kit::red);
  EXPECT_EQ(at(painter, 11, 21), kit::red);
  EXPECT_EQ(at(painter, 7, 18), kit::dark);
  EXPECT_EQ(at(painter, 12, 21), kit::dark);
}

TEST(painter, a_sprite_without_a_picture_is_a_box_that_is_seen) {
  kit::Scene scene(40, 40);
  kit::Sprite sprite(scene.window(), nullptr, 20, 20);
  kit::Painter painter(40, 40);
  painter.draw(scene);
  EXPECT_EQ(at(painter, 12, 12), kit::white);
  EXPECT_EQ(at(painter, 14, 14), kit::violet);
}

TEST(painter, the_higher_sprite_and_the_higher_surface_are_seen) {
  kit::Scene scene(40, 40);
  const auto box = [](kit::Color color) { return kit::image(kit::Picture(8, 8, color)); };
  kit::Surface above(scene, 0, 0, 20, 40, 1);
  kit::Sprite on_top(scene.window(), box(kit::red), 30, 10, 2);
  kit::Sprite below(scene.window(), box(kit::green), 30, 10, 1);
  kit::Sprite on_surface(above, box(kit::blue), 18, 30);
  kit::Sprite under_surface(scene.window(), box(kit::yellow), 18, 30, 9);
  kit::Painter painter(40, 40);
  painter.draw(scene);
  EXPECT_EQ(at(painter, 30, 10), kit::red);
  EXPECT_EQ(at(painter, 18, 30), kit::blue);
  EXPECT_EQ(at(painter, 20, 30), kit::yellow);  // outside of the surface it is cut off
  on_top.visible = false;
  above.visible = false;
  painter.draw(scene);
  EXPECT_EQ(at(painter, 30, 10), kit::green);
  EXPECT_EQ(at(painter, 18, 30), kit::yellow);
}

TEST(painter, what_is_half_transparent_is_mixed) {
  kit::Scene scene(20, 20);
  scene.window().background = kit::black;
  kit::Sprite sprite(scene.window(), kit::image(kit::Picture(4, 4, kit::white)), 10, 10);
  sprite.alpha = 128;
  kit::Painter painter(20, 20);
  painter.draw(scene);
  const int red = at(painter, 10, 10) >> 16 & 255;
  EXPECT_GT(red, 120);
  EXPECT_LT(red, 136);
}

TEST(painter, what_is_nowhere_is_not_painted) {
  kit::Scene scene(20, 20);
  kit::Sprite sprite(scene.window(), kit::image(kit::Picture(4, 4, kit::white)));
  kit::Painter painter(20, 20);
  for (const double place : {1e300, -1e300, 0.0 / 0.0}) {
    sprite.x = place;
    painter.draw(scene);
    EXPECT_EQ(at(painter, 10, 10), kit::dark);
  }
  sprite.x = 10;
  for (const double scale : {0.0, -1.0, 0.0 / 0.0}) {
    sprite.scale = scale;
    painter.draw(scene);
  }
}

TEST(painter, pictures_that_nobody_shows_any_more_are_forgotten) {
  kit::Scene scene(20, 20);
  kit::Sprite sprite(scene.window());
  kit::Painter painter(20, 20);
  std::weak_ptr<const kit::Picture> first;
  for (int i = 0; i < 200; ++i) {
    sprite.picture = kit::text_image(std::to_string(i), kit::white);
    if (i == 0) first = sprite.picture;
    painter.draw(scene);
  }
  EXPECT_TRUE(first.expired());
}

}  // namespace
