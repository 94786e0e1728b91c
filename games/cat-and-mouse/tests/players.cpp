// The players, seen through what they publish.
#include "cat-and-mouse/players.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace {

using kit::Key;
using kit::press;
using kit::release;

// Keeps what the players publish.
class Reader : public axon::Component {
 public:
  axon::Inbox<Place> inbox{*this, "inbox"};
  std::vector<Place>* read;
  explicit Reader(std::vector<Place>& into) : read(&into) {}
  axon::Process main() override {
    while (auto place = co_await inbox.receive()) read->push_back(*place);
  }
};

struct Garden : kit::World {
  std::vector<Place> read;
  Garden() {
    add_players(*this);
    add(axon::pipeline(axon::SubscribeTo<Place>(places), Reader(read)));
    frame();
  }
  Place last(const std::string& who) const {
    for (auto each = read.rbegin(); each != read.rend(); ++each) {
      if (each->who == who) return *each;
    }
    return {};
  }
};

TEST(players, each_says_in_every_frame_where_it_is) {
  Garden garden;
  garden.read.clear();
  garden.frames(2);
  const std::vector<Place> expected = {
      {"cat", 200, 300}, {"mouse", 600, 300}, {"cat", 200, 300}, {"mouse", 600, 300}};
  EXPECT_EQ(garden.read, expected);
}

TEST(players, both_go_at_once_each_by_its_own_keys) {
  Garden garden;
  garden.frame({press(Key::d), press(Key::up), press(Key::left)});
  garden.frames(9);
  EXPECT_EQ(garden.last("cat"), (Place{"cat", 250, 300}));
  EXPECT_EQ(garden.last("mouse"), (Place{"mouse", 560, 260}));
  garden.frame({release(Key::left), press(Key::s)});
  EXPECT_EQ(garden.last("cat"), (Place{"cat", 255, 305}));
  EXPECT_EQ(garden.last("mouse"), (Place{"mouse", 560, 256}));
}

TEST(players, opposite_keys_together_are_none_and_the_one_that_stays_counts) {
  Garden garden;
  garden.frame({press(Key::a), press(Key::d)});
  garden.frames(5);
  EXPECT_EQ(garden.last("cat").x, 200);
  garden.frame({release(Key::a)});
  EXPECT_EQ(garden.last("cat").x, 205);
}

TEST(players, a_key_pressed_and_released_between_two_frames_moves_nobody) {
  Garden garden;
  garden.frame({press(Key::d), release(Key::d)});
  garden.frames(3);
  EXPECT_EQ(garden.last("cat").x, 200);
}

TEST(players, stay_in_the_window) {
  Garden garden;
  garden.frame({press(Key::a), press(Key::w), press(Key::right), press(Key::down)});
  garden.frames(300);
  EXPECT_EQ(garden.last("cat"), (Place{"cat", 30, 30}));
  EXPECT_EQ(garden.last("mouse"), (Place{"mouse", 770, 570}));
}

TEST(players, what_was_published_does_not_change_later) {
  Garden garden;
  garden.read.clear();
  garden.frame({press(Key::d)});
  garden.frames(2);
  ASSERT_EQ(garden.read.size(), 6u);
  EXPECT_EQ(garden.read[0].x, 205);
  EXPECT_EQ(garden.read[2].x, 210);
  EXPECT_EQ(garden.read[4].x, 215);
}

TEST(players, are_seen_where_they_say_they_are) {
  Garden garden;
  garden.frame({press(Key::d)});
  const std::vector<kit::Sprite*>& sprites = garden.scene().window().sprites();
  ASSERT_EQ(sprites.size(), 2u);
  EXPECT_EQ(sprites[0]->picture, cat_picture());
  EXPECT_EQ(sprites[0]->x, 205);
  EXPECT_EQ(sprites[1]->picture, mouse_picture());
  EXPECT_EQ(sprites[1]->x, 600);
}

TEST(players, nobody_is_left_at_the_end) {
  Garden garden;
  garden.frames(10);
  EXPECT_EQ(garden.end(), 0u);
  EXPECT_TRUE(garden.scene().window().sprites().empty());
}

}  // namespace
