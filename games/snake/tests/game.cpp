// The whole game: keys go in, what is seen comes out.
#include <gtest/gtest.h>

#include "kit/tests/graph.hpp"
#include "kit/tests/memory.hpp"
#include "snake/snake.hpp"

namespace {

using kit::Key;
using kit::press;
using kit::release;

struct Game : kit::World {
  explicit Game(std::uint64_t seed = 1) : World(800, 600, seed) {
    add_snake(*this);
    frame();
  }
  void key(Key which) { frame({press(which), release(which)}); }
  void begin() {
    key(Key::space);
    frame();
  }
  bool is_playing() { return !cells(food_picture()).empty(); }
  // Frames until the head is elsewhere; it takes at most eight.
  void step() {
    const std::vector<Cell> before = cells(head_picture());
    for (int i = 0; i < 8 && cells(head_picture()) == before; ++i) frame();
  }
  std::vector<Cell> cells(const kit::Image& picture) {
    std::vector<Cell> found;
    for (kit::Surface* surface : scene().surfaces()) {
      for (const kit::Sprite* sprite : surface->sprites()) {
        if (sprite->picture != picture) continue;
        found.push_back(
            {static_cast<int>(sprite->x) / cell_size, static_cast<int>(sprite->y) / cell_size});
      }
    }
    return found;
  }
  Cell head() { return cells(head_picture()).at(0); }
  Cell food() { return cells(food_picture()).at(0); }
  std::size_t length() { return 1 + cells(body_picture()).size(); }
  // Straight into the wall, and the second after it.
  void crash() {
    while (!cells(head_picture()).empty()) frame();
    frame();
  }
  // To a row, then to a column; the snake goes right, and what is in the way is not looked at.
  void go_to(Cell cell) {
    if (head().y != cell.y) {
      key(cell.y < head().y ? Key::up : Key::down);
      while (head().y != cell.y) step();
    }
    if (head().x == cell.x) return;
    key(cell.x < head().x ? Key::left : Key::right);
    while (head().x != cell.x) step();
  }
};

TEST(game, waits_for_the_space_key) {
  Game game;
  game.frames(300);
  game.key(Key::enter);
  EXPECT_FALSE(game.is_playing());
  game.begin();
  EXPECT_TRUE(game.is_playing());
}

TEST(game, the_snake_goes_eight_steps_a_second) {
  Game game;
  game.begin();
  const Cell before = game.head();
  game.frames(120);
  EXPECT_EQ(game.head(), (Cell{before.x + 16, before.y}));
}

TEST(game, a_double_turn_between_two_steps_counts) {
  Game game;
  game.begin();
  game.step();
  const Cell at = game.head();
  game.key(Key::up);
  game.key(Key::left);
  game.step();
  EXPECT_EQ(game.head(), (Cell{at.x, at.y - 1}));
  game.step();
  EXPECT_EQ(game.head(), (Cell{at.x - 1, at.y - 1}));
}

TEST(game, a_turn_back_is_refused) {
  Game game;
  game.begin();
  for (int i = 0; i < 4; ++i) game.step();
  const Cell at = game.head();
  game.key(Key::left);
  game.step();
  EXPECT_EQ(game.head(), (Cell{at.x + 1, at.y}));
}

TEST(game, the_snake_eats_and_grows) {
  Game game;
  game.begin();
  for (int i = 0; i < 3; ++i) game.step();
  EXPECT_EQ(game.length(), 3u);
  const Cell food = game.food();
  game.go_to(food);
  EXPECT_NE(game.food(), food);
  game.step();
  EXPECT_EQ(game.length(), 4u);
  EXPECT_EQ(game.display().take_sounds().size(), 1u);
}

TEST(game, after_a_crash_it_can_be_played_again_from_the_start) {
  Game game;
  for (int round = 0; round < 3; ++round) {
    game.begin();
    EXPECT_EQ(game.head(), first_cell);
    EXPECT_EQ(game.length(), 1u);
    game.crash();
    EXPECT_FALSE(game.is_playing());
    game.frames(200);
    EXPECT_FALSE(game.is_playing());
  }
}

TEST(game, turns_of_one_round_are_not_left_for_the_next) {
  Game game;
  game.begin();
  game.frames(24 * 8);  // it lies at the wall
  game.key(Key::up);
  game.key(Key::left);
  game.crash();
  game.begin();
  game.step();
  EXPECT_EQ(game.head(), (Cell{first_cell.x + 1, first_cell.y}));
}

TEST(game, many_rounds_leave_nobody_behind_and_memory_where_it_was) {
  Game game;
  const std::size_t alive = game.scheduler().alive();
  kit::expect_no_growth(100, 900, [&] {
    game.begin();
    game.crash();
    game.display().take_sounds();
    EXPECT_EQ(game.scheduler().alive(), alive);
  });
}

TEST(game, nobody_is_left_when_it_ends_on_any_screen) {
  Game intro;
  EXPECT_EQ(intro.end(), 0u);
  Game round;
  round.begin();
  round.frames(30);
  EXPECT_EQ(round.end(), 0u);
  EXPECT_TRUE(round.scene().window().sprites().empty());
  Game crashed;
  crashed.begin();
  crashed.frames(25 * 8);
  EXPECT_EQ(crashed.end(), 0u);
}

TEST(page, shows_the_graph_of_a_round) {
  Game game;
  game.begin();
  game.step();
  expect_graph(game, GAME_FOLDER "/graph.txt");
}

}  // namespace
