#include "breakout.hpp"

#include <algorithm>
#include <cmath>

namespace breakout {

namespace {

using kit::Key;

constexpr double longest_step = 4;  // pixels: less than anything is thick
constexpr double paddle_speed = 8;  // pixels a frame
constexpr int columns = 10;
constexpr int rows = 5;
constexpr int lives_of_a_game = 3;

bool overlap(const Area& one, const Area& other) {
  return std::abs(one.x - other.x) * 2 < one.width + other.width &&
         std::abs(one.y - other.y) * 2 < one.height + other.height;
}

bool is_inside(const Area& area) {
  return area.x - area.width / 2 >= 0 && area.x + area.width / 2 <= width &&
         area.y - area.height / 2 >= 0;
}

kit::Image box(double wide, double high, kit::Color color) {
  const int w = static_cast<int>(wide);
  const int h = static_cast<int>(high);
  return kit::image(kit::Picture(w, h, kit::light).box(2, 2, w - 4, h - 4, color));
}

}  // namespace

// ---- The court

Court::Thing::Thing(Court& court, int number, const Enter& enter)
    : name("news" + std::to_string(number)),
      id(number),
      area(enter.area),
      bounces(enter.bounces),
      bends(enter.bends),
      news(court, name.c_str()) {
  axon::link(news, *enter.answers);
}

axon::Process Court::main() {
  inbox.keep_open();
  scheduler()->services().add("court", inbox);
  while (auto ask = co_await inbox.receive()) answer(*ask);
}

void Court::answer(const Ask& ask) {
  if (const auto* enter = std::get_if<Enter>(&ask)) {
    const int id = ++last_id_;
    const auto& thing = things_[id] = std::make_unique<Thing>(*this, id, *enter);
    thing->news.send(News{News::entered, thing->id, thing->area});
  } else if (const auto* go_on = std::get_if<Go>(&ask)) {
    Thing& thing = *things_.at(go_on->id);
    if (thing.bounces) {
      go(thing, go_on->dx, go_on->dy);
    } else {
      slide(thing, go_on->dx);
    }
  } else {
    things_.erase(std::get<Leave>(ask).id);
  }
}

// The first other one that is there, unless they overlap already: that one is let out.
Court::Thing* Court::hit_by(const Thing& mover, const Area& next) {
  for (auto& [id, other] : things_) {
    if (other.get() == &mover || overlap(mover.area, other->area)) continue;
    if (overlap(next, other->area)) return other.get();
  }
  return nullptr;
}

//{ go
// In steps so short that nothing is jumped over; sideways first, then up or down.
void Court::go(Thing& ball, double dx, double dy) {
  const double steps = std::ceil(std::max(std::abs(dx), std::abs(dy)) / longest_step);
  for (int i = 0; i < static_cast<int>(steps); ++i) {
    for (const bool sideways : {true, false}) {
      Area next = ball.area;
      (sideways ? next.x : next.y) += (sideways ? dx : dy) / steps;
      if (next.y - next.height / 2 > height) {
        ball.news.send(News{News::lost, ball.id, next});
        return;
      }
      Thing* const other = hit_by(ball, next);
      if (other == nullptr && is_inside(next)) {
        ball.area = next;
        continue;
      }
      (sideways ? dx : dy) *= -1;
      if (other == nullptr) continue;
      other->news.send(News{News::hit, other->id, other->area});
      if (other->bends == 0 || sideways) continue;
      const double speed = std::sqrt(dx * dx + dy * dy);
      const double beside = (ball.area.x - other->area.x) / (other->area.width / 2);
      dx = speed * other->bends * std::clamp(beside, -1.0, 1.0);
      dy = std::copysign(std::sqrt(speed * speed - dx * dx), dy);
    }
  }
  ball.news.send(News{News::moved, ball.id, ball.area, dx, dy});
}
//}

void Court::slide(Thing& thing, double dx) {
  Area next = thing.area;
  next.x = std::clamp(next.x + dx, next.width / 2, width - next.width / 2);
  if (hit_by(thing, next) == nullptr) thing.area = next;
  thing.news.send(News{News::moved, thing.id, thing.area});
}

// ---- Who is in it

axon::Task<int> Player::enter(Enter how) {
  axon::link(ask, scheduler()->services().find<Ask>("court"));
  how.answers = &news;
  ask.send(how);
  auto entered = co_await news.receive();
  co_return entered ? entered->id : 0;
}

axon::Process Paddle::main() {
  Enter how{{width / 2, 560, 110, 16}, nullptr};
  how.bends = 0.85;
  const int id = co_await enter(how);
  kit::Sprite sprite(window(), box(110, 16, kit::cyan), how.area.x, how.area.y);
  display().listen(events);
  kit::HeldKeys held;
  while (co_await frame()) {
    bool left = false;
    bool right = false;
    while (auto bundle = events.try_receive()) {
      held.see(*bundle);
      for (const kit::Event& event : *bundle) {
        left = left || event == kit::press(Key::left);
        right = right || event == kit::press(Key::right);
      }
    }
    const int way = (right || held[Key::right]) - (left || held[Key::left]);
    if (way == 0) continue;
    ask.send(Go{id, way * paddle_speed, 0});
    // A hit may be told before the answer.
    while (auto there = co_await news.receive()) {
      if (there->kind != News::moved) continue;
      sprite.x = there->area.x;
      break;
    }
  }
}

//{ ball
axon::Process Ball::main() {
  Enter how{{width / 2, 400, 16, 16}, nullptr, true};
  const int id = co_await enter(how);
  kit::Sprite sprite(window(), kit::image(kit::Picture(16, 16).disc(8, 8, 7, kit::white)));
  double dx = speed_ * 0.6;
  double dy = speed_ * 0.8;
  bool fell_out = false;
  while (co_await frame()) {
    ask.send(Go{id, dx, dy});
    auto there = co_await news.receive();
    if (!there) break;
    sprite.x = there->area.x;
    sprite.y = there->area.y;
    dx = there->dx;
    dy = there->dy;
    fell_out = there->kind == News::lost;
    if (fell_out) break;
  }
  ask.send(Leave{id});
  if (fell_out) lost.send(1);
}
//}

axon::Process Brick::main() {
  const int id = co_await enter(Enter{area_, nullptr});
  kit::Sprite sprite(window(), box(area_.width, area_.height, color_), area_.x, area_.y);
  auto was_hit = co_await news.receive();
  ask.send(Leave{id});
  if (was_hit) gone.send(points_);
}

// ---- The match

axon::Process Match::main() {
  display().listen(events);
  link_to_sound(sound);
  gone.keep_open();  // also while there are no bricks
  lost.keep_open();
  kit::Sprite score(window(), nullptr, width / 2, 20, 1);
  kit::Sprite title(window(), nullptr, width / 2, 320, 1);
  begin();
  while (!stop_requested()) {
    show(score, title);
    co_await any_of(events, gone, lost);
    while (auto points = gone.try_receive()) {
      points_ += *points;
      --bricks_;
      sound.send(kit::beep(440 + 20 * *points, 60));
    }
    while (lost.try_receive()) {
      has_ball_ = false;
      --lives_;
      sound.send(kit::tone(300, 100, 400));
    }
    while (auto bundle = events.try_receive()) {
      for (const kit::Event& event : *bundle) {
        if (event != kit::press(Key::space) || has_ball_) continue;
        if (lives_ == 0) begin();
        serve();
      }
    }
    if (bricks_ == 0) build();
  }
}

void Match::begin() {
  stop_children();
  points_ = 0;
  lives_ = lives_of_a_game;
  level_ = 0;
  build();
}

void Match::build() {
  ++level_;
  bricks_ = rows * columns;
  constexpr kit::Color colors[rows] = {kit::red, kit::orange, kit::yellow, kit::green, kit::blue};
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Area area = {40.0 + 80 * column, 70.0 + 30 * row, 76, 26};
      auto brick = std::make_unique<Brick>(area, colors[row], 10 * (rows - row));
      link(brick->gone, gone);
      scheduler()->activate(std::move(brick));
    }
  }
}

void Match::serve() {
  auto ball = std::make_unique<Ball>(4.0 + level_);
  link(ball->lost, lost);
  scheduler()->activate(std::move(ball));
  has_ball_ = true;
}

void Match::show(kit::Sprite& score, kit::Sprite& title) {
  const std::string text = "POINTS " + std::to_string(points_) + "   LIVES " +
                           std::to_string(lives_) + "   LEVEL " + std::to_string(level_);
  score.picture = kit::text_image(text, kit::white, 2);
  title.visible = !has_ball_;
  title.picture = kit::text_image(lives_ == 0 ? "THE END. SPACE: AGAIN" : "SPACE", kit::white, 3);
}

void play(axon::Scheduler& scheduler) {
  scheduler.activate(Court{});
  scheduler.activate(Paddle{});
  scheduler.activate(Match{});
}

}  // namespace breakout
