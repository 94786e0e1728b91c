// Plays a learner's cats by script, without a window, and looks at what a player sees.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "capstones/playing.hpp"
#include "game.hpp"

namespace {

using kit::click;
using kit::count;
using kit::expect;
using kit::expect_that;
using kit::Key;
using kit::let_go;
using kit::Look;
using kit::press;
using kit::release;
using kit::Rule;
using kit::step;
using Seen = std::vector<const kit::Sprite*>;

constexpr std::size_t first_cats = 10;
constexpr Look game = {"game.hpp", "start"};
constexpr kit::Button right = kit::Button::right;

struct Place {
  double x, y;
  bool operator==(const Place&) const = default;
};

// A game, some frames after its start: all cats are to be seen.
class Playing {
 public:
  explicit Playing(std::uint64_t seed = 1) : world(800, 600, seed) {
    start(world);
    world.frames(4);
  }

  Seen cats() { return playing::sprites_in(world); }
  std::vector<Place> places() {
    std::vector<Place> places;
    for (const kit::Sprite* cat : cats()) places.push_back({cat->x, cat->y});
    return places;
  }
  // Plays the events in one frame, and gives the cats time to come or to go.
  void play(const kit::Events& events) {
    world.frame(events);
    world.frames(4);
  }
  std::pair<int, int> place_of_highest() {
    const kit::Sprite* cat = cats().back();
    return {static_cast<int>(cat->x), static_cast<int>(cat->y)};
  }
  void take_highest() {
    const auto [x, y] = place_of_highest();
    play({click(x, y, right), let_go(x, y, right)});
  }
  void expect_cats(std::size_t number) {
    expect(count(number, "cat"), count(cats().size(), "cat"));
  }
  // Whether the cats stand still for some frames.
  bool stands() {
    const std::string before = playing::look(world);
    world.frames(10);
    return playing::look(world) == before;
  }

