#include <string>
#include <utility>
#include <vector>

#include "dairy.hpp"
#include "field.hpp"
#include "kit/world.hpp"
#include "story.hpp"

namespace {

using field::Answer;
using field::Field;
using field::Mouse;
using field::Place;
using field::Question;
using kit::expect;
using kit::expect_that;
using kit::Key;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;

constexpr Look look_field{"field.hpp", "Field::main"};
constexpr Look look_answer{"field.hpp", "answer"};
constexpr Look look_mouse{"field.hpp", "Mouse::main"};

std::string text_of(const Place& place) {
  return show(static_cast<int>(place.x)) + "," + show(static_cast<int>(place.y));
}

// "at 100,50 ate 1"
std::string text_of(const Answer& answer) {
  return "at " + text_of(answer.place) + " ate " + show(answer.eaten);
}

std::string on_a_line(const Words& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text.empty() ? "nothing" : text;
}

// Asks the field what it is told to ask, and writes the answers down.
class Asker : public axon::Component {
 public:
  axon::Inbox<Answer> answers{*this, "answers"};
  axon::Outbox<Question> questions{*this, "questions"};
  Words heard;

  explicit Asker(Field& field) : Component("asker"), field_(&field) {}
  void ask(Place wish) {
    if (number_ < 0) {
      axon::link(questions, field_->questions);
      number_ = field_->enter(answers);
    }
    questions.send(Question{number_, wish});
  }
  std::string shown() const { return on_a_line(heard); }

  axon::Process main() override {
    while (auto answer = co_await answers.receive()) heard.push_back(text_of(*answer));
  }

 private:
  Field* field_;
  int number_ = -1;
};

// Gives a field one cheese, and ends.
class Giver : public axon::Component {
 public:
  axon::Outbox<Place> outbox{*this, "outbox"};

  explicit Giver(Place place) : Component("giver"), place_(place) {}
  axon::Process main() override {
    outbox.send(place_);
    co_return;
  }

 private:
  Place place_;
};

constexpr int most_turns = 10000;

// Gives turns until all are asleep. False when that does not come.
bool all_fall_asleep(axon::Scheduler& scheduler) {
  for (int turn = 0; turn < most_turns; ++turn) {
    if (!scheduler.step()) return true;
  }
  return false;
}

// A field of 800 x 600 with cheeses, in a game without a window.
struct Game {
  explicit Game(const std::vector<Place>& cheeses = {}) {
    for (const Place& place : cheeses) field.cheeses.put_in(place);
    world.add(field);
    world.frame();
  }
  std::string cheeses_to_be_seen() { return kit::count(sprites().size(), "cheese"); }
  const std::vector<kit::Sprite*>& sprites() { return world.scene().window().sprites(); }

  kit::World world;  // the sprites of the field are on its window
  Field field;
};

// The same, with a mouse at 400,300 that goes by the arrows.
struct GameWithMouse : Game {
  explicit GameWithMouse(const std::vector<Place>& cheeses = {}, Place start = {400, 300},
                         field::Keys keys = field::arrows)
      : Game(cheeses), mouse(keys, start) {
    world.add(mouse);
    world.frame();
  }
  ~GameWithMouse() { world.end(); }
  // The sprite with the mouse's picture.
  std::string where() {
    for (const kit::Sprite* sprite : sprites()) {
      if (sprite->picture == field::mouse_picture()) return text_of(Place{sprite->x, sprite->y});
    }
    return "no mouse";
  }

