// Plays a learner's snake by script, without a window, and looks at what a player sees.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

#include "capstones/playing.hpp"
#include "game.hpp"

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
constexpr int columns = 25, rows = 17, cell_size = 32, field_top = 56;
constexpr const char* frame_rule = "a frame brings all that happened since the frame before";

struct Cell {
  int x, y;
  auto operator<=>(const Cell&) const = default;
};
using Cells = std::set<Cell>;

std::string words_of(const std::optional<Cell>& cell) {
  if (!cell) return "nowhere";
  return "column " + std::to_string(cell->x) + ", row " + std::to_string(cell->y);
}

kit::Events quick(Key key) { return {press(key), release(key)}; }

// A round of the game, which a script plays.
class Playing {
 public:
  explicit Playing(std::uint64_t seed = 1) : world(800, 600, seed) {
    start(world);
    world.frames(4);
  }

  // The cells of the field in which something is seen.
  Cells cells() {
    Cells cells;
    for (kit::Surface* surface : world.scene().surfaces()) {
      if (!surface->visible || surface->alpha == 0) continue;
      for (const kit::Sprite* sprite : surface->sprites()) {
        if (!sprite->visible || sprite->width() > cell_size || sprite->height() > cell_size)
          continue;
        const double x = sprite->x + surface->x, y = sprite->y + surface->y - field_top;
        const Cell cell = {static_cast<int>(std::floor(x / cell_size)),
                           static_cast<int>(std::floor(y / cell_size))};
        if (cell.x >= 0 && cell.x < columns && cell.y >= 0 && cell.y < rows) cells.insert(cell);
      }
    }
    return cells;
  }

  // Begins a round with the space key.
  void begin() {
    world.frame(quick(Key::space));
    world.frames(3);
    seen_ = cells();
  }

  // Plays these events, and on to the next step: where the head is then, and nowhere when it does not
  // go on for half a second. A food that comes is no head: it is not beside the last one.
  std::optional<Cell> next_head(const kit::Events& events = {}) {
    for (int frame = 0; frame < 30; ++frame) {
      world.frame(frame == 0 ? events : kit::Events{});
      const Cells before = std::exchange(seen_, cells());
      std::optional<Cell> found;
      for (const Cell& cell : seen_) {
        if (before.count(cell) != 0) continue;
        if (head_ && std::abs(cell.x - head_->x) + std::abs(cell.y - head_->y) != 1) continue;
        found = cell;
      }
      // Food may be where the head comes: then no cell is new.
      if (!found && head_ && food_ && before != seen_) found = food_;
      if (found) return head_ = found;
    }
    return std::nullopt;
  }

  // After some steps: what has stayed all the time, and is not the snake.
  std::optional<Cell> find_food() {
    Cells always = cells();
    for (int i = 0; i < 5; ++i) {
      next_head();
      Cells both;
      for (const Cell& cell : cells()) {
        if (always.count(cell) != 0) both.insert(cell);
      }
      always = both;
    }
    if (always.size() != 1) return std::nullopt;
    return food_ = *always.begin();
  }

  // Runs into a wall.
  void crash() {
    next_head(quick(Key::up));
    while (next_head()) {
    }
    world.frames(180);
    head_.reset();
    food_.reset();
  }

  kit::World world;

 private:
  Cells seen_;
  std::optional<Cell> head_;
  std::optional<Cell> food_;
};

std::optional<Cell> beside(const std::optional<Cell>& cell, int x, int y) {
  if (!cell) return std::nullopt;
  return Cell{cell->x + x, cell->y + y};
}

LESSON_TEST(title, "the game waits for the space key", Rule{"space begins a round", "Step 1"},
            game) {
  Playing playing;
  step("played two seconds, and pressed an arrow key");
  const std::string before = playing::look(playing.world);
  playing.world.frame(quick(Key::up));
  playing.world.frames(120);
  expect_that(before == playing::look(playing.world), "the title stays", "something moves");
  step("pressed space and released it, in one frame");
  playing.begin();
  expect_that(before != playing::look(playing.world), "a round begins", "the title stays");
}

