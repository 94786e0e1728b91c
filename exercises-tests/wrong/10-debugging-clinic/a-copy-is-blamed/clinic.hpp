// A copy that cuts the answer off is blamed, though nobody makes a copy.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "component.hpp"
#include "recv_as.hpp"
#include "talker.hpp"

namespace miniaxon {

enum class Health { well, sick };

namespace patient_1 {

enum class Cause {
  unknown,          // not found yet
  too_few_rounds,   // There were too few rounds. After some more, it leaves.
  no_end,           // The main() of the process never comes to its end.
  an_older_answer,  // The end gives no answer, and an earlier answer is taken for it.
  two_runs,         // add() starts two runs, and one of them is left over.
};
inline constexpr Cause cause = Cause::an_older_answer;

class Rota {
 public:
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

template <typename Rota>
Health examine() {
  std::vector<std::string> words;
  Talker talker("talker", words, 2);
  Rota rota;
  rota.add(talker);
  for (int round = 0; round < 5; ++round) rota.round();
  return rota.active() == 0 ? Health::well : Health::sick;
}

}  // namespace patient_1

namespace patient_2 {

enum class Cause {
  unknown,       // not found yet
  too_many,      // carry() does not get along with more than two trays.
  lost_letters,  // carry() loses letters on the way.
  put_in_front,  // send() puts a new letter before those that wait.
  newest_first,  // Where a letter is taken, it is the newest one, not the oldest.
};
inline constexpr Cause cause = Cause::newest_first;

class Row {
 public:
  explicit Row(std::size_t trays) : trays_(trays) {}

  void send(int letter) { trays_.front().push_back(letter); }

  void carry() {
    for (std::size_t i = 0; i + 1 < trays_.size(); ++i) {
      while (!trays_[i].empty()) {
        trays_[i + 1].push_back(trays_[i].front());
        trays_[i].pop_front();
      }
    }
  }

  int recv() {
    const int letter = trays_.back().front();
    trays_.back().pop_front();
    return letter;
  }

  std::size_t waiting() const { return trays_.back().size(); }

 private:
  std::vector<std::deque<int>> trays_;
};

template <typename Row>
Health examine() {
  for (const std::size_t trays : {1, 2, 3}) {
    Row row(trays);
    for (const int letter : {1, 2, 3}) row.send(letter);
    row.carry();
    for (const int letter : {1, 2, 3}) {
      if (row.waiting() == 0 || row.recv() != letter) return Health::sick;
    }
  }
  return Health::well;
}

}  // namespace patient_2

namespace patient_3 {

enum class Cause {
  unknown,             // not found yet
  stops_looking,       // It does not look whether letters still wait when the source has stopped.
  stop_empties,        // stop() empties the boxes of the source.
  one_a_turn,          // It carries one letter a turn, and that is too slow.
  activated_too_late,  // It gets its turns after the source, not before it.
};
inline constexpr Cause cause = Cause::stops_looking;

class Carrier : public Microprocess {
 public:
  Carrier(Component& source, Component& sink)
      : Microprocess("carrier"), source_(source), sink_(sink) {}

  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (source_.data_ready("outbox") > 0) sink_.send(source_.recv("outbox"), "inbox");
      co_yield carry_on;
    }
  }

 private:
  bool has_more_to_do() const { return !source_.has_stopped() || source_.data_ready("outbox") > 0; }

  Component& source_;
  Component& sink_;
};

template <typename Carrier>
Health examine() {
  Component source("source"), sink("sink");
  Carrier carrier(source, sink);
  for (const int letter : {1, 2, 3}) source.send(letter, "outbox");
  source.stop();
  Generator<Turn> run = carrier.main();
  for (int turn = 0; turn < 8; ++turn) run.next();
  return sink.data_ready("inbox") == 3 ? Health::well : Health::sick;
}

}  // namespace patient_3

namespace patient_4 {

enum class Cause {
  unknown,          // not found yet
  turn_on_arrival,  // activate() gives the newcomer a first turn itself.
  two_places,       // activate() puts the newcomer into the list twice.
  erased_late,      // Who has come to the end is taken out of the list too late.
  moving_end,       // The loop goes on to the end of a list that becomes longer meanwhile.
};
inline constexpr Cause cause = Cause::moving_end;

class Rounds {
 public:
  void activate(Microprocess& process) { runs_.push_back(process.main()); }

  void round() {
    const std::size_t there = runs_.size();
    for (std::size_t i = 0; i < there; ++i) runs_[i].next();
    std::erase_if(runs_, [](const Generator<Turn>& run) { return run.done(); });
  }

  std::size_t active() const { return runs_.size(); }

 private:
  std::deque<Generator<Turn>> runs_;  // what is in it stays in place when more is put at the end
};

template <typename Rounds>
Health examine() {
  std::vector<std::string> words;
  Talker host("host", words, 3);
  Talker guest("guest", words, 3);
  Rounds rounds;
  host.at_first([&] { rounds.activate(guest); });
  rounds.activate(host);
  rounds.round();
  return words == std::vector<std::string>{"host"} ? Health::well : Health::sick;
}

}  // namespace patient_4

namespace patient_5 {

enum class Cause {
  unknown,        // not found yet
  copied_early,   // The question is copied into the answer before it is complete.
  two_payloads,   // An answer has two texts: write() adds to the one, read() gives the other.
  cut_off,        // To be read as a Letter it is copied, and the answer is cut off.
  gone_too_soon,  // The text is given back before anybody reads it.
};
inline constexpr Cause cause = Cause::cut_off;

class Letter {
 public:
  explicit Letter(std::string text) : payload_(std::move(text)) {}
  virtual ~Letter() = default;

  const std::string& read() const { return payload_; }

 protected:
  std::string payload_;
};

class Answer : public Letter {
 public:
  explicit Answer(const Letter& question) : Letter(question.read()) {}

  void write(const std::string& text) {
    payload_ += text;
    ++pieces_;
  }

  int pieces() const { return pieces_; }

 private:
  int pieces_ = 0;
};

template <typename Letter, typename Answer>
Health examine() {
  Answer answer(Letter("Tea?"));
  answer.write(" Yes.");
  const Letter& letter = answer;
  return letter.read() == "Tea? Yes." ? Health::well : Health::sick;
}

}  // namespace patient_5

}  // namespace miniaxon
