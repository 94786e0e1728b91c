#include "system.hpp"

#include <algorithm>

namespace model {

namespace {

struct Interruption {};

constexpr int nobody = -1;

}  // namespace

// ---- One actor

Actor::Actor(System& system, int number) : system_(&system), number_(number) {
  static const char* const in_names[] = {"inbox", "control", "third"};
  static const char* const out_names[] = {"outbox", "signal", "third"};
  const std::size_t ins = 1 + system.choices_.below(2);
  const std::size_t outs = 1 + system.choices_.below(2);
  for (std::size_t i = 0; i < ins; ++i) {
    BoxFacts facts;
    facts.owner = number;
    facts.inbox = true;
    if (system.choices_.below(3) != 0) facts.capacity = 1 + system.choices_.below(3);
    facts.when_full = static_cast<Full>(system.choices_.below(6) % 4 % 3);
    facts.stays_open = system.choices_.below(8) == 1;
    const auto capacity =
        facts.capacity > 3 ? axon::unlimited : static_cast<std::uint32_t>(facts.capacity);
    inboxes_.push_back(std::make_unique<axon::Inbox<Letter>>(
        *this, in_names[i], capacity, static_cast<axon::WhenFull>(facts.when_full)));
    if (facts.stays_open) inboxes_.back()->keep_open();
    inbox_numbers_.push_back(system.model_.add_box(facts));
    system.boxes_.push_back({inboxes_.back().get(), inboxes_.back().get()});
  }
  for (std::size_t i = 0; i < outs; ++i) {
    BoxFacts facts;
    facts.owner = number;
    outboxes_.push_back(std::make_unique<axon::Outbox<Letter>>(*this, out_names[i]));
    outbox_numbers_.push_back(system.model_.add_box(facts));
    system.boxes_.push_back({outboxes_.back().get(), nullptr});
  }
}

std::size_t Actor::some_inbox() { return system_->choices_.below(inboxes_.size()); }
std::size_t Actor::some_outbox() { return system_->choices_.below(outboxes_.size()); }

void Actor::pause_ended() {
  wait_ = Wait::nothing;
  calls_before_ = system_->model_.calls_of(number_);
  woken_ = false;
}

axon::Process Actor::main() {
  bool goes_on = true;
  while (goes_on) {
    bool was_interrupted = false;
    try {
      goes_on = co_await act();
    } catch (const Interruption&) {
      was_interrupted = true;
    }
    if (!was_interrupted) continue;
    if (!interrupted_) throw Objection("an error out of nowhere");
    interrupted_ = false;
    system_->happened(std::to_string(number_) + " was interrupted");
    if (wait_ == Wait::put) system_->model_.put_was_interrupted(number_);
    if (wait_ == Wait::pause) pause_ended();
    wait_ = Wait::nothing;
  }
  system_->happened(std::to_string(number_) + " ends");
  system_->model_.ended(number_);  // nobody has a turn before the runtime tells the others
}

axon::Task<bool> Actor::act() {
  System& system = *system_;
  const std::string me = std::to_string(number_);
  if (++steps_ > system.size_.steps) co_return false;
  switch (system.choices_.below(12)) {
    case 0:
      co_return false;
    case 1:
    case 2: {
      const std::size_t box = some_outbox();
      const int number = ++system.last_letter_;
      Letter letter(number);
      const bool went = outboxes_[box]->send(std::move(letter));
      system.happened(me + " sends " + std::to_string(number));
      system.model_.sent(outbox_numbers_[box], number, went);
      break;
    }
    case 3:
    case 4: {
      const std::size_t box = some_outbox();
      const int number = ++system.last_letter_;
      Letter letter(number);
      system.happened(me + " puts " + std::to_string(number));
      system.model_.put_began(number_, outbox_numbers_[box], number, interrupted_);
      wait_ = Wait::put;
      const bool went = co_await outboxes_[box]->put(std::move(letter));
      wait_ = Wait::nothing;
      system.happened(me + " has put " + std::to_string(number));
      system.model_.put_ended(number_, went);
      break;
    }
    case 5:
    case 6:
    case 7: {
      const std::size_t box = some_inbox();
      wait_ = Wait::receive;
      wait_boxes_ = {inbox_numbers_[box]};
      const int ends_before = system.model_.ends_of(inbox_numbers_[box]);
      auto letter = co_await inboxes_[box]->receive();
      wait_ = Wait::nothing;
      system.happened(me + " receives " + (letter ? std::to_string(letter->number()) : "nothing"));
      if (letter) {
        system.model_.took(inbox_numbers_[box], letter->number());
      } else {
        system.model_.receive_ended_with_nothing(inbox_numbers_[box], ends_before);
      }
      break;
    }
    case 8: {
      if (inboxes_.size() > 1) {
        wait_ = Wait::any;
        wait_boxes_ = inbox_numbers_;
        co_await axon::any_of(*inboxes_[0], *inboxes_[1]);
        wait_ = Wait::nothing;
      }
      for (std::size_t i = 0; i < inboxes_.size(); ++i) {
        auto letter = inboxes_[i]->try_receive();
        system.happened(me + " finds " + (letter ? std::to_string(letter->number()) : "nothing"));
        if (letter) {
          system.model_.took(inbox_numbers_[i], letter->number());
        } else {
          system.model_.found_nothing(inbox_numbers_[i]);
        }
      }
      break;
    }
    case 9: {
      wait_ = Wait::pause;
      co_await axon::pause();
      pause_ended();
      break;
    }
    case 10:
      co_await axon::yield();
      break;
    default:
      system.step_of_anybody(number_);
      break;
  }
  co_return true;
}

// ---- The system

System::System(Choices choices, axon::Policy* policy, Size size) : choices_(choices), size_(size) {
  scheduler_.set_policy(policy);
  for (int number = 0; number < size.actors; ++number) {
    actors_.push_back(std::make_unique<Actor>(*this, number));
  }
  if (choices_.below(2) == 1) scheduler_.set_trace([](const axon::Event&) {});
}

void System::happened(const std::string& what) {
  for (const char letter : what + "\n") {
    digest_ = (digest_ ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  }
  history_.push_back(what);
}

void System::link(int from, int to, int who) {
  auto& source = *boxes_[static_cast<std::size_t>(from)].box;
  bool was_refused = false;
  try {
    axon::link(source, *boxes_[static_cast<std::size_t>(to)].box);
  } catch (const axon::LinkError&) {
    was_refused = true;
  }
  happened(std::to_string(who) + " links " + std::to_string(from) + " to " + std::to_string(to) +
           (was_refused ? ", and may not" : ""));
  const auto& taker = static_cast<const Actor&>(source.owner());
  model_.linked(from, to, taker.active() && taker.number_ != who, was_refused);
}

// Half of them to the same inbox, where they have to share the room.
void System::link_most_outboxes() {
  for (const auto& actor : actors_) {
    for (const int from : actor->outbox_numbers_) {
      const Actor& to = choices_.below(2) == 0 ? *actors_.front() : some_actor();
      if (choices_.below(4) != 0) link(from, to.inbox_numbers_.front(), nobody);
    }
  }
}

// What a component may do to others, and plain code too.
void System::step_of_anybody(int who) {
  const std::string me = who == nobody ? "plain code" : std::to_string(who);
  switch (choices_.below(8)) {
    case 0:
    case 1:
    case 2:
      link(some_box(), some_box(), who);
      break;
    case 3: {
      const int from = some_box();
      axon::unlink(*boxes_[static_cast<std::size_t>(from)].box);
      happened(me + " unlinks " + std::to_string(from));
      model_.unlinked(from);
      break;
    }
    case 4: {
      Actor& other = some_actor();
      if (other.active() || other.ended()) break;
      happened(me + " activates " + std::to_string(other.number_));
      scheduler_.activate(other);
      break;
    }
    case 5: {
      Actor& other = some_actor();
      other.wake();
      other.woken_ = other.woken_ || other.active();
      break;
    }
    case 6: {
      const int box = some_box();
      auto* inbox = boxes_[static_cast<std::size_t>(box)].inbox;
      if (inbox == nullptr) break;
      const std::size_t capacity = 1 + choices_.below(3);
      happened(me + " sets capacity " + std::to_string(capacity) + " of " + std::to_string(box));
      inbox->set_capacity(static_cast<std::uint32_t>(capacity));
      model_.capacity_set(box, capacity);
      break;
    }
    default: {
      Actor& other = some_actor();
      if (!other.active() || model_.has_ended(other.number_)) break;
      if (choices_.below(2) == 0) {
        happened(me + " stops " + std::to_string(other.number_));
        other.stop();
        model_.stopped(other.number_);
      } else if (!other.interrupted_) {
        happened(me + " interrupts " + std::to_string(other.number_));
        other.interrupted_ = true;
        other.interrupt(std::make_exception_ptr(Interruption()));
      }
    }
  }
}

void System::step_of_plain_code() {
  if (choices_.below(3) != 0) return step_of_anybody(nobody);
  const int box = some_box();
  auto* inbox = boxes_[static_cast<std::size_t>(box)].inbox;
  if (inbox == nullptr) return;
  const int number = ++last_letter_;
  const bool went = inbox->put_in(Letter(number));
  happened("plain code puts " + std::to_string(number) + " into " + std::to_string(box));
  model_.put_in(box, number, went);
}

// Everybody sleeps: each for a reason.
void System::nobody_sleeps_too_long() const {
  for (const auto& actor : actors_) {
    if (!actor->active()) continue;
    const auto objects = [&](const char* why) {
      throw Objection(std::to_string(actor->number_) + " sleeps on, and " + why);
    };
    if (model_.is_stopping(actor->number_)) objects("was stopped");
    if (actor->interrupted_) objects("was interrupted");
    switch (actor->wait_) {
      case Actor::Wait::nothing:
        objects("waits for nothing");
        break;
      case Actor::Wait::receive:
      case Actor::Wait::any:
        for (const int box : actor->wait_boxes_) {
          if (model_.would_wake(box)) objects("there is a letter, or the end");
        }
        break;
      case Actor::Wait::put:
        if (model_.put_would_end(actor->number_)) objects("its put() is done");
        break;
      case Actor::Wait::pause:
        if (actor->woken_ || model_.calls_of(actor->number_) != actor->calls_before_) {
          objects("it was called in its pause");
        }
    }
  }
}

void System::run_until_quiet() {
  scheduler_.run_until_idle();
  nobody_sleeps_too_long();
}

void System::run() {
  try {
    link_most_outboxes();
    for (std::size_t i = choices_.below(boxes_.size()); i > 0; --i) step_of_anybody(nobody);
    for (const auto& actor : actors_) {
      if (!actor->active() && choices_.below(4) != 0) scheduler_.activate(*actor);
    }
    for (int round = 0; round < (size_.plain_code ? 4 : 1); ++round) {
      run_until_quiet();
      if (!size_.plain_code) break;
      for (std::size_t i = choices_.below(6); i > 0; --i) step_of_plain_code();
    }
    run_until_quiet();
    // A stop reaches those who are there; they may activate others in their last turns.
    for (std::size_t i = 0; i < actors_.size() && scheduler_.alive() != 0; ++i) {
      for (const auto& actor : actors_) {
        if (actor->active()) model_.stopped(actor->number_);
      }
      scheduler_.stop_all();
      run_until_quiet();
    }
    if (scheduler_.alive() != 0) throw Objection("somebody lives on");
  } catch (const std::exception& objection) {
    std::string what = objection.what();
    what += "\nbefore it:\n";
    const std::size_t shown = std::min<std::size_t>(history_.size(), 40);
    for (std::size_t i = history_.size() - shown; i < history_.size(); ++i) {
      what += "  " + history_[i] + "\n";
    }
    throw Objection(what);
  }
}

}  // namespace model