LESSON_TEST(eight_a_second, "the snake goes right, eight steps a second",
            Rule{"a clock says when a step is", "Step 2"}, game) {
  Playing playing;
  playing.begin();
  std::optional<Cell> head = playing.next_head();
  step("began a round, and followed the head for 10 steps");
  const auto first = playing.world.display().frame();
  for (int i = 0; i < 10; ++i) {
    const std::optional<Cell> expected = beside(head, 1, 0);
    head = playing.next_head();
    expect(words_of(expected), words_of(head));
  }
  const auto frames = playing.world.display().frame() - first;
  expect_that(frames >= 73 && frames <= 77, "about 75 frames for 10 steps",
              std::to_string(frames) + " frames");
}

LESSON_TEST(arrows_turn, "the arrow keys turn it", Rule{"an arrow key turns the snake", "Step 3"},
            game) {
  Playing playing;
  playing.begin();
  std::optional<Cell> head = playing.next_head();
  const struct {
    Key key;
    int x, y;
  } turns[] = {{Key::up, 0, -1},   {Key::right, 1, 0}, {Key::down, 0, 1},
               {Key::right, 1, 0}, {Key::up, 0, -1},   {Key::left, -1, 0}};
  for (const auto& turn : turns) {
    step("pressed " + kit::name_of(turn.key) + " and played on to the next step");
    const std::optional<Cell> expected = beside(head, turn.x, turn.y);
    head = playing.next_head(quick(turn.key));
    expect(words_of(expected), words_of(head));
  }
}

LESSON_TEST(quick_turns, "two turns between two steps both count",
            Rule{"turns wait in order, one for each step", "Step 4"}, game) {
  Playing playing;
  playing.begin();
  std::optional<Cell> head = playing.next_head();
  step("pressed up and right, in one frame, and played two steps");
  std::optional<Cell> expected = beside(head, 0, -1);
  head =
      playing.next_head({press(Key::up), release(Key::up), press(Key::right), release(Key::right)});
  expect(words_of(expected), words_of(head));
  expected = beside(head, 1, 0);
  head = playing.next_head();
  expect(words_of(expected), words_of(head));
  step("pressed down in one frame and right in the next, and played two steps");
  playing.world.frame({press(Key::down)});
  expected = beside(head, 0, 1);
  head = playing.next_head({press(Key::right), release(Key::down), release(Key::right)});
  expect(words_of(expected), words_of(head));
  expected = beside(head, 1, 0);
  head = playing.next_head();
  expect(words_of(expected), words_of(head));
}

LESSON_TEST(no_key_is_lost, "a key that is pressed and released in a frame counts",
            Rule{frame_rule, "Step 4"}, game) {
  Playing playing;
  playing.begin();
  std::optional<Cell> head = playing.next_head();
  step("pressed and released other keys, up between them, all in one frame");
  const std::optional<Cell> expected = beside(head, 0, -1);
  head = playing.next_head({press(Key::a), press(Key::up), release(Key::up), release(Key::a),
                            press(Key::b), release(Key::b)});
  expect(words_of(expected), words_of(head));
}

LESSON_TEST(no_turn_back, "a turn into its own neck is refused",
            Rule{"the opposite direction is refused", "Step 4"}, game) {
  Playing playing;
  playing.begin();
  std::optional<Cell> head = playing.next_head();
  step("pressed left while it goes right");
  std::optional<Cell> expected = beside(head, 1, 0);
  head = playing.next_head(quick(Key::left));
  expect(words_of(expected), words_of(head));
  step("pressed up and down in one frame: down is opposite to the turn that waits");
  expected = beside(head, 0, -1);
  head =
      playing.next_head({press(Key::up), release(Key::up), press(Key::down), release(Key::down)});
  expect(words_of(expected), words_of(head));
  expected = beside(head, 0, -1);
  head = playing.next_head();
  expect(words_of(expected), words_of(head));
}

// Steers to the food; gives how many steps that took, or nothing.
bool eat(Playing& playing, Cell food) {
  std::optional<Cell> head = playing.next_head();
  for (int i = 0; i < 60 && head && *head != food; ++i) {
    // First to its row, then along it: away from the wall where it begins.
    Key key = Key::right;
    if (head->y < food.y) key = Key::down;
    if (head->y > food.y) key = Key::up;
    if (head->y == food.y && head->x > food.x) key = Key::left;
    head = playing.next_head(quick(key));
  }
  return head && *head == food;
}

