// Plays a learner's breakout by script, without a window, and looks at what a player sees.
#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

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
constexpr std::size_t all_bricks = 50;
constexpr double ball_speed = 5, paddle_speed = 8;
constexpr double nearly = 0.05;

// What is seen of one thing, with the place of its middle.
struct Area {
  double x, y, width, height;
  bool operator==(const Area&) const = default;
};
using Areas = std::vector<Area>;

// How far two are from each other; less than 0 when they overlap.
double gap(const Area& one, const Area& other) {
  return std::max(std::abs(one.x - other.x) - (one.width + other.width) / 2,
                  std::abs(one.y - other.y) - (one.height + other.height) / 2);
}

double gap_to_walls(const Area& ball) {
  return std::min({ball.x, 800 - ball.x, ball.y}) - ball.width / 2;
}

std::string words_of(double x, double y) {
  return std::to_string(std::lround(x)) + ", " + std::to_string(std::lround(y));
}

std::string with_decimals(double number) {
  const std::string text = std::to_string(number);
  return text.substr(0, text.find('.') + 3);
}

kit::Events quick(Key key) { return {press(key), release(key)}; }

// What is seen in a frame.
struct Moment {
  std::optional<Area> ball;
  Area paddle;
  Areas bricks;
};

// A game, which a script plays.
class Playing {
 public:
  Playing() {
    start(world);
    world.frames(4);
  }

  Moment now() {
    const Areas paddles = seen(110, 16), balls = seen(16, 16);
    expect(count(1, "paddle") + " of 110 x 16", count(paddles.size(), "paddle") + " of 110 x 16");
    expect_that(balls.size() <= 1, "at most 1 ball of 16 x 16", std::to_string(balls.size()));
    Moment moment{std::nullopt, paddles.front(), seen(76, 26)};
    if (!balls.empty()) moment.ball = balls.front();
    return moment;
  }
  double paddle() { return now().paddle.x; }
  bool has_ball() { return now().ball.has_value(); }
  std::size_t bricks() { return now().bricks.size(); }

  void serve() {
    world.frame(quick(Key::space));
    world.frames(2);
  }

  // One frame, in which the paddle goes below the ball, so that it is hit so far beside its middle.
  void follow(double beside) {
    const Moment moment = now();
    const double way = moment.ball ? moment.ball->x - beside - moment.paddle.x : 0;
    std::optional<Key> wanted;
    if (way < -paddle_speed) wanted = Key::left;
    if (way > paddle_speed) wanted = Key::right;
    hold(wanted);
  }
  // The same as a player does it, now so, now so; serves when there is no ball.
  void play() {
    const Moment moment = now();
    if (!moment.ball) return serve();
    if (moment.ball->y < 300) beside_ = random_.between(-35, 35);
    follow(beside_);
  }
  // Plays on until so many bricks are gone; false when that takes too long.
  bool play_until_gone(std::size_t gone) {
    const std::size_t before = bricks();
    for (int frame = 0; frame < 6000 && before - bricks() < gone; ++frame) play();
    return before - bricks() >= gone;
  }
  // The paddle goes away, and the ball falls out.
  void lose() {
    for (int frame = 0; frame < 3000 && has_ball(); ++frame) {
      const Moment moment = now();
      hold(moment.ball->x > 400 ? Key::left : Key::right);
    }
    hold(std::nullopt);
    world.frames(2);
  }

  kit::World world;

 private:
  Areas seen(double width, double height) {
    Areas areas;
    for (const kit::Sprite* sprite : world.scene().window().sprites()) {
      if (!sprite->visible || sprite->alpha == 0) continue;
      if (sprite->width() != width || sprite->height() != height) continue;
      areas.push_back({sprite->x, sprite->y, width, height});
    }
    return areas;
  }
  // One frame with this key held.
  void hold(std::optional<Key> wanted) {
    kit::Events events;
    if (held_ != wanted && held_) events.push_back(release(*held_));
    if (held_ != wanted && wanted) events.push_back(press(*wanted));
    held_ = wanted;
    world.frame(events);
    ++kit::signs_of_life;
  }

