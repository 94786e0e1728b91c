// The core of the course on this runtime: what was written against the learner's own headers
// compiles unchanged with this one in their place. A microprocess becomes a component of the
// runtime, its turns are the runtime's turns, and its boxes are the runtime's boxes.
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "axon.hpp"
#include "generator.hpp"

namespace miniaxon {

template <typename T>
using Generator = axon::Generator<T>;

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;
  explicit Microprocess(std::string name = "microprocess") : name_(std::move(name)) {}
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;
  virtual ~Microprocess() = default;

  const std::string& name() const { return name_; }
  virtual Generator<Turn> main() { co_yield carry_on; }
  void stop() { stopped_ = true; }
  bool has_stopped() const { return stopped_; }

 private:
  std::string name_;
  bool stopped_ = false;
};

// Its microprocesses run on a scheduler of the runtime, first in first out: each is one component,
// and each next() of main() is one turn.
class Scheduler : public Microprocess {
 public:
  Scheduler() : Microprocess("scheduler") { turns_.set_policy(&order_); }

  void activate(Microprocess& process) {
    turns_.activate(std::make_unique<Runner>(process, process.main(), given_));
  }
  Generator<Turn> main() override {
    while (give_a_turn()) co_yield carry_on;
  }
  void run(std::size_t most_turns = SIZE_MAX) {
    Generator<Turn> turns = main();
    for (std::size_t given = 0; given < most_turns && turns.next(); ++given) {
    }
  }
  std::size_t active() const {
    std::size_t count = 0;
    for (const axon::Component* runner : turns_.components()) {
      if (!static_cast<const Runner*>(runner)->has_stopped()) ++count;
    }
    return count;
  }

 private:
  class Runner final : public axon::Component {
   public:
    Runner(Microprocess& process, Generator<Turn> run, std::uint64_t& given)
        : process_(&process), run_(std::move(run)), given_(&given) {}
    bool has_stopped() const { return process_->has_stopped(); }
    axon::Process main() override {
      while (!process_->has_stopped()) {
        ++*given_;
        if (run_.next() != Turn::carry_on) process_->stop();
        if (!process_->has_stopped()) co_await axon::yield();
      }
    }

   private:
    Microprocess* process_;
    Generator<Turn> run_;
    std::uint64_t* given_;
  };

  // Passing over one that was stopped costs no turn.
  bool give_a_turn() {
    const std::uint64_t before = given_;
    while (given_ == before) {
      if (!turns_.step()) return false;
    }
    return true;
  }

  axon::FirstInFirstOut order_;
  std::uint64_t given_ = 0;
  axon::Scheduler turns_;
};

using Message = std::any;

class NoSuchBox : public std::out_of_range {
 public:
  using std::out_of_range::out_of_range;
};

class EmptyBox : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

class Component : public Microprocess {
 public:
  explicit Component(std::string name = "component",
                     std::vector<std::string> inboxes = {"inbox", "control"},
                     std::vector<std::string> outboxes = {"outbox", "signal"})
      : Microprocess(std::move(name)) {
    for (auto* names : {&inboxes, &outboxes}) {
      for (std::string& box : *names) names_.push_back(std::move(box));
    }
    for (const std::string& box : names_) desk_.boxes.emplace_back(desk_, box.c_str());
  }

  void send(Message letter, const std::string& box = "outbox") {
    this->box(box).put_in(std::move(letter));
  }
  Message recv(const std::string& box = "inbox") {
    std::optional<Message> letter = this->box(box).try_receive();
    if (letter) return std::move(*letter);
    throw EmptyBox(name() + ": there is no letter in box \"" + box + "\"");
  }
  std::size_t data_ready(const std::string& box = "inbox") const {
    return const_cast<Component*>(this)->box(box).waiting();
  }

 private:
  // The runtime's side of the desk. It has no life of its own: the boxes hold letters, and the
  // microprocess takes and puts them.
  struct Desk final : axon::Component {
    std::deque<axon::Inbox<Message>> boxes;
    axon::Process main() override { co_return; }
  };

  axon::Inbox<Message>& box(const std::string& name) {
    std::string list;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return desk_.boxes[i];
      list += (list.empty() ? "" : ", ") + names_[i];
    }
    throw NoSuchBox(this->name() + " has no box \"" + name + "\"; it has: " + list);
  }

  std::deque<std::string> names_;  // the boxes point at them
  Desk desk_;
};

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        source_(&source),
        source_box_(std::move(source_box)),
        sink_(&sink),
        sink_box_(std::move(sink_box)) {
    source.data_ready(source_box_);
    sink.data_ready(sink_box_);
  }
  Generator<Turn> main() override {
    while (!source_->has_stopped() || source_->data_ready(source_box_) > 0) {
      while (source_->data_ready(source_box_) > 0) {
        sink_->send(source_->recv(source_box_), sink_box_);
      }
      co_yield carry_on;
    }
  }

 private:
  Component* source_;
  std::string source_box_;
  Component* sink_;
  std::string sink_box_;
};

}  // namespace miniaxon