LESSON_TEST(it_grows, "it grows by one when it eats, and food comes elsewhere",
            Rule{"eating makes it longer", "Step 5"}, game) {
  Playing playing;
  playing.begin();
  step("began a round, and looked for what is seen and does not move");
  const std::optional<Cell> food = playing.find_food();
  expect_that(food.has_value(), "one food", "none, or several");
  const std::size_t before = playing.cells().size();
  step("steered to " + words_of(food));
  expect_that(eat(playing, *food), "it comes there", "it does not");
  playing.next_head();
  playing.next_head();
  expect(count(before + 1, "cell"), count(playing.cells().size(), "cell"));
}

LESSON_TEST(seeds, "the seed decides where the food is",
            Rule{"random numbers come from display().new_random()", "Step 5"}, game) {
  std::set<Cell> places;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Playing playing(seed);
    playing.begin();
    if (const auto food = playing.find_food()) places.insert(*food);
  }
  step("looked for the food with the seeds 1, 2, 3 and 4");
  expect_that(places.size() >= 3, "other places", count(places.size(), "place"));
}

LESSON_TEST(crash_and_again, "at the wall the round is over, and space begins the next",
            Rule{"title, round and end follow each other", "Step 6"}, game) {
  Playing playing;
  for (int round = 1; round <= 3; ++round) {
    playing.begin();
    const std::optional<Cell> first = playing.next_head();
    const std::optional<Cell> second = playing.next_head();
    step("round " + std::to_string(round) + ": began it with space, and ran into the upper wall");
    expect(words_of(beside(first, 1, 0)), words_of(second));
    playing.crash();
    const std::string over = playing::look(playing.world);
    playing.world.frames(60);
    expect_that(over == playing::look(playing.world), "all stands still", "something moves");
  }
}

LESSON_TEST(keys_of_another_time, "keys that are pressed at the end do not count in the next round",
            Rule{"who is shown gets the keys, and nobody else", "Step 6"}, game) {
  Playing playing;
  playing.begin();
  playing.next_head();
  playing.crash();
  step("pressed up and down after the crash, and began a round");
  playing.world.frame(quick(Key::up));
  playing.world.frame(quick(Key::down));
  playing.begin();
  const std::optional<Cell> first = playing.next_head();
  expect(words_of(beside(first, 1, 0)), words_of(playing.next_head()));
}

playing::Frames script() {
  playing::Frames frames(240);
  frames[10] = quick(Key::space);
  frames[40] = quick(Key::up);
  frames[60] = {press(Key::right), release(Key::right), press(Key::down)};
  frames[61] = {release(Key::down)};
  frames[120] = quick(Key::right);
  return frames;
}

LESSON_TEST(by_frames, "how long a frame takes changes nothing",
            Rule{"a game goes by frames, never by the machine's clock", "Step 2"}, game) {
  playing::expect_same_at_any_speed(script(), start);
}

LESSON_TEST(by_frames_not_by_letters, "a mouse that moves makes no snake faster",
            Rule{"a game goes by frames, however many letters come", "Step 2"}, game) {
  playing::expect_same_with_more_letters(script(), start);
}

LESSON_TEST(linked, "the game is several components, which are linked",
            Rule{"components talk by boxes, and by nothing else", "The rules"}, game) {
  Playing playing;
  playing.begin();
  playing.next_head();
  step("began a round, and looked at the links of all components");
  const playing::Graph graph = playing::graph(playing.world);
  expect(kit::Words{}, graph.without_link);
  expect_that(graph.components >= 4, "at least 4: a clock, steering, the snake, the field",
              std::to_string(graph.components));
}

LESSON_TEST(nothing_is_left,
            "a round that is over takes its components with it, and so does the end",
            Rule{"who is not shown any more, ends", "Step 6"}, game) {
  Playing playing;
  std::vector<std::size_t> alive;
  step("played six rounds, and counted the components in each");
  for (int round = 0; round < 6; ++round) {
    playing.begin();
    playing.next_head();
    alive.push_back(playing.world.scheduler().alive());
    playing.crash();
  }
  expect(count(alive[1], "component"), count(alive[5], "component"));
  step("began one more, and ended the game");
  playing.begin();
  expect(count(0, "component") + " alive", count(playing.world.end(), "component") + " alive");
}

}  // namespace
