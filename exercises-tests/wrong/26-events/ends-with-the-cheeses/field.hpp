// The field takes the end of the one who gives cheeses for its own.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "dairy.hpp"
#include "kit/actor.hpp"

namespace field {

// The service "field": it alone knows where the cheeses are. It answers who asks, one after another.
class Field : public kit::Actor {
 public:
  axon::Inbox<Question> questions{*this, "questions"};
  axon::Inbox<Place> cheeses{*this, "cheeses"};  // a new cheese, at any time

  // Answers to who asks with this number come to this inbox, until its component ends.
  int enter(axon::Inbox<Answer>& answers) {
    const std::size_t number = askers_.size();
    axon::link(askers_.emplace_back(*this, number).answers, answers);
    return static_cast<int>(number);
  }

  axon::Process main() override {
    questions.keep_open();
    scheduler()->services().add("field", questions);
    while (!stop_requested() && !cheeses.closed()) {
      co_await axon::any_of(questions, cheeses);
      while (auto place = cheeses.try_receive()) {
        sprites_.push_back(
            std::make_unique<kit::Sprite>(window(), cheese_picture(), place->x, place->y));
      }
      while (auto question = questions.try_receive()) answer(*question);
    }
  }

 private:
  // Who asks is held back at the edge of the window. Each cheese that it touches then is eaten: its
  // sprite goes, and nobody else gets it.
  void answer(const Question& question) {
    const Place place{std::clamp(question.wish.x, 0.0, double(scene().width())),
                      std::clamp(question.wish.y, 0.0, double(scene().height()))};
    const std::size_t eaten = std::erase_if(sprites_, [&](const auto& each) {
      return touches(place, {each->x, each->y});
    });
    auto& to = askers_.at(static_cast<std::size_t>(question.asker));
    to.answers.send(Answer{place, static_cast<int>(eaten)});
  }

  struct Asker {
    Asker(Field& field, std::size_t number)
        : name("answers" + std::to_string(number)), answers(field, name.c_str()) {}
    std::string name;  // of the box
    axon::Outbox<Answer> answers;
  };
  std::deque<Asker> askers_;  // by their numbers
  std::vector<std::unique_ptr<kit::Sprite>> sprites_;
};

// A mouse that somebody steers. It goes where the field says, and squeaks when it has eaten.
class Mouse : public kit::Actor {
 public:
  axon::Inbox<kit::Events> events{*this, "events"};
  axon::Inbox<Answer> answers{*this, "answers"};
  axon::Outbox<Question> questions{*this, "questions"};
  axon::Outbox<kit::Sound> sound{*this, "sound"};

  Mouse(Keys keys, Place start) : keys_(keys), place_(start) {}

  axon::Process main() override {
    display().listen(events);
    link_to_sound(sound);
    axon::Sink<Question>& service = scheduler()->services().find<Question>("field");
    axon::link(questions, service);
    const int number = static_cast<Field&>(service.owner()).enter(answers);
    kit::Sprite sprite(window(), mouse_picture(), place_.x, place_.y);
    kit::HeldKeys held;
    while (co_await frame()) {
      while (auto bundle = events.try_receive()) held.see(*bundle);
      const Place step = wish(held);
      if (step.x == 0 && step.y == 0) continue;
      questions.send(Question{number, {sprite.x + step.x, sprite.y + step.y}});
      auto answer = co_await answers.receive();
      if (!answer) co_return;
      sprite.x = answer->place.x;
      sprite.y = answer->place.y;
      if (answer->eaten > 0) sound.send(kit::beep(1200));
    }
  }

 private:
  // How far it wants to go in this frame.
  Place wish(const kit::HeldKeys& held) const {
    Place step{0, 0};
    if (held[keys_.left]) step.x -= speed;
    if (held[keys_.right]) step.x += speed;
    if (held[keys_.up]) step.y -= speed;
    if (held[keys_.down]) step.y += speed;
    return step;
  }

 protected:
  Keys keys_;
  Place place_;
};

}  // namespace field
