// A chassis that runs one part after another, each made when it is asked for.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "outbox.hpp"
#include "scheduler.hpp"
#include "task.hpp"

namespace axon {

// What a carousel sends when it has no part and waits for the next wish.
struct WantsNext {};

// Starts a part anew for each letter that comes to `next`, as the factory makes it from the letter;
// the one before it is asked to stop first. What comes to `inbox` goes to the part, and what the
// part sends leaves by `outbox`. When it starts, and when a part has ended, `wants_next` says so,
// once. It ends when `next` has closed and the last part has ended. Asked to stop, it drops the
// wishes that wait, and asks its part.
template <typename In, typename Out, typename Next, typename Part>
class Carousel final : public Component {
 public:
  Inbox<In> inbox{*this, "inbox"};
  Inbox<Next> next{*this, "next"};
  Outbox<Out> outbox{*this, "outbox"};
  Outbox<WantsNext> wants_next{*this, "wants_next"};

  explicit Carousel(std::function<std::unique_ptr<Part>(Next)> factory)
      : Component("carousel"), factory_(std::move(factory)) {}

  Process main() override {
    bool asked = false;
    while (!stop_requested()) {
      if (children() == 0 && !std::exchange(asked, true)) wants_next.send(WantsNext());
      if (auto wish = next.try_receive()) {
        co_await end_of_part();
        if (stop_requested()) break;
        start(std::move(*wish));
        asked = false;
      } else if (next.closed()) {
        break;
      } else {
        co_await pause();
      }
    }
    while (children() > 0) {
      if (stop_requested()) stop_children();
      co_await ends_of_children();
    }
  }

 private:
  Task<> end_of_part() {
    stop_children();
    while (children() > 0) co_await ends_of_children();
  }
  void start(Next wish) {
    unlink(inbox);
    std::unique_ptr<Part> part = factory_(std::move(wish));
    link(inbox, part->inbox);
    link(part->outbox, outbox);
    scheduler()->activate(std::move(part));
  }

  std::function<std::unique_ptr<Part>(Next)> factory_;
};

}  // namespace axon
