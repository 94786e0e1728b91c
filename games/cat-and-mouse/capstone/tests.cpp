// Plays a learner's cat and mouse by script, without a window, and looks at what is seen, heard and
// published.
#include <algorithm>
#include <axon/backplane.hpp>
#include <axon/chassis.hpp>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>

#include "capstones/playing.hpp"
#include "game.hpp"
#include "kit/tests/reader.hpp"

namespace {

using kit::count;
using kit::expect;
using kit::expect_that;
using kit::Key;
using kit::Look;
using kit::press;
using kit::release;
using kit::Rule;
using kit::step;

constexpr Look game = {"game.hpp", "start"};
constexpr Look players = {"game.hpp", "add_players"};
constexpr Look referee = {"game.hpp", "add_referee"};
constexpr const char* frame_rule = "a frame brings all that happened since the frame before";
constexpr const char* no_score = "no score is shown";

// Letters need a frame or two on their way.
constexpr int settling = 4;

kit::Events quick(Key key) { return {press(key), release(key)}; }

struct Spot {
  long x, y;
  bool operator==(const Spot&) const = default;
};

// "100 pixels right, 80 pixels up"
std::string way(Spot from, Spot to) {
  std::string words;
  const auto add = [&words](long pixels, const char* where) {
    if (pixels > 0)
      words += (words.empty() ? "" : ", ") + std::to_string(pixels) + " pixels " + where;
  };
  add(from.x - to.x, "left");
  add(to.x - from.x, "right");
  add(from.y - to.y, "up");
  add(to.y - from.y, "down");
  return words.empty() ? "nowhere" : words;
}

// The score that is shown: "cat 1 : 0 mouse".
std::string score(kit::World& world) {
  for (const kit::Sprite* sprite : playing::sprites_in(world)) {
    const std::string words = playing::words_in(*sprite);
    if (words.rfind("cat ", 0) == 0 && std::isdigit(words[4]) != 0) return words;
  }
  return no_score;
}

// A game, some frames after its start.
class Playing {
 public:
  explicit Playing(void (*add)(kit::World&) = start) {
    add(world);
    world.frames(settling);
    for (const kit::Sprite* sprite : players()) {
      if (cat_ == nullptr || sprite->x < cat_->x) cat_ = sprite;
      if (mouse_ == nullptr || sprite->x > mouse_->x) mouse_ = sprite;
    }
  }

  const kit::Sprite& cat() { return seen(cat_, "a cat is seen", 1); }
  const kit::Sprite& mouse() { return seen(mouse_, "a mouse is seen to the right of the cat", 2); }
  Spot cat_at() { return place_of(cat()); }
  Spot mouse_at() { return place_of(mouse()); }

  // Plays these events, and some frames in all.
  void play(const kit::Events& events, int frames) {
    world.frame(events);
    world.frames(frames - 1);
  }
  // Releases these keys, and lets all come to rest.
  void let_go(const std::vector<Key>& keys) {
    kit::Events events;
    for (const Key key : keys) events.push_back(release(key));
    play(events, settling);
  }
  void hold(const std::vector<Key>& keys, int frames) {
    kit::Events events;
    for (const Key key : keys) events.push_back(press(key));
    play(events, frames);
    let_go(keys);
  }

  // Holds the keys of two walls, and looks where a player is then.
  void run_into(Key one, Key other, const kit::Sprite& player) {
    step("held " + kit::name_of(one) + " and " + kit::name_of(other) + " for 200 frames");
    hold({one, other}, 200);
    const auto width = static_cast<double>(world.scene().width());
    const auto height = static_cast<double>(world.scene().height());
    const double left = player.x - player.width() / 2, top = player.y - player.height() / 2;
    const double right = width - left - player.width(), bottom = height - top - player.height();
    constexpr double near = 5;
    const double nearest[] = {std::min(left, right), std::min(top, bottom)};
    const bool is_inside = nearest[0] >= 0 && nearest[1] >= 0;
    const bool is_there = nearest[0] <= near && nearest[1] <= near;
    const Spot at = place_of(player);
    expect_that(is_inside && is_there, "its picture is in the corner, all of it",
                std::string(is_inside ? "it stops before the wall" : "a part is outside") +
                    ", the middle is at " + std::to_string(at.x) + ", " + std::to_string(at.y));
  }

  kit::World world;

