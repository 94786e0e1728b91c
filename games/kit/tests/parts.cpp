// The parts of the kit that are no components: random numbers, pictures, events, recorded runs, sounds.
#include <gtest/gtest.h>

#include <axon/errors.hpp>

#include "kit/digest.hpp"
#include "kit/png.hpp"
#include "kit/random.hpp"
#include "kit/scene.hpp"
#include "kit/script.hpp"
#include "kit/sound.hpp"

namespace {

using kit::Key;

template <typename Error, typename Work>
std::string what_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST(random, is_pcg32) {
  // The first numbers of the reference, seed 42, stream 54.
  kit::Random random(42, 54);
  EXPECT_EQ(random.next(), 0xa15c02b7u);
  EXPECT_EQ(random.next(), 0x7b47f409u);
  EXPECT_EQ(random.next(), 0xba1d3330u);
}

TEST(random, throws_each_side_of_a_die) {
  kit::Random random(1);
  int count[7] = {};
  for (int i = 0; i < 6000; ++i) ++count[random.between(1, 6)];
  EXPECT_EQ(count[0], 0);
  for (int side = 1; side <= 6; ++side) EXPECT_NEAR(count[side], 1000, 150);
}

TEST(digest, is_other_for_another_order) {
  kit::Digest one;
  kit::Digest other;
  one.add(1), one.add(2);
  other.add(2), other.add(1);
  EXPECT_EQ(one.text().size(), 16u);
  EXPECT_NE(one.text(), other.text());
}

TEST(picture, a_grid_is_drawn_as_it_looks) {
  const kit::Picture picture = kit::Picture::from_grid({"r.", ".b"}, 2);
  EXPECT_EQ(picture.width(), 4);
  EXPECT_EQ(picture.at(1, 1), kit::red);
  EXPECT_EQ(picture.at(2, 1), kit::clear);
  EXPECT_EQ(picture.at(3, 3), kit::blue);
  EXPECT_EQ(picture.at(-1, 9), kit::clear);
}

TEST(picture, a_grid_with_a_mistake_is_refused) {
  EXPECT_NE(what_of<axon::UsageError>([] { kit::Picture::from_grid({"r?"}); }).find("'?'"),
            std::string::npos);
  EXPECT_NE(what_of<axon::UsageError>([] {
              kit::Picture::from_grid({"rr", "r"});
            }).find("1 characters, \"r\"; the first row has 2"),
            std::string::npos);
  EXPECT_THROW(kit::Picture(0, 5), axon::UsageError);
}

TEST(picture, text_has_letters_that_differ) {
  const kit::Picture one = kit::Picture::of_text("A", kit::white);
  EXPECT_EQ(one.width(), 8);
  EXPECT_NE(one.pixels(), kit::Picture::of_text("B", kit::white).pixels());
  EXPECT_EQ(kit::Picture::of_text("\xff", kit::white).pixels(),
            kit::Picture::of_text("\x01", kit::white).pixels());
}

TEST(picture, a_png_has_its_size_in_it) {
  const std::string png = kit::png_of(kit::Picture(300, 2, kit::red));
  EXPECT_EQ(png.substr(1, 3), "PNG");
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\1\x2c\0\0\0\2", 8));
  EXPECT_LT(png.size(), 200u);
  EXPECT_THROW(kit::write_picture(kit::Picture(1, 1), "a.jpg"), std::invalid_argument);
}

TEST(scene, many_sprites_come_and_go) {
  kit::Scene scene(100, 100);
  std::vector<std::unique_ptr<kit::Sprite>> sprites;
  for (int i = 0; i < 100; ++i) {
    sprites.push_back(std::make_unique<kit::Sprite>(scene.window(), nullptr, i, 0, 100 - i));
  }
  for (int i = 0; i < 100; i += 3) sprites[static_cast<std::size_t>(i)].reset();
  double before = 1000;
  EXPECT_EQ(scene.window().sprites().size(), 66u);
  for (const kit::Sprite* sprite : scene.window().sprites()) {
    EXPECT_LT(sprite->x, before);
    before = sprite->x;
  }
  sprites.clear();
  EXPECT_TRUE(scene.window().sprites().empty());
}

TEST(scene, a_sprite_may_outlive_its_surface) {
  kit::Scene scene(100, 100);
  auto surface = std::make_unique<kit::Surface>(scene, 0, 0, 10, 10);
  kit::Sprite sprite(*surface);
  surface.reset();
  EXPECT_EQ(scene.surfaces().size(), 1u);
}

TEST(gatherer, what_is_held_is_released_when_the_focus_goes) {
  kit::Gatherer gatherer;
  gatherer.add(kit::press(Key::a));
  gatherer.add(kit::press(Key::a));
  gatherer.add(kit::release(Key::b));
  gatherer.add(kit::move_to(1, 1));
  gatherer.add(kit::move_to(2, 3));
  gatherer.add(kit::click(2, 3));
  EXPECT_EQ(gatherer.take(),
            (kit::Events{kit::press(Key::a), kit::move_to(2, 3), kit::click(2, 3)}));
  gatherer.release_all();
  gatherer.add(kit::release(Key::a));
  EXPECT_EQ(gatherer.take(), (kit::Events{kit::release(Key::a), kit::let_go(2, 3)}));
}

TEST(script, is_read_as_it_was_written) {
  kit::Script script{"snake", 3, 7, 90, "0123456789abcdef", {}};
  script.events[12] = {kit::press(Key::left), kit::click(3, -4, kit::Button::right)};
  script.events[80] = {kit::release(Key::left), kit::let_go(3, 4), kit::move_to(5, 6)};
  const kit::Script again = kit::Script::parse(script.text(), "a.run");
  EXPECT_EQ(again.text(), script.text());
  EXPECT_EQ(again.of(12), script.events[12]);
  EXPECT_TRUE(again.of(13).empty());
}

TEST(script, a_damaged_one_is_refused_with_its_line) {
  const std::string head = "axon-kit run 1\ngame snake 1\nseed 7\n";
  const struct {
    std::string text;
    std::string says;
  } cases[] = {
      {"", "a.run:1: the file ends here; expected \"axon-kit run 1\""},
      {"axon-kit run 2\n", "a.run:1: \"axon-kit run 2\"; expected"},
      {"axon-kit run 1\ngame snake\n", "a.run:2: \"game snake\"; expected \"game NAME VERSION\""},
      {"axon-kit run 1\ngame snake 1\nseed seven\n", "a.run:3: \"seed seven\"; expected"},
      {head, "a.run:4: the file ends here; expected \"FRAME EVENT\" or"},
      {head + "5 down left\n3 up left\nend 9\n", "a.run:5: \"3 up left\"; expected"},
      {head + "5 down lefft\nend 9\n", "a.run:4: \"lefft\" is no key; there are a, b"},
      {head + "5 push left\nend 9\n", "a.run:4: \"push\" is no event; there are down, up"},
      {head + "5 click left 7\nend 9\n", "a.run:4: \"click left 7\" has no place"},
      {head + "5 down left 7\nend 9\n", "a.run:4: \"7\" is too much"},
      {head + "5 down left\nend 4\n", "a.run:5: \"end 4\"; expected the number of frames"},
      {head + "end 4 123\n", "a.run:4: \"end 4 123\"; expected a digest"},
      {head + "end 4\nmore\n", "a.run:4: something follows; expected the end of the file"},
  };
  for (const auto& each : cases) {
    const std::string said =
        what_of<kit::BadScript>([&] { kit::Script::parse(each.text, "a.run"); });
    EXPECT_EQ(said.substr(0, each.says.size()), each.says);
  }
  EXPECT_NE(what_of<kit::BadScript>([] {
              kit::Script::read("/no/such.run");
            }).find("/no/such.run cannot be read: No such file"),
            std::string::npos);
}

TEST(sound, is_made_from_numbers) {
  const kit::Sound sound = kit::tone(440, 880, 100);
  EXPECT_EQ(sound->size(), 4410u);
  EXPECT_EQ(*sound, *kit::tone(440, 880, 100));
  EXPECT_THROW(kit::tone(0, 440, 100), axon::UsageError);
}

TEST(sound, two_at_once_are_added) {
  kit::Mixer mixer;
  const auto steady = std::make_shared<const std::vector<std::int16_t>>(5, std::int16_t{20000});
  mixer.play(steady);
  EXPECT_EQ(mixer.mix(3), std::vector<std::int16_t>(3, 20000));
  mixer.play(steady);
  EXPECT_EQ(mixer.mix(6), (std::vector<std::int16_t>{32767, 32767, 20000, 20000, 20000, 0}));
  EXPECT_TRUE(mixer.silent());
}

}  // namespace
