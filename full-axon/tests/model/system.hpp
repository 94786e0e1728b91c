// A system of components that do what `choices` says: letters, links, stops, errors, at random.
// Everything that happens is told to the model, which objects when it could not have happened.
#pragma once

#include <axon/axon.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "choices.hpp"
#include "model.hpp"

namespace model {

// A letter that can be moved and not copied, and is counted.
class Letter {
 public:
  explicit Letter(int number) noexcept : number_(number) { ++alive; }
  Letter(Letter&& other) noexcept : number_(other.number_) { ++alive; }
  Letter& operator=(Letter&& other) noexcept {
    number_ = other.number_;
    return *this;
  }
  ~Letter() { --alive; }
  int number() const noexcept { return number_; }

  static inline long alive = 0;

 private:
  int number_;
};

class System;

class Actor final : public axon::Component {
 public:
  Actor(System& system, int number);
  axon::Process main() override;

  enum class Wait { nothing, receive, any, put, pause };

 private:
  friend class System;
  axon::Task<bool> act();
  void pause_ended();
  std::size_t some_inbox();
  std::size_t some_outbox();

  System* system_;
  int number_;
  std::vector<std::unique_ptr<axon::Inbox<Letter>>> inboxes_;
  std::vector<int> inbox_numbers_;
  std::vector<std::unique_ptr<axon::Outbox<Letter>>> outboxes_;
  std::vector<int> outbox_numbers_;
  int steps_ = 0;
  bool interrupted_ = false;
  // What it waits for, and what must end that wait.
  Wait wait_ = Wait::nothing;
  std::vector<int> wait_boxes_;
  int calls_before_ = 0;  // at the end of its last pause
  bool woken_ = false;
};

struct Size {
  int actors = 5;
  int steps = 12;          // of each actor
  bool plain_code = true;  // between the runs, plain code links, cuts, stops and puts in
};

class System {
 public:
  // Throws Objection, with what happened before it.
  System(Choices choices, axon::Policy* policy, Size size);

  // To the end: every actor is stopped at last, and has to be gone.
  void run();
  // The history in one number: two runs of the same choices and policy give the same one.
  std::uint64_t digest() const noexcept { return digest_; }
  long events() const noexcept { return static_cast<long>(history_.size()); }

 private:
  friend class Actor;

  struct BoxAt {
    axon::Box* box;
    axon::Inbox<Letter>* inbox;  // or nullptr
  };

  void happened(const std::string& what);
  void link(int from, int to, int who);
  void link_most_outboxes();
  void step_of_anybody(int who);
  void step_of_plain_code();
  void run_until_quiet();
  void nobody_sleeps_too_long() const;
  Actor& some_actor() { return *actors_[choices_.below(actors_.size())]; }
  int some_box() { return static_cast<int>(choices_.below(boxes_.size())); }

  Choices choices_;
  Size size_;
  Model model_;
  axon::Scheduler scheduler_;
  std::vector<BoxAt> boxes_;
  std::vector<std::unique_ptr<Actor>> actors_;
  std::vector<std::string> history_;
  std::uint64_t digest_ = 1469598103934665603U;
  int last_letter_ = 0;
};

}  // namespace model