 private:
  // What is as large as a player.
  std::vector<const kit::Sprite*> players() {
    const auto fits = [](double pixels) { return pixels >= 40 && pixels <= 80; };
    std::vector<const kit::Sprite*> all;
    for (const kit::Sprite* sprite : playing::sprites_in(world)) {
      if (fits(sprite->width()) && fits(sprite->height())) all.push_back(sprite);
    }
    return all;
  }
  const kit::Sprite& seen(const kit::Sprite* wanted, const std::string& what,
                          std::size_t at_least) {
    const std::vector<const kit::Sprite*> all = players();
    const bool is_there = std::count(all.begin(), all.end(), wanted) != 0;
    expect_that(is_there && all.size() >= at_least,
                what + ", one sprite of 40 to 80 pixels from the start to the end",
                count(all.size(), "sprite") + " of this size");
    return *wanted;
  }
  static Spot place_of(const kit::Sprite& sprite) {
    return {std::lround(sprite.x), std::lround(sprite.y)};
  }

  const kit::Sprite* cat_ = nullptr;
  const kit::Sprite* mouse_ = nullptr;
};

// A referee alone. The test publishes where a cat and a mouse are, and there are no players.
class Court {
 public:
  Court() {
    add_referee(world);
    world.frames(settling);
  }
  void press_r() {
    world.frame(quick(Key::r));
    world.frames(settling);
  }
  // The players are this far apart. A distance is a multiple of 5.
  void at(int distance, int frames = settling) {
    while (frames-- > 0) {
      backplane_.inbox.put_in(Place{"cat", 200, 200});
      backplane_.inbox.put_in(Place{"mouse", 200 + distance / 5 * 3, 200 + distance / 5 * 4});
      world.frame();
      sounds += world.display().take_sounds().size();
    }
  }
  void touch() {
    at(200);
    at(40);
  }

  kit::World world;
  std::size_t sounds = 0;