  std::optional<Key> held_;
  kit::Random random_{1};
  double beside_ = 0;
};

LESSON_TEST(arrows_move, "the arrow keys move the paddle, eight pixels a frame",
            Rule{"the paddle moves while a key is held", "Step 1"}, game) {
  Playing playing;
  const double before = playing.paddle();
  step("pressed right, played 10 frames, and released it");
  playing.world.frame({press(Key::right)});
  playing.world.frames(9);
  playing.world.frame({release(Key::right)});
  playing.world.frames(5);
  expect(words_of(before + 10 * paddle_speed, 560), words_of(playing.paddle(), 560));
  step("pressed left, played 20 frames, and released it");
  playing.world.frame({press(Key::left)});
  playing.world.frames(19);
  playing.world.frame({release(Key::left)});
  playing.world.frames(5);
  expect(words_of(before - 10 * paddle_speed, 560), words_of(playing.paddle(), 560));
}

LESSON_TEST(quick_keys, "no key is lost",
            Rule{"a frame brings all that happened since the frame before", "Step 1"}, game) {
  Playing playing;
  const double before = playing.paddle();
  step("pressed right and released it, in one frame");
  playing.world.frame(quick(Key::right));
  playing.world.frames(3);
  expect(words_of(before + paddle_speed, 560), words_of(playing.paddle(), 560));
  step("the same with left, between other keys");
  playing.world.frame({press(Key::a), press(Key::left), release(Key::left), release(Key::a),
                       press(Key::b), release(Key::b)});
  playing.world.frames(3);
  expect(words_of(before, 560), words_of(playing.paddle(), 560));
}

LESSON_TEST(court, "there is a service \"court\"", Rule{"the court is found by its name", "Step 2"},
            game) {
  Playing playing;
  step("looked for the service");
  expect("there is one",
         playing.world.scheduler().services().has("court") ? "there is one" : "there is none");
}

LESSON_TEST(paddle_stays, "the paddle does not leave the window",
            Rule{"the court answers where the paddle is", "Step 2"}, game) {
  Playing playing;
  for (const Key key : {Key::left, Key::right}) {
    step("held " + kit::name_of(key) + " for 150 frames");
    playing.world.frame({press(key)});
    playing.world.frames(149);
    playing.world.frame({release(key)});
    const double x = playing.paddle();
    expect_that(
        key == Key::left ? std::abs(x - 55) <= paddle_speed : std::abs(x - 745) <= paddle_speed,
        "it is at the wall", "its middle is at " + words_of(x, 560));
  }
}

LESSON_TEST(serve, "space serves one ball", Rule{"space serves a ball", "Step 3"}, game) {
  Playing playing;
  step("played 30 frames");
  playing.world.frames(30);
  expect_that(!playing.has_ball(), "there is no ball", "there is one");
  step("pressed space and released it, in one frame");
  playing.serve();
  expect_that(playing.has_ball(), "there is one", "there is none");
  step("pressed space again");
  playing.serve();
  expect_that(playing.has_ball(), "there is one", "there is none");
}

// A bit of everything.
playing::Frames script() {
  playing::Frames frames(240);
  frames[10] = quick(Key::space);
  frames[20] = {press(Key::right)};
  frames[40] = {release(Key::right)};
  frames[90] = quick(Key::left);
  frames[150] = quick(Key::space);
  return frames;
}

LESSON_TEST(by_frames, "how long a frame takes changes nothing",
            Rule{"a game goes by frames, never by the machine's clock", "Step 3"}, game) {
  playing::expect_same_at_any_speed(script(), start);
}

LESSON_TEST(by_frames_not_by_letters, "a mouse that moves makes nobody faster",
            Rule{"a game goes by frames, however many letters come", "Step 3"}, game) {
  playing::expect_same_with_more_letters(script(), start);
}