  Mouse mouse;
};

// ---- The field

LESSON_TEST(is_a_service, "the field is found by its name",
            Rule{"a service is an inbox that has a name", "Found by name"}, look_field) {
  Game game;
  step("added a field to a game, and asked the game's services for the name \"field\"");
  expect_that(game.world.scheduler().services().has("field"), "there is a service \"field\"",
              "there is none");
}

LESSON_TEST(answers, "who asks gets an answer",
            Rule{"each question has one answer", "Request and reply"}, look_answer) {
  Game game;
  Asker asker(game.field);
  game.world.add(asker);
  step("asked a field without cheese for the place 100,50, and then for 104,50");
  asker.ask({100, 50});
  game.world.frame();
  asker.ask({104, 50});
  game.world.frame();
  expect("at 100,50 ate 0; at 104,50 ate 0", asker.shown());
  game.world.end();
}

LESSON_TEST(edges, "who wants to leave the window is held back at its edge",
            Rule{"the nearest place inside the window is the answer", "Who owns the truth"},
            look_answer) {
  Game game;
  Asker asker(game.field);
  game.world.add(asker);
  step("asked a field of 800 x 600 for the places -4,50 and 804,50 and 100,-4 and 100,604");
  for (const Place wish : {Place{-4, 50}, Place{804, 50}, Place{100, -4}, Place{100, 604}}) {
    asker.ask(wish);
    game.world.frame();
  }
  expect("at 0,50 ate 0; at 800,50 ate 0; at 100,0 ate 0; at 100,600 ate 0", asker.shown());
  game.world.end();
}

LESSON_TEST(own_answers, "each one who asks gets its own answers",
            Rule{"the number in the question says where the answer goes", "Request and reply"},
            look_answer) {
  Game game;
  Asker tom(game.field);
  Asker ann(game.field);
  game.world.add(tom);
  game.world.add(ann);
  step("Tom asked for 100,50, then Ann for 200,50, then Tom for 300,50, all in one frame");
  tom.ask({100, 50});
  ann.ask({200, 50});
  tom.ask({300, 50});
  game.world.frame();
  step("looked what Tom was answered, and then what Ann was");
  expect(words("at 100,50 ate 0; at 300,50 ate 0", "at 200,50 ate 0"),
         words(tom.shown(), ann.shown()));
  game.world.end();
}

LESSON_TEST(eats, "a cheese that is touched is eaten, and is gone",
            Rule{"what was eaten is nowhere any more", "Who owns the truth"}, look_answer) {
  Game game({{100, 50}, {300, 50}});
  Asker asker(game.field);
  game.world.add(asker);
  step("asked a field with cheeses at 100,50 and 300,50 for 90,50, and for 92,50");
  asker.ask({90, 50});
  game.world.frame();
  asker.ask({92, 50});
  game.world.frame();
  expect("at 90,50 ate 1; at 92,50 ate 0", asker.shown());
  step("counted the sprites in the window");
  expect("1 cheese", game.cheeses_to_be_seen());
  game.world.end();
}

LESSON_TEST(first_come, "of two who want the same cheese, the first one gets it",
            Rule{"the field answers one question after another", "Who owns the truth"},
            look_answer) {
  Game game({{100, 50}});
  Asker tom(game.field);
  Asker ann(game.field);
  game.world.add(tom);
  game.world.add(ann);
  step("a cheese is at 100,50; Ann asked for 110,50 and Tom for 90,50, in the same frame");
  ann.ask({110, 50});
  tom.ask({90, 50});
  game.world.frame();
  step("looked what Tom was answered, and then what Ann was");
  expect(words("at 90,50 ate 0", "at 110,50 ate 1"), words(tom.shown(), ann.shown()));
  game.world.end();
}

LESSON_TEST(edge_then_cheese, "what counts is where one is, not where one wanted to be",
            Rule{"who is held back touches what is at the edge", "Who owns the truth"},
            look_answer) {
  Game game({{20, 50}});
  Asker asker(game.field);
  game.world.add(asker);
  step("a cheese is at 20,50, near the edge; asked for the place -50,50");
  asker.ask({-50, 50});
  game.world.frame();
  expect("at 0,50 ate 1", asker.shown());
  game.world.end();
}

LESSON_TEST(new_cheese, "a cheese may come at any time",
            Rule{"the field waits for either of its inboxes", "Found by name"}, look_field) {
  Game game;
  Asker asker(game.field);
  game.world.add(asker);
  step("let some frames go by; put a cheese at 100,50 into a field, and counted the sprites");
  game.world.frames(3);
  game.field.cheeses.put_in(Place{100, 50});
  game.world.frame();
  expect("1 cheese", game.cheeses_to_be_seen());
  step("asked for 100,50; put another cheese at 300,50 into it, and counted");
  asker.ask({100, 50});
  game.world.frame();
  game.field.cheeses.put_in(Place{300, 50});
  game.world.frame();
  expect("at 100,50 ate 1", asker.shown());
  expect("1 cheese", game.cheeses_to_be_seen());
  game.world.end();
}

LESSON_TEST(stays, "the field stays when the last one who asked has left",
            Rule{"the inbox of a service stays open", "Found by name"}, look_field) {
  Game game;
  Asker tom(game.field);
  game.world.add(tom);
  step("Tom asked a field for 100,50, and left; a frame later Ann asked for 200,50");
  tom.ask({100, 50});
  game.world.frame();
  tom.stop();
  game.world.frames(2);
  Asker ann(game.field);
  game.world.add(ann);
  ann.ask({200, 50});
  game.world.frame();
  expect("at 200,50 ate 0", ann.shown());
  game.world.end();
}

LESSON_TEST(giver_ends, "the field goes on when the one who gave it cheeses has ended",
            Rule{"any_of returns at once, again and again, for a box that is closed",
                 "Found by name"},
            look_field) {
  Game game;
  Giver giver({100, 50});
  axon::link(giver.outbox, game.field.cheeses);
  step("somebody put a cheese at 100,50 into a field, and ended; gave 10000 turns at most");
  game.world.add(giver);
  const bool asleep = all_fall_asleep(game.world.scheduler());
  expect("the field sleeps", game.field.ended() ? "the field has ended"
                             : asleep           ? "the field sleeps"
                                                : "the field takes turn after turn");
  step("asked for 100,50");
  Asker asker(game.field);
  game.world.add(asker);
  asker.ask({100, 50});
  game.world.frame();
  expect("at 100,50 ate 1", asker.shown());
  game.world.end();
}

LESSON_TEST(field_ends, "the field ends with the game",
            Rule{"a service ends when it is asked to stop", "Found by name"}, look_field) {
  Game game;
  step("asked a field to stop, and gave 20 turns");
  game.field.stop();
  for (int turn = 0; turn < 20; ++turn) game.world.scheduler().step();
  expect_that(game.field.ended(), "the field has ended", "it goes on");
}

// ---- The mouse

LESSON_TEST(moves, "a mouse moves as long as its key is held",
            Rule{"a key that is held counts in each frame", "Bundles of events"}, look_mouse) {
  GameWithMouse game;
  step("a mouse is at 400,300; pressed the right arrow, held it for 3 frames, let go, 5 frames");
  game.world.frame({kit::press(Key::right)});
  game.world.frames(2);
  game.world.frame({kit::release(Key::right)});
  game.world.frames(4);
  expect("412,300", game.where());
}

LESSON_TEST(whole_bundle, "all that happens in one frame counts",
            Rule{"the events of a frame are one letter, with all of them", "Bundles of events"},
            look_mouse) {
  GameWithMouse game;
  step("a mouse is at 400,300; pressed right and up in the same frame, and 2 frames more");
  game.world.frame({kit::press(Key::right), kit::press(Key::up)});
  game.world.frames(2);
  expect("412,288", game.where());
}

LESSON_TEST(own_keys, "each mouse has its own keys",
            Rule{"which keys are whose, the constructor says", "Bundles of events"}, look_mouse) {
  GameWithMouse game({}, {400, 300}, field::letters);
  step("a mouse at 400,300 goes by the keys a, d, w, s; pressed the left arrow and s, 3 frames");
  game.world.frame({kit::press(Key::left), kit::press(Key::s)});
  game.world.frames(2);
  expect("400,312", game.where());
}

LESSON_TEST(goes_where_told, "a mouse goes where the field says, not where it wants to",
            Rule{"the place in the answer is where the mouse is", "Request and reply"},
            look_mouse) {
  GameWithMouse game({}, {6, 300});
  step("a mouse is at 6,300, near the left edge; held the left arrow for 5 frames");
  game.world.frame({kit::press(Key::left)});
  game.world.frames(4);
  expect("0,300", game.where());
  step("pressed the right arrow instead, for one frame");
  game.world.frame({kit::release(Key::left), kit::press(Key::right)});
  expect("4,300", game.where());
}

LESSON_TEST(squeaks, "one sound for each meal",
            Rule{"a sound is a letter, sent on a hit", "A sound"}, look_mouse) {
  GameWithMouse game({{440, 300}, {700, 300}});
  step("a mouse is at 400,300, a cheese at 440,300; held the right arrow for 10 frames");
  game.world.frame({kit::press(Key::right)});
  game.world.frames(9);
  expect("1 sound", kit::count(game.world.display().take_sounds().size(), "sound"));
}

LESSON_TEST(field_gone, "a mouse whose field is gone ends",
            Rule{"who gets no answer any more has nothing to wait for", "Request and reply"},
            look_mouse) {
  GameWithMouse game;
  step("stopped the field, then pressed the right arrow and let two frames go by");
  game.field.stop();
  game.world.frame();
  game.world.frame({kit::press(Key::right)});
  game.world.frame();
  expect_that(game.mouse.ended(), "the mouse has ended", "it goes on, or waits for ever");
}

LESSON_TEST(two_mice, "two mice on one keyboard play in one field",
            Rule{"each one who enters gets a number of its own", "Request and reply"}, look_mouse) {
  GameWithMouse game;
  Mouse other(field::letters, {100, 300});
  game.world.add(other);
  game.world.frame();
  step("mice are at 400,300 with the arrows, and at 100,300 with a, d, w, s");
  step("held the right arrow and s for 3 frames");
  game.world.frame({kit::press(Key::right), kit::press(Key::s)});
  game.world.frames(2);
  Words places;
  for (const kit::Sprite* sprite : game.sprites())
    places.push_back(text_of(Place{sprite->x, sprite->y}));
  expect(words("412,300", "100,312"), places);
  step("ended the game, and counted who is alive");
  expect("0 components", kit::count(game.world.end(), "component"));
}

}  // namespace
