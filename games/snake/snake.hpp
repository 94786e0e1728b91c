// Snake: a stream of keys meets a clock. The components are in the order in which the letters go.
#pragma once

#include <axon/carousel.hpp>
#include <axon/chassis.hpp>
#include <compare>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kit/world.hpp"

// The letters that they send each other.

enum class Direction { up, right, down, left };

struct Tick {};

struct Cell {
  int x = 0;
  int y = 0;
  auto operator<=>(const Cell&) const = default;
};

// A step: the cell where the head is now, and the one that the tail left, if it left one.
struct Step {
  Cell head;
  std::optional<Cell> left;
  bool operator==(const Step&) const = default;
};

struct Eaten {};

// What is to be seen next.
struct Next {
  enum What { intro, round, over };
  What what = intro;
  int points = 0;  // of the round that is over
};

// The field, in cells; a cell in pixels.
constexpr int columns = 25;
constexpr int rows = 17;
constexpr int cell_size = 32;
constexpr int field_top = 56;
constexpr Cell first_cell = {0, rows / 2};
constexpr int start_length = 3;

// Eight ticks a second.
class Metronome : public axon::Component {
 public:
  axon::Outbox<Tick> outbox{*this, "outbox"};

  axon::Process main() override {
    axon::TimePoint next = scheduler()->now();
    while (true) {
      next += std::chrono::milliseconds(125);
      co_await axon::sleep_until(next);
      if (stop_requested()) co_return;
      outbox.send(Tick());
    }
  }
};

// Keys come whenever they like; at each tick one direction goes on. Turns that come between two ticks
// wait in order, so that each of them counts. A turn back into the neck is refused.
class Steering : public axon::Component {
 public:
  axon::Inbox<kit::Events> inbox{*this, "inbox"};
  axon::Inbox<Tick> ticks{*this, "ticks"};
  axon::Outbox<Direction> outbox{*this, "outbox"};

  //{ steering
  axon::Process main() override {
    inbox.keep_open();
    while (!stop_requested() && !ticks.closed()) {
      co_await any_of(inbox, ticks);
      while (auto bundle = inbox.try_receive()) {
        for (const kit::Event& event : *bundle) remember(event);
      }
      while (ticks.try_receive()) {
        if (!turns_.empty()) {
          direction_ = turns_.front();
          turns_.pop_front();
        }
        outbox.send(direction_);
      }
    }
  }
  //}

 private:
  static constexpr std::size_t most_turns = 3;

  static std::optional<Direction> direction_of(const kit::Event& event) {
    if (event.kind != kit::Event::key_down) return std::nullopt;
    switch (event.key) {
      case kit::Key::up:
        return Direction::up;
      case kit::Key::right:
        return Direction::right;
      case kit::Key::down:
        return Direction::down;
      case kit::Key::left:
        return Direction::left;
      default:
        return std::nullopt;
    }
  }
  // Both go up and down, or both go left and right.
  static bool same_axis(Direction one, Direction other) {
    return static_cast<int>(one) % 2 == static_cast<int>(other) % 2;
  }
  void remember(const kit::Event& event) {
    const std::optional<Direction> wanted = direction_of(event);
    const Direction before = turns_.empty() ? direction_ : turns_.back();
    if (!wanted || same_axis(*wanted, before) || turns_.size() == most_turns) return;
    turns_.push_back(*wanted);
  }

  Direction direction_ = Direction::right;
  std::deque<Direction> turns_;  // not yet taken
};

// Goes a step for each direction that comes, and says what changed. It owns its body, and knows of no
// wall and no food.
class Snake : public axon::Component {
 public:
  axon::Inbox<Direction> inbox{*this, "inbox"};
  axon::Inbox<Eaten> eaten{*this, "eaten"};
  axon::Outbox<Step> outbox{*this, "outbox"};