LESSON_TEST(straight_on, "the ball goes down, five pixels a frame",
            Rule{"a ball asks the court in each frame", "Step 3"}, game) {
  Playing playing;
  playing.serve();
  std::optional<Area> before = playing.now().ball;
  step("served a ball, and looked where it is in each of 20 frames");
  for (int frame = 1; frame <= 20; ++frame) {
    playing.world.frame();
    const std::optional<Area> ball = playing.now().ball;
    expect_that(ball.has_value(), "there is a ball", "there is none");
    const double dx = ball->x - before->x, dy = ball->y - before->y;
    expect_that(dy > 0 && std::abs(std::hypot(dx, dy) - ball_speed) < nearly,
                "5 pixels down, or aslant",
                "in frame " + std::to_string(frame) + " it goes by " + with_decimals(dx) + ", " +
                    with_decimals(dy));
    before = ball;
  }
}

LESSON_TEST(falls_out, "a ball that nobody holds up is gone, and space serves the next",
            Rule{"below the window a ball is lost", "Step 3"}, game) {
  Playing playing;
  for (int ball = 1; ball <= 2; ++ball) {
    step("served a ball, and went out of its way");
    playing.serve();
    expect_that(playing.has_ball(), "there is a ball", "there is none");
    playing.lose();
    expect_that(!playing.has_ball(), "it is gone", "it is still seen");
  }
}

LESSON_TEST(paddle_turns, "the paddle turns the ball back, and where it is hit decides the way",
            Rule{"a hit beside the middle turns the ball to that side", "Step 4"}, game) {
  for (const double beside : {-35.0, 35.0}) {
    Playing playing;
    playing.serve();
    std::optional<Area> before, ball = playing.now().ball;
    step(std::string("served a ball, and met it with the ") + (beside < 0 ? "left" : "right") +
         " half of the paddle");
    for (int frame = 0; frame < 200 && ball && (!before || ball->y >= before->y); ++frame) {
      before = ball;
      playing.follow(beside);
      ball = playing.now().ball;
    }
    expect_that(ball.has_value(), "it goes up", "it falls out");
    before = ball;
    playing.world.frame();
    ball = playing.now().ball;
    const double dx = ball ? ball->x - before->x : 0;
    expect(beside < 0 ? "it goes to the left" : "it goes to the right",
           dx < 0   ? "it goes to the left"
           : dx > 0 ? "it goes to the right"
                    : "it goes straight up");
  }
}

LESSON_TEST(walls, "three walls turn the ball back",
            Rule{"it turns back at the walls, and nothing changes its speed", "Step 4"}, game) {
  Playing playing;
  step("played 2000 frames, and looked where the ball is");
  std::size_t turns = 0;
  for (int frame = 1; frame <= 2000; ++frame) {
    playing.play();
    const std::optional<Area> ball = playing.now().ball;
    if (ball && gap_to_walls(*ball) < ball_speed) ++turns;
    expect_that(!ball || gap_to_walls(*ball) > -ball_speed, "it is in the window",
                "in frame " + std::to_string(frame) + " its middle is at " +
                    (ball ? words_of(ball->x, ball->y) : ""));
  }
  expect_that(turns >= 10, "it comes to them", "it is beside one in " + count(turns, "frame"));
}

// What the ball does where nothing is near.
struct Flight {
  int frame;
  Area ball;
  double old_dx, old_dy, dx, dy;
  bool is_straight() const { return std::hypot(dx - old_dx, dy - old_dy) < nearly; }
};

std::vector<Flight> flights(Playing& playing, int frames) {
  std::vector<Flight> found;
  constexpr double far = ball_speed + paddle_speed + 1;
  std::optional<Moment> first, second;
  for (int frame = 1; frame <= frames; ++frame) {
    playing.play();
    const Moment third = playing.now();
    if (first && first->ball && second->ball && third.ball) {
      const Area &from = *first->ball, &ball = *second->ball, &to = *third.ball;
      double nearest = std::min(gap_to_walls(ball), gap(ball, second->paddle));
      for (const Area& brick : first->bricks) nearest = std::min(nearest, gap(ball, brick));
      if (nearest > far) {
        found.push_back(
            {frame, ball, ball.x - from.x, ball.y - from.y, to.x - ball.x, to.y - ball.y});
      }
    }
    first = std::exchange(second, third);
  }
  expect_that(found.size() > 200, "a ball is in play, mostly far from everything",
              "it is far from everything in " + count(found.size(), "frame"));
  return found;
}

