// Words about ending, in the manner of Axon. A component hears them at `control`, and passes them on
// out of `signal`, so that a chain of components ends one after another. That the data has ended is
// told by boxes that close; this is for who wants to say more: end at once, or why.
#pragma once

#include <optional>
#include <utility>

#include "message.hpp"
#include "outbox.hpp"
#include "task.hpp"

namespace axon {

// Who reads it looks at the kind: a special one, like the end of a connection, is one of these kinds
// with something in `about`.
struct Control {
  enum Kind { producer_finished, shutdown, other };
  Kind kind = other;
  Message about;

  Control() = default;
  explicit Control(Kind what, Message why = {}) : kind(what), about(std::move(why)) {}
  bool is_end() const noexcept { return kind != other; }
};

// The desk of Axon, with its four boxes:
//   while (auto letter = co_await next()) outbox.send(*letter);
//   pass_on();
template <typename In, typename Out>
class Standard : public Component {
 public:
  Inbox<In> inbox{*this, "inbox"};
  Inbox<Control> control{*this, "control"};
  Outbox<Out> outbox{*this, "outbox"};
  Outbox<Control> signal{*this, "signal"};

  using Component::Component;

 protected:
  // The next letter; nothing once it is to end. After producer_finished, and when the inbox closes,
  // what waits is handed out first; after shutdown, or stop(), it is not. Other words are dropped.
  Task<std::optional<In>> next() {
    while (!word_.is_end() || !inbox.empty()) {
      if (word_.is_end() || control.closed()) {
        co_await any_of(inbox);
      } else {
        co_await any_of(inbox, control);
      }
      while (auto word = control.try_receive()) {
        if (word->is_end() && word_.kind != Control::shutdown) word_ = std::move(*word);
      }
      if (word_.kind == Control::shutdown || stop_requested()) break;
      if (auto letter = inbox.try_receive()) co_return std::move(letter);
      if (inbox.closed()) break;
    }
    co_return std::nullopt;
  }
  // The last act: the word that ended it, or else producer_finished, goes out of `signal`.
  void pass_on() {
    signal.send(word_.is_end() ? std::move(word_) : Control(Control::producer_finished));
  }

 private:
  Control word_;
};

}  // namespace axon