  axon::Process main() override {
    std::deque<Cell> body = {first_cell};
    int growing = start_length - 1;
    while (auto direction = co_await inbox.receive()) {
      while (eaten.try_receive()) ++growing;
      Step step{neighbour(body.back(), *direction), std::nullopt};
      body.push_back(step.head);
      if (growing > 0) {
        --growing;
      } else {
        step.left = body.front();
        body.pop_front();
      }
      outbox.send(std::move(step));
    }
  }

 private:
  static Cell neighbour(Cell cell, Direction direction) {
    switch (direction) {
      case Direction::up:
        return {cell.x, cell.y - 1};
      case Direction::right:
        return {cell.x + 1, cell.y};
      case Direction::down:
        return {cell.x, cell.y + 1};
      case Direction::left:
        return {cell.x - 1, cell.y};
    }
    return cell;
  }
};

inline kit::Image head_picture() {
  static const kit::Image picture = kit::image(kit::Picture(cell_size, cell_size)
                                                   .disc(16, 16, 15, kit::rgb(40, 110, 40))
                                                   .disc(10, 12, 4, kit::white)
                                                   .disc(22, 12, 4, kit::white)
                                                   .disc(10, 12, 2, kit::black)
                                                   .disc(22, 12, 2, kit::black));
  return picture;
}
inline kit::Image body_picture() {
  static const kit::Image picture = kit::image(kit::Picture(cell_size, cell_size)
                                                   .disc(16, 16, 15, kit::green)
                                                   .disc(16, 16, 9, kit::rgb(100, 200, 90)));
  return picture;
}
inline kit::Image food_picture() {
  static const kit::Image picture = kit::image(kit::Picture(cell_size, cell_size)
                                                   .disc(16, 18, 12, kit::red)
                                                   .line(16, 8, 20, 1, kit::brown)
                                                   .ellipse(23, 5, 5, 2, kit::green));
  return picture;
}

// Owns what is in the cells: says when food is eaten, and when the snake crashes.
class Field : public kit::Actor {
 public:
  axon::Inbox<Step> inbox{*this, "inbox"};
  axon::Outbox<Eaten> eaten{*this, "eaten"};
  axon::Outbox<int> points{*this, "points"};
  axon::Outbox<Next> over{*this, "over"};
  axon::Outbox<kit::Sound> sound{*this, "sound"};

  axon::Process main() override {
    link_to_sound(sound);
    kit::Surface ground(scene(), 0, field_top, columns * cell_size, rows * cell_size);
    ground.background = kit::rgb(225, 230, 200);
    std::map<Cell, kit::Sprite> snake;
    Cell head = first_cell;
    put(snake, ground, head);
    kit::Random random = display().new_random();
    kit::Sprite food(ground, food_picture());
    Cell food_cell = move_food(food, snake, random);
    int count = 0;
    points.send(count);
    while (auto step = co_await inbox.receive()) {
      if (step->left) snake.erase(*step->left);
      if (!is_inside(step->head) || snake.contains(step->head)) {
        sound.send(kit::tone(300, 60, 500, kit::Wave::noise));
        co_await axon::sleep_for(std::chrono::seconds(1));
        over.send({Next::over, count});
        co_return;
      }
      const auto neck = snake.find(head);
      if (neck != snake.end()) neck->second.picture = body_picture();
      head = step->head;
      put(snake, ground, head);
      if (head != food_cell) continue;
      eaten.send(Eaten());
      points.send(++count);
      sound.send(kit::beep(660));
      food_cell = move_food(food, snake, random);
    }
  }

 private:
  static bool is_inside(Cell cell) {
    return cell.x >= 0 && cell.x < columns && cell.y >= 0 && cell.y < rows;
  }
  static double middle(int column_or_row) { return (column_or_row + 0.5) * cell_size; }
  static void put(std::map<Cell, kit::Sprite>& snake, kit::Surface& ground, Cell cell) {
    snake.try_emplace(cell, ground, head_picture(), middle(cell.x), middle(cell.y));
  }
  // To a free cell, each as likely as the others; when there is none, out of the field.
  static Cell move_food(kit::Sprite& food, const std::map<Cell, kit::Sprite>& snake,
                        kit::Random& random) {
    std::vector<Cell> free;
    for (int y = 0; y < rows; ++y) {
      for (int x = 0; x < columns; ++x) {
        if (!snake.contains({x, y})) free.push_back({x, y});
      }
    }
    const Cell cell =
        free.empty() ? Cell{-1, -1} : free[random.below(static_cast<int>(free.size()))];
    food.x = middle(cell.x);
    food.y = middle(cell.y);
    return cell;
  }
};