LESSON_TEST(speed, "whatever a ball hits, its speed stays the same",
            Rule{"it turns back at the walls, and nothing changes its speed", "Step 4"}, game) {
  Playing playing;
  step("played 2000 frames, and looked how far the ball goes in each");
  const std::vector<Flight> all = flights(playing, 2000);
  for (const Flight& flight : all) {
    const double speed = std::hypot(flight.dx, flight.dy);
    expect_that(!flight.is_straight() || std::abs(speed - ball_speed) < nearly, "5 pixels a frame",
                with_decimals(speed) + " in frame " + std::to_string(flight.frame));
  }
}

LESSON_TEST(fifty_bricks, "there are fifty bricks", Rule{"a brick is a component", "Step 5"},
            game) {
  Playing playing;
  step("counted the sprites of 76 x 26, and looked where they are");
  const Areas bricks = playing.now().bricks;
  expect(count(all_bricks, "brick"), count(bricks.size(), "brick"));
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 10; ++column) {
      const Area place = {40.0 + 80 * column, 70.0 + 30 * row, 76, 26};
      expect_that(std::find(bricks.begin(), bricks.end(), place) != bricks.end(),
                  "one is at " + words_of(place.x, place.y), "none is there");
    }
  }
}

bool has(const Moment& moment, const Area& brick) {
  return std::find(moment.bricks.begin(), moment.bricks.end(), brick) != moment.bricks.end();
}

LESSON_TEST(hit_and_gone, "the brick that is hit is gone",
            Rule{"who is hit is told, and leaves", "Step 5"}, game) {
  Playing playing;
  step("played 2000 frames, and looked which bricks go");
  Moment before = playing.now();
  std::size_t hits = 0;
  for (int frame = 1; frame <= 2000; ++frame) {
    playing.play();
    const Moment now = playing.now();
    const std::string in_frame = "in frame " + std::to_string(frame) + " ";
    for (const Area& brick : before.bricks) {
      const std::string one = "the one at " + words_of(brick.x, brick.y);
      if (has(now, brick)) {
        expect_that(!now.ball || gap(*now.ball, brick) > -ball_speed,
                    "no ball is inside of a brick", in_frame + "it is inside of " + one);
      } else {
        ++hits;
        expect_that(before.ball && gap(*before.ball, brick) <= 2 * ball_speed,
                    "the ball is at the brick that goes",
                    in_frame + one + " goes, and the ball is elsewhere");
      }
    }
    before = now;
  }
  expect_that(hits >= 5, "at least 5 bricks are gone", std::to_string(hits));
}

LESSON_TEST(bricks_turn, "the brick that is hit turns the ball back",
            Rule{"it turns back where it hits", "Step 5"}, game) {
  Playing playing;
  step("played 2000 frames, and looked how the ball goes on from the bricks that it hits");
  std::vector<Moment> moments = {playing.now()};
  for (int frame = 1; frame <= 2000; ++frame) {
    playing.play();
    moments.push_back(playing.now());
  }
  for (std::size_t i = 3; i + 1 < moments.size(); ++i) {
    const auto& [earlier, early, hit, late] =
        std::tie(moments[i - 3].ball, moments[i - 2].ball, moments[i].ball, moments[i + 1].ball);
    if (moments[i].bricks.size() >= moments[i - 1].bricks.size()) continue;
    if (!earlier || !early || !hit || !late) continue;
    const bool turns = (early->x - earlier->x) * (late->x - hit->x) < 0 ||
                       (early->y - earlier->y) * (late->y - hit->y) < 0;
    expect_that(turns, "it turns back",
                "in frame " + std::to_string(i) + " it goes on at " + words_of(hit->x, hit->y));
  }
}

