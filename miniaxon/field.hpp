// Lesson 26: a field that knows where everything is, and mice that ask it.
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
    // TODO 1: be the service "field"; until stop_requested(): new cheeses first, then questions
    co_return;
  }

 private:
  // Who asks is held back at the edge of the window. Each cheese that it touches then is eaten: its
  // sprite goes, and nobody else gets it.
  void answer(const Question& question) {
    // TODO 2: hold the wish back, eat what it touches, answer to the one who asked
    (void)question;
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
    // TODO 3: listen, enter the field; in each frame: look which keys are held, ask, go there
    co_return;
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
