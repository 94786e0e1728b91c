// Each component of the snake alone, by its boxes.
#include <gtest/gtest.h>

#include <initializer_list>
#include <set>

#include "kit/tests/reader.hpp"
#include "snake/snake.hpp"

namespace {

using kit::Key;
using kit::press;
using kit::release;

constexpr auto up = Direction::up, right = Direction::right, down = Direction::down,
               left = Direction::left;
using Directions = std::vector<Direction>;

TEST(metronome, ticks_eight_times_a_second) {
  kit::World world;
  std::vector<Tick> ticks;
  Metronome metronome;
  kit::Reader<Tick> reader(ticks);
  axon::link(metronome.outbox, reader.inbox);
  world.scheduler().activate(metronome);
  world.scheduler().activate(reader);
  world.frames(59);
  EXPECT_EQ(ticks.size(), 7u);
  world.frame();
  EXPECT_EQ(ticks.size(), 8u);
  world.frames(9 * 60);
  EXPECT_EQ(ticks.size(), 80u);
}

struct Wheel : kit::World {
  Directions read;
  Steering steering;
  kit::Reader<Direction> reader{read};
  Wheel() {
    axon::link(steering.outbox, reader.inbox);
    scheduler().activate(steering);
    scheduler().activate(reader);
  }
  void keys(std::initializer_list<Key> pressed) {
    for (const Key key : pressed) steering.inbox.put_in({press(key), release(key)});
    frame();
  }
  Directions ticks(int count) {
    read.clear();
    while (count-- > 0) steering.ticks.put_in(Tick());
    frame();
    return read;
  }
};

TEST(steering, goes_on_without_keys_a_direction_a_tick) {
  Wheel wheel;
  wheel.frames(10);
  EXPECT_EQ(wheel.ticks(0), Directions{});
  EXPECT_EQ(wheel.ticks(3), (Directions{right, right, right}));
}

TEST(steering, a_turn_stays) {
  Wheel wheel;
  wheel.keys({Key::down});
  EXPECT_EQ(wheel.ticks(2), (Directions{down, down}));
}

TEST(steering, two_quick_turns_between_two_ticks_both_count) {
  Wheel wheel;
  wheel.keys({Key::up, Key::left});
  EXPECT_EQ(wheel.ticks(3), (Directions{up, left, left}));
}

TEST(steering, two_turns_in_one_bundle_both_count) {
  Wheel wheel;
  wheel.steering.inbox.put_in({press(Key::down), press(Key::left), release(Key::down)});
  EXPECT_EQ(wheel.ticks(2), (Directions{down, left}));
}

TEST(steering, a_key_that_comes_with_the_tick_counts_at_this_tick) {
  Wheel wheel;
  wheel.frame();
  wheel.steering.ticks.put_in(Tick());
  wheel.steering.inbox.put_in({press(Key::up)});
  wheel.frame();
  EXPECT_EQ(wheel.read, Directions{up});
}

TEST(steering, the_opposite_turn_is_refused) {
  Wheel wheel;
  wheel.keys({Key::left});
  EXPECT_EQ(wheel.ticks(1), Directions{right});
  wheel.keys({Key::up});
  wheel.ticks(1);
  wheel.keys({Key::down});
  EXPECT_EQ(wheel.ticks(2), (Directions{up, up}));
}

TEST(steering, opposite_means_to_the_turn_before_it_that_still_waits) {
  Wheel wheel;
  wheel.keys({Key::up, Key::down, Key::left});
  EXPECT_EQ(wheel.ticks(3), (Directions{up, left, left}));
}

TEST(steering, the_same_turn_again_takes_no_place) {
  Wheel wheel;
  wheel.keys({Key::right, Key::up, Key::up, Key::up, Key::left});
  EXPECT_EQ(wheel.ticks(3), (Directions{up, left, left}));
}

TEST(steering, of_a_burst_three_turns_wait) {
  Wheel wheel;
  wheel.keys({Key::up, Key::left, Key::down, Key::right, Key::up});
  EXPECT_EQ(wheel.ticks(5), (Directions{up, left, down, down, down}));
}

TEST(steering, other_keys_and_released_ones_turn_nothing) {
  Wheel wheel;
  wheel.steering.inbox.put_in({release(Key::up), press(Key::space), kit::click(1, 1)});
  EXPECT_EQ(wheel.ticks(1), Directions{right});
}

TEST(steering, it_sleeps_when_the_one_who_sent_keys_has_ended) {
  struct Keyboard : axon::Component {
    axon::Outbox<kit::Events> outbox{*this, "outbox"};
    axon::Process main() override {
      outbox.send({press(Key::up)});
      co_return;
    }
  } keyboard;
  Wheel wheel;
  axon::link(keyboard.outbox, wheel.steering.inbox);
  wheel.scheduler().activate(keyboard);
  int turns = 0;
  while (turns < 1000 && wheel.scheduler().step()) ++turns;
  ASSERT_LT(turns, 1000);
  EXPECT_EQ(wheel.ticks(1), Directions{up});
}

struct Terrarium : kit::World {
  std::vector<Step> read;
  Snake snake;
  kit::Reader<Step> reader{read};
  Terrarium() {
    axon::link(snake.outbox, reader.inbox);
    scheduler().activate(snake);
    scheduler().activate(reader);
  }
  void go(std::initializer_list<Direction> directions) {
    for (const Direction direction : directions) snake.inbox.put_in(direction);
    frame();
  }
};

TEST(snake, comes_out_to_its_length_and_then_moves) {
  Terrarium terrarium;
  terrarium.go({right, right, right, down});
  const auto [x, y] = first_cell;
  const std::vector<Step> expected = {{{x + 1, y}, {}},
                                      {{x + 2, y}, {}},
                                      {{x + 3, y}, Cell{x, y}},
                                      {{x + 3, y + 1}, Cell{x + 1, y}}};
  EXPECT_EQ(terrarium.read, expected);
}

TEST(snake, grows_a_cell_for_each_meal) {
  Terrarium terrarium;
  terrarium.go({right, right, right});
  terrarium.snake.eaten.put_in(Eaten());
  terrarium.snake.eaten.put_in(Eaten());
  terrarium.read.clear();
  terrarium.go({right, up, left});
  ASSERT_EQ(terrarium.read.size(), 3u);
  EXPECT_FALSE(terrarium.read[0].left);
  EXPECT_FALSE(terrarium.read[1].left);
  EXPECT_EQ(terrarium.read[2].left, (Cell{first_cell.x + 1, first_cell.y}));
}

// A field alone: the test says where the snake goes.
struct Meadow : kit::World {
  std::vector<Eaten> eaten;
  std::vector<int> points;
  std::vector<Next> over;
  Field field;
  kit::Reader<Eaten> meals{eaten};
  kit::Reader<int> score{points};
  kit::Reader<Next> end_of_round{over};
  explicit Meadow(std::uint64_t seed = 1) : World(800, 600, seed) {
    axon::link(field.eaten, meals.inbox);
    axon::link(field.points, score.inbox);
    axon::link(field.over, end_of_round.inbox);
    scheduler().activate(field);
    scheduler().activate(meals);
    scheduler().activate(score);
    scheduler().activate(end_of_round);
    frame();
  }
  void step(Cell head, std::optional<Cell> left = std::nullopt) {
    field.inbox.put_in({head, left});
    frame();
  }
  // The cells that show this picture.
  std::set<Cell> cells(const kit::Image& picture) {
    std::set<Cell> found;
    for (const kit::Sprite* sprite : scene().surfaces().back()->sprites()) {
      if (sprite->picture != picture) continue;
      found.insert(
          {static_cast<int>(sprite->x) / cell_size, static_cast<int>(sprite->y) / cell_size});
    }
    return found;
  }
  Cell food() { return *cells(food_picture()).begin(); }
};

TEST(field, shows_the_head_the_body_and_the_food) {
  Meadow meadow;
  meadow.step({1, 8});
  meadow.step({2, 8}, Cell{0, 8});
  EXPECT_EQ(meadow.cells(head_picture()), (std::set<Cell>{{2, 8}}));
  EXPECT_EQ(meadow.cells(body_picture()), (std::set<Cell>{{1, 8}}));
  EXPECT_EQ(meadow.cells(food_picture()).size(), 1u);
}

TEST(field, says_that_food_is_eaten_and_has_other_food) {
  Meadow meadow;
  const Cell food = meadow.food();
  meadow.step(food);
  EXPECT_EQ(meadow.eaten.size(), 1u);
  EXPECT_EQ(meadow.points, (std::vector<int>{0, 1}));
  EXPECT_EQ(meadow.display().take_sounds().size(), 1u);
  EXPECT_NE(meadow.food(), food);
  meadow.step({food.x, food.y == 0 ? 1 : food.y - 1});
  EXPECT_EQ(meadow.eaten.size(), 1u);
}

TEST(field, a_wall_ends_the_round_a_second_later) {
  for (const Cell outside : {Cell{-1, 8}, Cell{columns, 8}, Cell{3, -1}, Cell{3, rows}}) {
    Meadow meadow;
    meadow.step(meadow.food());
    meadow.step(outside);
    meadow.frames(58);
    EXPECT_TRUE(meadow.over.empty());
    meadow.frame();
    ASSERT_EQ(meadow.over.size(), 1u);
    EXPECT_EQ(meadow.over[0].what, Next::over);
    EXPECT_EQ(meadow.over[0].points, 1);
  }
}

TEST(field, the_last_cells_before_the_wall_are_inside) {
  Meadow meadow;
  for (const Cell corner :
       {Cell{0, 0}, Cell{columns - 1, 0}, Cell{columns - 1, rows - 1}, Cell{0, rows - 1}}) {
    meadow.step(corner);
  }
  meadow.frames(100);
  EXPECT_TRUE(meadow.over.empty());
}

TEST(field, the_snake_crashes_into_itself) {
  Meadow meadow;
  for (const Cell cell : {Cell{1, 8}, Cell{1, 9}, Cell{0, 9}, Cell{0, 8}}) meadow.step(cell);
  meadow.frames(60);
  EXPECT_EQ(meadow.over.size(), 1u);
}

TEST(field, the_cell_that_the_tail_leaves_is_free_in_the_same_step) {
  Meadow meadow;
  for (const Cell cell : {Cell{1, 8}, Cell{1, 9}, Cell{0, 9}}) meadow.step(cell);
  meadow.step({0, 8}, Cell{0, 8});
  meadow.frames(100);
  EXPECT_TRUE(meadow.over.empty());
  EXPECT_EQ(meadow.cells(head_picture()), (std::set<Cell>{{0, 8}}));
}

TEST(field, food_lies_where_no_snake_is) {
  Meadow meadow;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      if (Cell{x, y} != first_cell && Cell{x, y} != Cell{20, 3}) meadow.step({x, y});
    }
  }
  EXPECT_TRUE(meadow.over.empty());
  EXPECT_EQ(meadow.food(), (Cell{20, 3}));
  meadow.step({20, 3});  // no cell is free any more
  meadow.step({20, 3});
  meadow.frames(60);
  EXPECT_EQ(meadow.over.size(), 1u);
}

TEST(field, another_seed_has_its_food_elsewhere) {
  Meadow meadow(1);
  Meadow same(1);
  Meadow other(2);
  EXPECT_EQ(meadow.food(), same.food());
  EXPECT_NE(meadow.food(), other.food());
}

}  // namespace