LESSON_TEST(gone_is_gone, "where nothing is seen, nothing is hit",
            Rule{"who leaves is not in the court any more", "Step 5"}, game) {
  Playing playing;
  step("played 5000 frames, and looked at the ball where nothing is near it");
  for (const Flight& flight : flights(playing, 5000)) {
    expect_that(flight.is_straight(), "it goes straight on",
                "in frame " + std::to_string(flight.frame) + " it turns at " +
                    words_of(flight.ball.x, flight.ball.y));
  }
}

LESSON_TEST(three_balls, "three balls are a game, and space begins the next",
            Rule{"the match counts balls, and begins again", "Step 6"}, game) {
  Playing playing;
  for (int round = 1; round <= 2; ++round) {
    step("game " + std::to_string(round) + ": played until a brick was gone, and lost three balls");
    expect_that(playing.play_until_gone(1), "a brick goes", "none does");
    const std::size_t rest = playing.bricks();
    for (int ball = 1; ball <= 3; ++ball) {
      expect_that(rest < all_bricks && playing.bricks() <= rest, "the bricks that are left",
                  "new ones after ball " + std::to_string(ball - 1));
      if (!playing.has_ball()) playing.serve();
      playing.lose();
    }
    step("pressed space");
    playing.serve();
    expect(count(all_bricks, "brick"), count(playing.bricks(), "brick"));
    expect_that(playing.has_ball(), "there is a ball", "there is none");
  }
}

LESSON_TEST(next_wall, "when all bricks are gone, there are fifty new ones",
            Rule{"an empty wall is built again", "Step 6"}, game) {
  Playing playing;
  step("played until the last brick was hit");
  std::size_t least = all_bricks;
  int frame = 0;
  for (; frame < 40000 && playing.bricks() <= least; ++frame) {
    least = playing.bricks();
    playing.play();
  }
  playing.world.frames(4);
  expect_that(least <= 3 && playing.bricks() >= all_bricks - 3, "a new wall",
              count(playing.bricks(), "brick") + ", and before at least " + std::to_string(least));
}

LESSON_TEST(linked, "paddle, balls and bricks are components, linked with the court",
            Rule{"components talk by boxes, and by nothing else", "The rules"}, game) {
  Playing playing;
  step("looked at the links of all components");
  const playing::Graph before = playing::graph(playing.world);
  expect(kit::Words{}, before.without_link);
  expect_that(before.most_linked > all_bricks, "one is linked with the paddle and each brick",
              "no one is linked with more than " + count(before.most_linked, "other"));
  step("served a ball");
  playing.serve();
  const playing::Graph after = playing::graph(playing.world);
  expect_that(after.most_linked > before.most_linked, "it is linked with the ball, too",
              "it is not");
}

LESSON_TEST(nothing_is_left, "who goes, goes with all its parts",
            Rule{"who leaves the court ends", "Step 5"}, game) {
  Playing playing;
  const std::size_t before = playing.world.scheduler().alive();
  step("served a ball, and lost it");
  playing.serve();
  playing.lose();
  expect(count(before, "component"), count(playing.world.scheduler().alive(), "component"));
  step("played until 10 bricks were gone, and lost the ball");
  expect_that(playing.play_until_gone(10), "10 bricks go", "they do not");
  playing.lose();
  const std::size_t least_gone = all_bricks - playing.bricks();
  const std::size_t alive = playing.world.scheduler().alive();
  expect_that(alive + least_gone <= before, "at least " + count(least_gone, "component") + " less",
              count(before - std::min(alive, before), "component") + " less");
}

LESSON_TEST(the_end, "nobody is left at the end", Rule{"who is asked to stop, ends", "Step 6"},
            game) {
  Playing playing;
  step("played until a brick was gone, and ended the game");
  playing.play_until_gone(1);
  expect(count(0, "component") + " alive", count(playing.world.end(), "component") + " alive");
}

}  // namespace