// Shows the points.
class Score : public kit::Actor {
 public:
  axon::Inbox<int> inbox{*this, "inbox"};

  axon::Process main() override {
    kit::Sprite score(window(), nullptr, scene().width() / 2, field_top / 2);
    score.visible = false;
    while (auto points = co_await inbox.receive()) {
      score.picture = kit::text_image(std::to_string(*points), kit::white, 4);
      score.visible = true;
    }
  }
};

// Lines of text, until the space key is pressed.
class Title : public kit::Actor {
 public:
  axon::Inbox<kit::Events> inbox{*this, "inbox"};
  axon::Outbox<Next> outbox{*this, "outbox"};

  explicit Title(std::vector<std::string> lines) : lines_(std::move(lines)) {}

  axon::Process main() override {
    std::deque<kit::Sprite> sprites;
    int y = 180;
    for (const std::string& line : lines_) {
      const bool is_first = sprites.empty();
      sprites.emplace_back(window(), kit::text_image(line, kit::white, is_first ? 8 : 3),
                           scene().width() / 2, y);
      y += is_first ? 120 : 60;
    }
    while (auto bundle = co_await inbox.receive()) {
      for (const kit::Event& event : *bundle) {
        if (event != kit::press(kit::Key::space)) continue;
        outbox.send({Next::round});
        co_return;
      }
    }
  }

 private:
  std::vector<std::string> lines_;
};

// What the carousel shows, one after the other: keys come in, what is next goes out.
class Screen : public axon::Group {
 public:
  axon::Inbox<kit::Events> inbox{*this, "inbox"};
  axon::Outbox<Next> outbox{*this, "outbox"};
  using Group::Group;
};

class TitleScreen final : public Screen {
 public:
  explicit TitleScreen(std::vector<std::string> lines) {
    auto title = std::make_unique<Title>(std::move(lines));
    axon::link(inbox, title->inbox);
    axon::link(title->outbox, outbox);
    hold(std::move(title));
  }
};

//{ round
class Round final : public Screen {
 public:
  Round() {
    auto metronome = std::make_unique<Metronome>();
    auto steering = std::make_unique<Steering>();
    auto snake = std::make_unique<Snake>();
    auto field = std::make_unique<Field>();
    auto score = std::make_unique<Score>();
    axon::link(inbox, steering->inbox);
    axon::link(metronome->outbox, steering->ticks);
    axon::link(steering->outbox, snake->inbox);
    axon::link(snake->outbox, field->inbox);
    axon::link(field->eaten, snake->eaten);
    axon::link(field->points, score->inbox);
    axon::link(field->over, outbox);
    hold(std::move(metronome));
    hold(std::move(steering));
    hold(std::move(snake));
    hold(std::move(field));
    hold(std::move(score));
  }
};
//}

inline std::unique_ptr<Screen> screen_for(Next next) {
  switch (next.what) {
    case Next::round:
      return std::make_unique<Round>();
    case Next::over:
      return std::make_unique<TitleScreen>(std::vector<std::string>{
          "CRASH", std::to_string(next.points) + " eaten", "Space: once more"});
    default:
      return std::make_unique<TitleScreen>(
          std::vector<std::string>{"SNAKE", "Arrows: turn", "Space: start"});
  }
}

// The keys go to the screen that is on, and what it says is next comes next.
inline void add_snake(kit::World& world) {
  auto screens = std::make_unique<axon::Carousel<kit::Events, Next, Next, Screen>>(screen_for);
  axon::link(screens->outbox, screens->next);
  screens->next.put_in({Next::intro});
  world.display().listen(screens->inbox);
  world.add(std::move(screens));
}
