// Breakout, without a window: the court tells the truth, and nobody is left behind.
#include "breakout/breakout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "kit/world.hpp"

namespace {

using namespace breakout;
using kit::Key;

// One in the court that does what the test says, once a frame, and notes what it hears.
class Probe final : public Player {
 public:
  Probe(Enter how, double dx, double dy) : how_(how), dx_(dx), dy_(dy) {}
  axon::Process main() override {
    id = co_await enter(how_);
    area = how_.area;
    while (co_await frame()) {
      while (auto told = news.try_receive()) hits += told->kind == News::hit;
      if (dx_ == 0 && dy_ == 0) continue;
      ask.send(Go{id, dx_, dy_});
      auto there = co_await news.receive();
      if (!there) co_return;
      last = *there;
      area = last.area;
      if (last.kind == News::moved && how_.bounces) dx_ = last.dx, dy_ = last.dy;
    }
  }
  int id = 0;
  int hits = 0;
  Area area{};
  News last{};

 private:
  Enter how_;
  double dx_, dy_;
};

Enter ball_at(double x, double y) { return {{x, y, 16, 16}, nullptr, true}; }

struct Field : kit::World {
  Field() : kit::World(width, height) { add(Court{}); }
  Probe& put(Enter how, double dx = 0, double dy = 0) {
    return add(std::make_unique<Probe>(how, dx, dy));
  }
};

TEST(court, turns_a_ball_back_at_three_walls_and_tells_when_it_falls_out) {
  for (const double dx : {-5.0, 5.0}) {
    Field field;
    const Probe& ball = field.put(ball_at(400, 300), dx, -5);
    field.frames(200);
    EXPECT_EQ(ball.last.kind, News::lost);
    EXPECT_GT(ball.last.area.y, height);
  }
}

TEST(court, lets_nothing_pass_through_anything_at_any_speed) {
  for (int speed = 1; speed <= 300; ++speed) {
    Field field;
    const Probe& wall = field.put({{400, 300, 800, 5}, nullptr});
    const Probe& ball = field.put(ball_at(400, 500), 0, -speed);
    field.frames(2 + 200 / speed);
    EXPECT_GE(ball.area.y, 310) << speed;
    EXPECT_EQ(wall.hits, 1) << speed;
  }
}

TEST(court, keeps_the_speed_of_a_ball_also_where_a_paddle_bends_its_way) {
  for (int beside = -50; beside <= 50; beside += 5) {
    Field field;
    Enter paddle{{400, 400, 110, 16}, nullptr};
    paddle.bends = 0.85;
    field.put(paddle);
    const Probe& ball = field.put(ball_at(400 + beside, 370), 1.5, 5);
    field.frames(8);
    EXPECT_NEAR(std::hypot(ball.last.dx, ball.last.dy), std::hypot(1.5, 5), 1e-9) << beside;
    EXPECT_LT(ball.last.dy, 0) << beside;
    if (std::abs(beside) > 10) {
      EXPECT_EQ(ball.last.dx > 0, beside > 0) << beside;
    }
  }
}

TEST(court, forgets_who_left) {
  Field field;
  Probe& wall = field.put({{400, 300, 800, 5}, nullptr});
  field.frame();
  wall.ask.send(Leave{wall.id});
  const Probe& ball = field.put(ball_at(400, 350), 0, -5);
  field.frames(20);
  EXPECT_LT(ball.area.y, 290);
  EXPECT_EQ(wall.hits, 0);
}

TEST(court, lets_two_things_that_were_put_into_each_other_out) {
  Field field;
  field.put({{400, 300, 100, 100}, nullptr});
  const Probe& ball = field.put(ball_at(400, 300), 0, -5);
  field.frames(20);
  EXPECT_LT(ball.area.y, 240);
}

TEST(court, is_missed_by_name) {
  kit::World world;
  world.add(Paddle{});
  try {
    world.frame();
    FAIL();
  } catch (const axon::ComponentFailed& error) {
    EXPECT_NE(std::string(error.what()).find("no service \"court\""), std::string::npos)
        << error.what();
  }
}

TEST(court, is_there_once) {
  Field field;
  field.add(Court{});
  try {
    field.frame();
    FAIL();
  } catch (const axon::ComponentFailed& error) {
    EXPECT_NE(std::string(error.what()).find("a service \"court\" already"), std::string::npos)
        << error.what();
  }
}

// The sprites of a game, known by their size.
struct Game : kit::World {
  Game() : kit::World(width, height) {
    play(scheduler());
    frame();
  }
  kit::Sprite* of_size(double wide, double high) {
    for (kit::Sprite* each : scene().window().sprites()) {
      if (each->visible && each->width() == wide && each->height() == high) return each;
    }
    return nullptr;
  }
  kit::Sprite* paddle() { return of_size(110, 16); }
  kit::Sprite* ball() { return of_size(16, 16); }
  int bricks() {
    int count = 0;
    for (const kit::Sprite* each : scene().window().sprites()) {
      count += each->width() == 76 && each->height() == 26;
    }
    return count;
  }
  void tap(Key key) { frame({kit::press(key), kit::release(key)}); }
  // Plays with the paddle below the ball, until it is lost or `most` frames are over.
  void follow_ball(int most) {
    for (; most > 0 && ball() != nullptr; --most) {
      const double beside = ball()->x - paddle()->x;
      std::optional<Key> wanted;
      if (beside < -12) wanted = Key::left;
      if (beside > 12) wanted = Key::right;
      kit::Events events;
      if (held && held != wanted) events.push_back(kit::release(*held));
      if (wanted && held != wanted) events.push_back(kit::press(*wanted));
      held = wanted;
      frame(events);
    }
  }
  std::optional<Key> held;
};

TEST(paddle, goes_while_a_key_is_held_and_stays_at_the_wall) {
  Game game;
  const double start = game.paddle()->x;
  game.frame({kit::press(Key::right)});
  game.frames(4);
  game.frame({kit::release(Key::right)});
  EXPECT_EQ(game.paddle()->x, start + 5 * 8);
  game.frame({kit::press(Key::left)});
  game.frames(200);
  EXPECT_EQ(game.paddle()->x, 55);
}

TEST(paddle, counts_a_key_that_is_down_for_less_than_a_frame) {
  Game game;
  const double start = game.paddle()->x;
  game.tap(Key::left);
  game.tap(Key::left);
  game.frames(3);
  EXPECT_EQ(game.paddle()->x, start - 2 * 8);
}

TEST(match, each_brick_that_is_hit_is_gone_once) {
  Game game;
  game.tap(Key::space);
  EXPECT_EQ(game.bricks(), 50);
  std::size_t beeps = 0;
  for (int i = 0; i < 1000; ++i) {
    game.follow_ball(1);
    beeps += game.display().take_sounds().size();
  }
  EXPECT_LT(game.bricks(), 45);
  EXPECT_EQ(beeps, static_cast<std::size_t>(50 - game.bricks()));
}

TEST(match, ends_after_three_balls_and_begins_again) {
  Game game;
  for (int balls = 0; balls < 3; ++balls) {
    game.tap(Key::space);
    game.frame({kit::press(Key::left)});
    for (int i = 0; i < 5000 && game.ball() != nullptr; ++i) game.frame();
    game.frame({kit::release(Key::left)});
    EXPECT_EQ(game.ball(), nullptr);
  }
  const int left = game.bricks();
  game.frames(5);
  game.tap(Key::space);
  game.frame();
  EXPECT_NE(game.ball(), nullptr);
  EXPECT_GE(game.bricks(), left);
  EXPECT_EQ(game.bricks(), 50);
}

TEST(match, a_second_ball_is_not_served_while_one_is_in_play) {
  Game game;
  game.tap(Key::space);
  const std::size_t alive = game.scheduler().alive();
  game.tap(Key::space);
  game.frame();
  EXPECT_EQ(game.scheduler().alive(), alive);
}

TEST(match, an_empty_wall_is_built_anew) {
  Game game;
  game.tap(Key::space);
  int before = game.bricks();
  for (int i = 0; i < 60000 && game.bricks() <= before; ++i) {
    before = game.bricks();
    game.follow_ball(1);
    if (game.ball() == nullptr) game.tap(Key::space);
  }
  EXPECT_LE(before, 2);
  EXPECT_GE(game.bricks(), 49);
}

TEST(match, nobody_is_left_at_the_end) {
  Game game;
  game.tap(Key::space);
  game.follow_ball(300);
  EXPECT_EQ(game.end(), 0u);
}

}  // namespace