 private:
  axon::Backplane<Place>& backplane_ = world.add(axon::Backplane<Place>(places));
};

// ---- Steps 1 and 2

LESSON_TEST(the_cat_goes, "W, A, S and D move the cat, five pixels a frame",
            Rule{"a player goes as long as its key is down", "Step 1"}, players) {
  Playing playing;
  const struct {
    Key key;
    const char* way;
  } ways[] = {{Key::d, "100 pixels right"},
              {Key::s, "100 pixels down"},
              {Key::a, "100 pixels left"},
              {Key::w, "100 pixels up"}};
  for (const auto& each : ways) {
    step("held " + kit::name_of(each.key) + " for 20 frames");
    const Spot before = playing.cat_at();
    playing.hold({each.key}, 20);
    expect(each.way, way(before, playing.cat_at()));
  }
}

LESSON_TEST(quick_keys, "all keys of a frame count", Rule{frame_rule, "Step 1"}, players) {
  Playing playing;
  Spot before = playing.cat_at();
  step("pressed other keys, and d between them, in one frame, and held d for 20 frames");
  playing.play({press(Key::x), release(Key::x), press(Key::d), press(Key::y), release(Key::y)}, 20);
  expect_that(before.x + 80 <= playing.cat_at().x, "about 100 pixels right",
              way(before, playing.cat_at()));
  step("let d go and pressed it again, in one frame, and held it for 20 frames more");
  playing.play({release(Key::d), press(Key::d)}, 20);
  playing.let_go({Key::d});
  expect("200 pixels right", way(before, playing.cat_at()));
  step("pressed s and let it go, in one frame");
  before = playing.cat_at();
  playing.play(quick(Key::s), 20);
  expect_that(std::abs(playing.cat_at().y - before.y) <= 5, "one step at most",
              way(before, playing.cat_at()));
}

LESSON_TEST(opposite_keys, "two opposite keys together are none",
            Rule{"two opposite keys together are none", "Step 1"}, players) {
  Playing playing;
  const Spot before = playing.cat_at();
  step("held a and d for 10 frames");
  playing.play({press(Key::a), press(Key::d)}, 10);
  expect("nowhere", way(before, playing.cat_at()));
  step("let a go, and held d for 10 frames more");
  playing.play({release(Key::a)}, 10);
  playing.let_go({Key::d});
  expect("50 pixels right", way(before, playing.cat_at()));
}

LESSON_TEST(the_walls, "the cat stays in the window, and reaches its corners",
            Rule{"a player stays in the window", "Step 2"}, players) {
  Playing playing;
  playing.run_into(Key::a, Key::w, playing.cat());
  playing.run_into(Key::d, Key::s, playing.cat());
}

// ---- Step 3

LESSON_TEST(the_mouse_goes, "the arrows move the mouse, four pixels a frame",
            Rule{"the mouse is the same components with other keys", "Step 3"}, players) {
  Playing playing;
  const struct {
    Key key;
    const char* way;
  } ways[] = {{Key::right, "80 pixels right"},
              {Key::down, "80 pixels down"},
              {Key::left, "80 pixels left"},
              {Key::up, "80 pixels up"}};
  for (const auto& each : ways) {
    step("held " + kit::name_of(each.key) + " for 20 frames");
    const Spot before = playing.mouse_at();
    playing.hold({each.key}, 20);
    expect(each.way, way(before, playing.mouse_at()));
  }
  playing.run_into(Key::right, Key::down, playing.mouse());
  playing.run_into(Key::left, Key::up, playing.mouse());
}

LESSON_TEST(both_at_once, "both go at the same time, each by its own keys",
            Rule{"a player sees its own keys among all the others", "Step 3"}, players) {
  Playing playing;
  const Spot cat = playing.cat_at(), mouse = playing.mouse_at();
  step("pressed d, up and left in one frame, and held them for 10 frames");
  playing.play({press(Key::d), press(Key::up), press(Key::left)}, 10);
  step("let left go, pressed s, both in one frame, and held the rest for 10 frames more");
  playing.play({release(Key::left), press(Key::s)}, 10);
  playing.let_go({Key::d, Key::s, Key::up});
  expect("100 pixels right, 50 pixels down", way(cat, playing.cat_at()));
  expect("40 pixels left, 80 pixels up", way(mouse, playing.mouse_at()));
}

// ---- Step 4

LESSON_TEST(places_are_published, "in every frame each player says where it is",
            Rule{"each player publishes its place in every frame", "Step 4"}, players) {
  std::vector<Place> heard;
  Playing playing(add_players);
  step("called add_players() alone, and played 4 frames");
  expect_that(playing.world.scheduler().services().has(places), "a backplane \"" + places + "\"",
              "no service of this name");
  step("listened to the backplane, held d, and played 10 frames");
  playing.world.add(axon::pipeline(axon::SubscribeTo<Place>(places), kit::Reader<Place>(heard)));
  playing.play({press(Key::d)}, settling);
  heard.clear();
  const Spot before = playing.cat_at();
  playing.world.frames(10);
  std::map<std::string, kit::Words> told;
  for (const Place& place : heard) {
    told[place.who].push_back(std::to_string(place.x) + ", " + std::to_string(place.y));
  }
  kit::Words expected;
  for (int i = 1; i <= 10; ++i) {
    expected.push_back(std::to_string(before.x + 5 * i) + ", " + std::to_string(before.y));
  }
  expect(expected, told["cat"]);
  const Spot mouse = playing.mouse_at();
  expect(kit::Words(10, std::to_string(mouse.x) + ", " + std::to_string(mouse.y)), told["mouse"]);
}

// ---- Step 5

LESSON_TEST(it_comes_and_goes, "R calls the referee, and R sends it away",
            Rule{"the referee reads what is published, whoever publishes it", "Step 5"}, referee) {
  Court court;
  step("made a backplane, called add_referee(), without any players, and played 4 frames");
  expect(no_score, score(court.world));
  for (int i = 0; i < 2; ++i) {
    step("pressed r");
    court.press_r();
    expect("cat 0 : 0 mouse", score(court.world));
    step("pressed r again");
    court.press_r();
    expect(no_score, score(court.world));
  }
}

LESSON_TEST(quick_r, "no R is lost", Rule{frame_rule, "Step 5"}, referee) {
  Court court;
  step("pressed r between other keys, in one frame");
  court.world.frame({press(Key::d), press(Key::r), release(Key::r), press(Key::left)});
  court.world.frames(settling);
  expect("cat 0 : 0 mouse", score(court.world));
  step("pressed r twice in one frame: what the first changes, the second changes back");
  court.world.frame({press(Key::r), release(Key::r), press(Key::r), release(Key::r)});
  court.world.frames(settling);
  expect("cat 0 : 0 mouse", score(court.world));
}

// ---- Steps 6 and 7

LESSON_TEST(a_touch, "a touch is a point for the cat, and a beep",
            Rule{"less than 50 pixels apart is a touch", "Step 6"}, referee) {
  Court court;
  court.press_r();
  step("published a cat and a mouse which are 200 pixels apart, and then 60");
  court.at(200);
  court.at(60);
  expect("cat 0 : 0 mouse", score(court.world));
  step("and then 40");
  court.at(40);
  expect("cat 1 : 0 mouse", score(court.world));
  expect(count(1, "sound"), count(court.sounds, "sound"));
}

LESSON_TEST(once_until_apart, "a touch counts again once they were apart",
            Rule{"a touch counts again once they were more than 150 pixels apart", "Step 6"},
            referee) {
  Court court;
  court.press_r();
  step("published two places which are 200 pixels apart, then 40, then 120, then 40");
  court.touch();
  court.at(120);
  court.at(40);
  expect("cat 1 : 0 mouse", score(court.world));
  step("and then 160, and 40");
  court.at(160);
  court.at(40);
  expect("cat 2 : 0 mouse", score(court.world));
  expect(count(2, "sound"), count(court.sounds, "sound"));
}

LESSON_TEST(eight_seconds, "eight seconds without a point are a point for the mouse",
            Rule{"eight seconds without a point are a point for the mouse", "Step 7"}, referee) {
  constexpr int nearly = 470, then = 20;
  Court court;
  court.press_r();
  step("kept them 200 pixels apart for 470 frames, and for 20 more");
  court.at(200, nearly);
  expect("cat 0 : 0 mouse", score(court.world));
  court.at(200, then);
  expect("cat 0 : 1 mouse", score(court.world));
  step("let them touch: the eight seconds begin again");
  court.at(200, nearly - 100);
  court.at(40);
  court.at(200, nearly);
  expect("cat 1 : 1 mouse", score(court.world));
  court.at(200, then);
  expect("cat 1 : 2 mouse", score(court.world));
  expect(count(3, "sound"), count(court.sounds, "sound"));
}

LESSON_TEST(three_points, "three points win, and then nothing counts any more",
            Rule{"three points win the match", "Step 7"}, referee) {
  Court court;
  court.press_r();
  step("let them touch three times");
  for (int i = 0; i < 3; ++i) court.touch();
  expect("cat 3 : 0 mouse, the cat wins", score(court.world));
  step("let them touch once more, and kept them apart for ten seconds");
  court.touch();
  court.at(200, 600);
  expect("cat 3 : 0 mouse, the cat wins", score(court.world));
  expect(count(3, "sound"), count(court.sounds, "sound"));
  step("pressed r twice: another match");
  court.press_r();
  court.press_r();
  expect("cat 0 : 0 mouse", score(court.world));
  step("kept them apart for 25 seconds");
  court.at(200, 25 * 60);
  expect("cat 0 : 3 mouse, the mouse wins", score(court.world));
}

// ---- The whole game

// The cat runs into the mouse, and back; they wait; the mouse comes.
playing::Frames script() {
  playing::Frames frames(640);
  frames[20] = {press(Key::d)};
  frames[100] = {release(Key::d), press(Key::a), press(Key::up)};
  frames[160] = {release(Key::a), release(Key::up)};
  return frames;
}
playing::Frames script_with_referee() {
  playing::Frames frames = script();
  frames[5] = quick(Key::r);
  return frames;
}

LESSON_TEST(they_do_not_notice, "the referee changes nothing for the players",
            Rule{"the referee is added, and no line of the players is changed", "Step 5"}, game) {
  Playing with, without;
  step("played the same keys in two games, and called the referee in one of them");
  const playing::Frames frames = script(), and_referee = script_with_referee();
  for (std::size_t i = 0; i < 300; ++i) {
    with.world.frame(and_referee[i]);
    without.world.frame(frames[i]);
    expect_that(with.cat_at() == without.cat_at() && with.mouse_at() == without.mouse_at(),
                "the players go the same ways", "another way in frame " + std::to_string(i));
  }
  step("looked at the score: they have touched once");
  expect("cat 1 : 0 mouse", score(with.world));
  expect(no_score, score(without.world));
}

LESSON_TEST(by_frames, "how long a frame takes changes nothing",
            Rule{"a game goes by frames, never by the machine's clock", "Step 1"}, game) {
  playing::expect_same_at_any_speed(script_with_referee(), start);
}

LESSON_TEST(by_frames_not_by_letters, "a pointer that moves makes nobody faster",
            Rule{"a game goes by frames, however many letters come", "Step 1"}, game) {
  playing::expect_same_with_more_letters(script_with_referee(), start);
}

LESSON_TEST(linked, "the game is several components, which are linked",
            Rule{"components talk by boxes, and by nothing else", "The rules"}, game) {
  Playing playing;
  const playing::Graph before = playing::graph(playing.world);
  step("looked at the links of all components");
  expect(kit::Words{}, before.without_link);
  expect_that(before.components >= 4, "at least 4: the backplane, the cat, the mouse, their keys",
              std::to_string(before.components));
  step("called the referee");
  playing.play(quick(Key::r), settling);
  const playing::Graph after = playing::graph(playing.world);
  expect(kit::Words{}, after.without_link);
  expect_that(after.components >= before.components + 2, "at least 2 more: who judges, who shows",
              std::to_string(after.components - before.components) + " more");
}

LESSON_TEST(nothing_is_left, "a referee that goes takes its components with it",
            Rule{"who is sent away, goes with all its parts", "Step 5"}, game) {
  Court court;
  const std::size_t before = court.world.scheduler().alive();
  step("called the referee, let them touch, and sent it away, ten times");
  for (int i = 0; i < 10; ++i) {
    court.press_r();
    court.touch();
    court.press_r();
  }
  expect(count(before, "component"), count(court.world.scheduler().alive(), "component"));
  step("played the whole game, called the referee, and ended the game");
  Playing playing;
  playing.play(quick(Key::r), settling);
  expect(count(0, "component") + " alive", count(playing.world.end(), "component") + " alive");
}

}  // namespace
