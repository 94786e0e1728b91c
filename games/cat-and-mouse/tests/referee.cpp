// The referee: what it measures, how it judges, how it comes and goes.
#include "cat-and-mouse/referee.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "kit/tests/graph.hpp"
#include "kit/tests/memory.hpp"
#include "kit/tests/reader.hpp"

namespace {

using kit::Key;
using kit::press;
using kit::release;

TEST(distancer, gives_one_distance_for_two_places) {
  kit::World world;
  std::vector<int> read;
  Distancer distancer;
  kit::Reader<int> reader(read);
  axon::link(distancer.outbox, reader.inbox);
  world.scheduler().activate(distancer);
  world.scheduler().activate(reader);
  for (const Place& place : {Place{"cat", 0, 0}, Place{"mouse", 30, 40}, Place{"mouse", 10, 10},
                             Place{"mouse", 0, 7}, Place{"cat", 0, 0}}) {
    distancer.inbox.put_in(place);
  }
  world.frame();
  EXPECT_EQ(read, (std::vector<int>{50, 7}));
}

// A judge alone, to whom the test says how far apart they are.
struct Court : kit::World {
  std::vector<std::string> words;
  std::size_t sounds = 0;
  Judge judge;
  kit::Reader<std::string> reader{words};
  Court() {
    axon::link(judge.outbox, reader.inbox);
    scheduler().activate(judge);
    scheduler().activate(reader);
    frame();
  }
  void at(int distance, int frames_long = 1) {
    while (frames_long-- > 0) {
      judge.inbox.put_in(distance);
      frame();
      sounds += display().take_sounds().size();
    }
  }
};

TEST(judge, a_touch_is_a_point_and_a_beep_for_the_cat) {
  Court court;
  court.at(200);
  court.at(50);
  EXPECT_EQ(court.words.back(), "cat 0 : 0 mouse");
  court.at(49);
  EXPECT_EQ(court.words.back(), "cat 1 : 0 mouse");
  EXPECT_EQ(court.sounds, 1u);
}

TEST(judge, a_touch_counts_once_until_they_were_apart) {
  Court court;
  court.at(200);
  court.at(40, 10);
  court.at(150);
  court.at(40);
  EXPECT_EQ(court.words.back(), "cat 1 : 0 mouse");
  court.at(151);
  court.at(40);
  EXPECT_EQ(court.words.back(), "cat 2 : 0 mouse");
}

TEST(judge, the_first_touch_counts_only_when_they_were_apart_before) {
  Court court;
  court.at(40, 10);
  EXPECT_EQ(court.words.back(), "cat 0 : 0 mouse");
}

TEST(judge, eight_seconds_without_a_touch_are_a_point_for_the_mouse) {
  Court court;
  court.at(200, 8 * 60 - 1);
  EXPECT_EQ(court.words.back(), "cat 0 : 0 mouse");
  court.at(200);
  EXPECT_EQ(court.words.back(), "cat 0 : 1 mouse");
  court.at(40);
  court.at(200, 8 * 60 - 1);
  EXPECT_EQ(court.words.back(), "cat 1 : 1 mouse");
  court.at(200);
  EXPECT_EQ(court.words.back(), "cat 1 : 2 mouse");
  EXPECT_EQ(court.sounds, 3u);
}

TEST(judge, three_points_win_and_nothing_counts_any_more) {
  Court court;
  for (int i = 0; i < 5; ++i) {
    court.at(200);
    court.at(40);
  }
  court.at(200, 10 * 60);
  EXPECT_EQ(court.words.back(), "cat 3 : 0 mouse, the cat wins");
  EXPECT_EQ(court.sounds, 3u);
}

TEST(judge, the_mouse_can_win) {
  Court court;
  court.at(200, 3 * 8 * 60);
  EXPECT_EQ(court.words.back(), "cat 0 : 3 mouse, the mouse wins");
}

struct Garden : kit::World {
  std::vector<Place> read;
  Garden() {
    add_players(*this);
    add(Whistle());
    add(axon::pipeline(axon::SubscribeTo<Place>(places), kit::Reader<Place>(read)));
    frame();
  }
  // The cat runs into the mouse, and back.
  void catch_once() {
    frame({press(Key::d)});
    frames(80);
    frame({release(Key::d), press(Key::a)});
    frames(80);
    frame({release(Key::a)});
  }
  void key(Key which) { frame({press(which), release(which)}); }
};

TEST(referee, changes_nothing_for_the_players) {
  Garden with;
  Garden without;
  with.key(Key::r);
  without.frame();
  with.catch_once();
  without.catch_once();
  EXPECT_EQ(with.display().take_sounds().size(), 1u);
  EXPECT_TRUE(without.display().take_sounds().empty());
  EXPECT_EQ(with.read, without.read);
}

TEST(referee, comes_and_goes_with_all_its_parts) {
  Garden garden;
  const std::size_t before = garden.scheduler().alive();
  const std::size_t sprites = garden.scene().window().sprites().size();
  garden.key(Key::r);
  EXPECT_EQ(garden.scheduler().alive(), before + 5);
  EXPECT_EQ(garden.scene().window().sprites().size(), sprites + 1);
  garden.key(Key::r);
  EXPECT_EQ(garden.scheduler().alive(), before);
  EXPECT_EQ(garden.scene().window().sprites().size(), sprites);
}

TEST(referee, called_twice_in_a_frame_counts_twice) {
  Garden garden;
  const std::size_t before = garden.scheduler().alive();
  const kit::Events twice = {press(Key::r), release(Key::r), press(Key::r), release(Key::r)};
  garden.frame(twice);
  EXPECT_EQ(garden.scheduler().alive(), before);
  garden.key(Key::r);
  garden.frame(twice);
  EXPECT_EQ(garden.scheduler().alive(), before + 5);
}

TEST(referee, begins_a_new_match_each_time_it_comes) {
  Garden garden;
  for (int match = 0; match < 2; ++match) {
    garden.key(Key::r);
    for (int i = 0; i < 4; ++i) garden.catch_once();
    EXPECT_EQ(garden.display().take_sounds().size(), 3u);
    garden.key(Key::r);
  }
}

TEST(referee, called_a_thousand_times_leaves_memory_where_it_was) {
  Garden garden;
  kit::expect_no_growth(100, 900, [&] {
    garden.key(Key::r);
    garden.frames(3);
    garden.key(Key::r);
    garden.read.clear();
  });
}

TEST(referee, nobody_is_left_when_the_game_ends_in_a_match) {
  Garden garden;
  garden.key(Key::r);
  garden.frames(10);
  EXPECT_EQ(garden.end(), 0u);
}

TEST(page, shows_the_graph_with_the_referee) {
  kit::World world;
  add_players(world);
  world.add(Whistle());
  world.frame();
  world.frame({press(Key::r), release(Key::r)});
  expect_graph(world, GAME_FOLDER "/graph.txt");
}

}  // namespace
