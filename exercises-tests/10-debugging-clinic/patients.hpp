// The sick code as the learner found it, and other code that is well. The learner's tests are asked
// about all of it.
#pragma once

#include <cstddef>
#include <deque>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "component.hpp"
#include "microprocess.hpp"

namespace patients {

using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Turn;

// ---- Patient 1

struct SickRota {
  void add(Microprocess& process) { runs_.push_back(process.main()); }
  void round() {
    std::vector<Generator<Turn>> staying;
    Turn answer = Turn::carry_on;
    for (Generator<Turn>& run : runs_) {
      if (const auto said = run.next()) answer = *said;
      if (answer == Turn::carry_on) staying.push_back(std::move(run));
    }
    runs_ = std::move(staying);
  }
  std::size_t active() const { return runs_.size(); }

 private:
  std::vector<Generator<Turn>> runs_;
};

struct WellRota {
  void add(Microprocess& process) { runs_.push_back(process.main()); }
  void round() {
    std::vector<Generator<Turn>> staying;
    for (Generator<Turn>& run : runs_) {
      if (run.next() == Turn::carry_on) staying.push_back(std::move(run));
    }
    runs_ = std::move(staying);
  }
  std::size_t active() const { return runs_.size(); }

 private:
  std::vector<Generator<Turn>> runs_;
};

// ---- Patient 2

struct SickRow {
  explicit SickRow(std::size_t trays) : trays_(trays) {}
  void send(int letter) { trays_.front().push_back(letter); }
  void carry() {
    for (std::size_t i = 0; i + 1 < trays_.size(); ++i) {
      while (!trays_[i].empty()) {
        trays_[i + 1].push_back(trays_[i].back());
        trays_[i].pop_back();
      }
    }
  }
  int recv() {
    const int letter = trays_.back().back();
    trays_.back().pop_back();
    return letter;
  }
  std::size_t waiting() const { return trays_.back().size(); }

 private:
  std::vector<std::deque<int>> trays_;
};

struct WellRow {
  explicit WellRow(std::size_t trays) : trays_(trays) {}
  void send(int letter) { trays_.front().push(letter); }
  void carry() {
    for (std::size_t i = 0; i + 1 < trays_.size(); ++i) {
      for (; !trays_[i].empty(); trays_[i].pop()) trays_[i + 1].push(trays_[i].front());
    }
  }
  int recv() {
    const int letter = trays_.back().front();
    trays_.back().pop();
    return letter;
  }
  std::size_t waiting() const { return trays_.back().size(); }

 private:
  std::vector<std::queue<int>> trays_;
};

// ---- Patient 3

class Courier : public Microprocess {
 public:
  Courier(Component& source, Component& sink)
      : Microprocess("carrier"), source_(source), sink_(sink) {}

 protected:
  bool letter_waits() const { return source_.data_ready("outbox") > 0; }
  void carry_one() { sink_.send(source_.recv("outbox"), "inbox"); }

  Component& source_;
  Component& sink_;
};

struct SickCarrier : Courier {
  using Courier::Courier;
  Generator<Turn> main() override {
    while (!source_.has_stopped()) {
      if (letter_waits()) carry_one();
      co_yield carry_on;
    }
  }
};

struct WellCarrier : Courier {
  using Courier::Courier;
  Generator<Turn> main() override {
    while (!source_.has_stopped() || letter_waits()) {
      if (letter_waits()) carry_one();
      co_yield carry_on;
    }
  }
};

struct QuickCarrier : Courier {
  using Courier::Courier;
  Generator<Turn> main() override {
    do {
      co_yield carry_on;
      while (letter_waits()) carry_one();
    } while (!source_.has_stopped());
    co_yield finished;
  }
};

// ---- Patient 4

struct SickRounds {
  void activate(Microprocess& process) { runs_.push_back(process.main()); }
  void round() {
    for (std::size_t i = 0; i < runs_.size(); ++i) runs_[i].next();
    std::erase_if(runs_, [](const Generator<Turn>& run) { return run.done(); });
  }
  std::size_t active() const { return runs_.size(); }

 private:
  std::deque<Generator<Turn>> runs_;
};

struct WellRounds {
  void activate(Microprocess& process) { newcomers_.push_back(process.main()); }
  void round() {
    for (Generator<Turn>& run : newcomers_) runs_.push_back(std::move(run));
    newcomers_.clear();
    for (Generator<Turn>& run : runs_) run.next();
    std::erase_if(runs_, [](const Generator<Turn>& run) { return run.done(); });
  }
  std::size_t active() const { return runs_.size() + newcomers_.size(); }

 private:
  std::vector<Generator<Turn>> runs_;
  std::vector<Generator<Turn>> newcomers_;
};

// ---- Patient 5

class Letter {
 public:
  explicit Letter(std::string text) : payload_(std::move(text)) {}
  virtual ~Letter() = default;
  const std::string& read() const { return payload_; }

 protected:
  std::string payload_;
};

class SickAnswer : public Letter {
 public:
  explicit SickAnswer(const Letter& question)
      : Letter(question.read()), payload_(question.read()) {}
  void write(const std::string& text) {
    payload_ += text;
    ++pieces_;
  }
  int pieces() const { return pieces_; }

 private:
  std::string payload_;
  int pieces_ = 0;
};

class WellAnswer : public Letter {
 public:
  explicit WellAnswer(const Letter& question) : Letter(question.read()) {}
  void write(const std::string& text) {
    payload_ += text;
    ++pieces_;
  }
  int pieces() const { return pieces_; }

 private:
  int pieces_ = 0;
};

}  // namespace patients
