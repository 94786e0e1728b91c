// What the components of a game are derived from.
#pragma once

#include "display.hpp"

namespace kit {

//   class Ball : public kit::Actor {
//     axon::Process main() override {
//       kit::Sprite ball(window(), kit::image(...));
//       while (co_await frame()) ball.x += 1;
//     }
//   };
// Its members may be used in main() only: before, it is in no game, and they throw UsageError. They
// throw NoSuchService when there is no display on its scheduler.
class Actor : public axon::Component {
 public:
  using Component::Component;

 protected:
  Display& display() const {
    if (display_ == nullptr) {
      if (scheduler() == nullptr) {
        throw axon::UsageError(
            name() + " is in no game yet: frame(), window() and display() belong into main()");
      }
      display_ =
          static_cast<Display*>(&scheduler()->services().template find<Request>("display").owner());
    }
    return *display_;
  }
  // while (co_await frame()): so goes a "forever" loop. Between two frames the others have turns.
  Frame frame() const { return Frame(display()); }
  Scene& scene() const { return display().scene(); }
  Surface& window() const { return display().scene().window(); }
  // Links an outbox of Sound or of Request to the display.
  void link_to_sound(axon::Outbox<Sound>& outbox) const { link(outbox, display().sounds); }
  void link_to_game(axon::Outbox<Request>& outbox) const { link(outbox, display().inbox); }

 private:
  mutable Display* display_ = nullptr;
};

}  // namespace kit