  kit::World world;
};

const char* words_of_motion(bool stands) { return stands ? "they stand still" : "they move"; }

LESSON_TEST(ten_cats, "there are ten cats at the start", Rule{"start with ten cats", "Step 2"},
            game) {
  Playing playing;
  step("called start(), played 4 frames, and counted the sprites that are seen");
  playing.expect_cats(first_cats);
}

LESSON_TEST(they_move, "every cat moves in every frame",
            Rule{"a cat has another place in every frame", "Step 1"}, game) {
  Playing playing;
  step("played 30 frames, and compared the places of all cats with those of the frame before");
  for (int frame = 1; frame <= 30; ++frame) {
    const std::vector<Place> before = playing.places();
    playing.world.frame();
    const std::vector<Place> after = playing.places();
    for (std::size_t i = 0; i < before.size() && i < after.size(); ++i) {
      expect_that(!(before[i] == after[i]), "each cat is at another place",
                  "in frame " + std::to_string(frame) + " cat " + std::to_string(i + 1) +
                      " is where it was");
    }
  }
}

LESSON_TEST(they_stay, "no cat leaves the window",
            Rule{"a cat comes back from the walls of the window", "Step 1"}, game) {
  Playing playing;
  constexpr double much = 16;  // a cat may turn round a little behind the wall
  step("played 1200 frames, and looked where the middle of each cat is");
  for (int frame = 1; frame <= 1200; ++frame) {
    playing.world.frame();
    for (const Place& place : playing.places()) {
      const bool is_inside =
          place.x > -much && place.x < 800 + much && place.y > -much && place.y < 600 + much;
      expect_that(is_inside, "all are in the window of 800 x 600",
                  "in frame " + std::to_string(frame) + " one is at " +
                      std::to_string(std::lround(place.x)) + ", " +
                      std::to_string(std::lround(place.y)));
    }
  }
}

LESSON_TEST(they_turn_and_grow, "every cat turns, and changes its size",
            Rule{"each idea is a component: moving, turning, growing", "Step 3"}, game) {
  Playing playing;
  std::map<const kit::Sprite*, std::pair<double, double>> before;
  step("noted the angle and the scale of each cat, and played 20 frames");
  for (const kit::Sprite* cat : playing.cats()) before[cat] = {cat->angle, cat->scale};
  playing.world.frames(20);
  std::size_t turned = 0, grown = 0;
  for (const kit::Sprite* cat : playing.cats()) {
    if (cat->angle != before[cat].first) ++turned;
    if (cat->scale != before[cat].second) ++grown;
  }
  expect(count(first_cats, "cat") + " turned", count(turned, "cat") + " turned");
  expect(count(first_cats, "cat") + " changed their size",
         count(grown, "cat") + " changed their size");
}

LESSON_TEST(seeds, "the seed decides where the cats are",
            Rule{"random numbers come from display().new_random()", "Step 2"}, game) {
  const playing::Frames frames(30);
  const auto first = playing::looks(frames, start, 0, 1);
  step("played 30 frames with the seed 1, and again with the seed 1");
  expect("the same pictures", playing::comparison(first, playing::looks(frames, start, 0, 1)));
  step("played 30 frames with the seed 2");
  expect_that(first != playing::looks(frames, start, 0, 2), "other pictures", "the same pictures");
}

LESSON_TEST(click_adds, "a click of the left button adds a cat there",
            Rule{"the left button adds a cat where the pointer is", "Step 4"}, game) {
  Playing playing;
  std::vector<const kit::Sprite*> before = playing.cats();
  step("pressed the left button at 200, 150");
  playing.world.frame({click(200, 150)});
  std::optional<double> distance;
  for (int frame = 0; frame < 4 && !distance; ++frame) {
    for (const kit::Sprite* cat : playing.cats()) {
      if (std::find(before.begin(), before.end(), cat) != before.end()) continue;
      distance = std::hypot(cat->x - 200, cat->y - 150);
    }
    playing.world.frame();
  }
  playing.world.frame({let_go(200, 150)});
  playing.expect_cats(first_cats + 1);
  expect_that(distance && *distance < 40, "the new cat begins at most 40 pixels from there",
              distance ? "it begins " + std::to_string(std::lround(*distance)) + " pixels away"
                       : "no sprite is new");
}

LESSON_TEST(quick_clicks, "no click is lost",
            Rule{"a frame brings all that happened since the frame before", "Step 4"}, game) {
  Playing playing;
  step("pressed the left button and let it go, in one frame");
  playing.play({click(100, 100), let_go(100, 100)});
  playing.expect_cats(first_cats + 1);
  step("three times more, all in one frame, and moved the mouse between");
  kit::Events events;
  for (const int x : {200, 400, 600}) {
    events.insert(events.end(), {kit::move_to(x, 100), click(x, 100), let_go(x, 100)});
  }
  playing.play(events);
  playing.expect_cats(first_cats + 4);
}

LESSON_TEST(right_takes_away, "the right button takes the cat under the pointer away",
            Rule{"the right button takes the cat under the pointer away", "Step 5"}, game) {
  Playing playing;
  Seen others = playing.cats();
  const auto [x, y] = playing.place_of_highest();
  others.pop_back();
  step("pressed the right button on the highest cat");
  playing.play({click(x, y, right), let_go(x, y, right)});
  playing.expect_cats(first_cats - 1);
  expect_that(playing.cats() == others, "that one is gone", "another one is gone");
  step("took all the others away");
  for (std::size_t i = 1; i < first_cats && !playing.cats().empty(); ++i) playing.take_highest();
  playing.expect_cats(0);
  step("pressed the right button where no cat is, and added one");
  playing.play({click(400, 300, right), let_go(400, 300, right)});
  playing.play({click(400, 300), let_go(400, 300)});
  playing.expect_cats(1);
}

LESSON_TEST(t_freezes, "T freezes all cats, and T again lets them go",
            Rule{"T freezes, and lets go", "Step 6"}, game) {
  Playing playing;
  step("pressed T and released it");
  playing.world.frame({press(Key::t)});
  playing.play({release(Key::t)});
  expect(words_of_motion(true), words_of_motion(playing.stands()));
  step("added a cat meanwhile");
  playing.play({click(300, 300), let_go(300, 300)});
  expect(words_of_motion(true), words_of_motion(playing.stands()));
  step("pressed T again");
  playing.world.frame({press(Key::t)});
  playing.play({release(Key::t)});
  expect(words_of_motion(false), words_of_motion(playing.stands()));
  playing.expect_cats(first_cats + 1);
}

LESSON_TEST(quick_keys, "no key is lost",
            Rule{"a frame brings all that happened since the frame before", "Step 6"}, game) {
  const kit::Events once = {press(Key::t), release(Key::t)};
  Playing playing;
  step("pressed T and released it, in one frame");
  playing.play(once);
  expect(words_of_motion(true), words_of_motion(playing.stands()));
  step("pressed T twice in one frame: what the first changes, the second changes back");
  playing.play({press(Key::t), release(Key::t), press(Key::t), release(Key::t)});
  expect(words_of_motion(true), words_of_motion(playing.stands()));
  step("pressed other keys and the button, and T between them, in one frame");
  playing.play({press(Key::a), release(Key::a), click(50, 50), press(Key::t), let_go(50, 50),
                release(Key::t), press(Key::left), release(Key::left)});
  expect(words_of_motion(false), words_of_motion(playing.stands()));
  playing.expect_cats(first_cats + 1);
}

// A bit of everything.
playing::Frames script() {
  playing::Frames frames(120);
  frames[10] = {click(200, 200), let_go(200, 200)};
  frames[30] = {press(Key::t), release(Key::t)};
  frames[50] = {click(400, 200), let_go(400, 200), press(Key::t)};
  frames[51] = {release(Key::t)};
  frames[70] = {click(200, 200, right), let_go(200, 200, right)};
  return frames;
}

LESSON_TEST(by_frames, "how long a frame takes changes nothing",
            Rule{"a game goes by frames, never by the machine's clock", "Step 1"}, game) {
  playing::expect_same_at_any_speed(script(), start);
}

LESSON_TEST(by_frames_not_by_letters, "a mouse that moves makes no cat faster",
            Rule{"a game goes by frames, however many letters come", "Step 1"}, game) {
  playing::expect_same_with_more_letters(script(), start);
}

LESSON_TEST(linked, "a cat is several components, which are linked",
            Rule{"components talk by boxes, and by nothing else", "The rules"}, game) {
  Playing playing;
  const playing::Graph before = playing::graph(playing.world);
  step("looked at the links of all components");
  expect(kit::Words{}, before.without_link);
  step("added a cat, and counted the components");
  playing.play({click(200, 200), let_go(200, 200)});
  const std::size_t more = playing::graph(playing.world).components - before.components;
  expect_that(more >= 4, "at least 4 more: the cat, and one each for moving, turning, growing",
              std::to_string(more) + " more");
}

LESSON_TEST(nothing_is_left, "who goes, goes with all its parts",
            Rule{"a cat that is taken away takes its components with it", "Step 5"}, game) {
  Playing playing;
  const std::size_t before = playing.world.scheduler().alive();
  step("added 50 cats and took 50 away");
  for (int i = 0; i < 50; ++i) playing.play({click(200, 200), let_go(200, 200)});
  for (int i = 0; i < 50; ++i) playing.take_highest();
  playing.expect_cats(first_cats);
  expect(count(before, "component"), count(playing.world.scheduler().alive(), "component"));
  step("the same while all are frozen");
  playing.play({press(Key::t), release(Key::t)});
  for (int i = 0; i < 20; ++i) playing.play({click(200, 200), let_go(200, 200)});
  playing.play({press(Key::t), release(Key::t)});
  for (int i = 0; i < 20; ++i) playing.take_highest();
  expect(count(before, "component"), count(playing.world.scheduler().alive(), "component"));
}

LESSON_TEST(the_end, "nobody is left at the end", Rule{"who is asked to stop, ends", "Step 5"},
            game) {
  Playing playing;
  step("added two cats, froze all, and ended the game");
  playing.play({click(200, 200), let_go(200, 200), click(300, 200), let_go(300, 200)});
  playing.play({press(Key::t), release(Key::t)});
  expect(count(0, "component") + " alive", count(playing.world.end(), "component") + " alive");
}

}  // namespace
