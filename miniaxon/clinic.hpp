// Lesson 10: five patients. For each one: the cause, the cure, and a test that says sick or well.
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

// What a test says about the code that it is asked about. An error that comes out means sick.
enum class Health { well, sick };

// ---- Patient 1: nobody leaves the rota
namespace patient_1 {

enum class Cause {
  unknown,          // not found yet
  too_few_rounds,   // There were too few rounds. After some more, it leaves.
  no_end,           // The main() of the process never comes to its end.
  an_older_answer,  // The end gives no answer, and an earlier answer is taken for it.
  two_runs,         // add() starts two runs, and one of them is left over.
};
// TODO 1: patient 1: what is the cause?
inline constexpr Cause cause = Cause::unknown;

// TODO 2: patient 1: find the place, and mend it
// Gives turns, one round after another. Who comes to the end, or says finished, leaves in that turn.
class Rota {
 public:
  // Starts a run of its main(). The caller keeps the process alive.
  void add(Microprocess& process) { runs_.push_back(process.main()); }

  // One turn for everybody, in the order in which they were added.
  void round() {
    std::vector<Generator<Turn>> staying;
    Turn answer = Turn::carry_on;
    for (Generator<Turn>& run : runs_) {
      if (const auto said = run.next()) answer = *said;
      if (answer == Turn::carry_on) staying.push_back(std::move(run));
    }
    runs_ = std::move(staying);
  }

  // How many are on the rota.
  std::size_t active() const { return runs_.size(); }

 private:
  std::vector<Generator<Turn>> runs_;
};

template <typename Rota>
Health examine() {
  // TODO 3: patient 1: let somebody come to the end, and ask who is left
  return Health::well;
}

}  // namespace patient_1

// ---- Patient 2: the letters come out backwards
namespace patient_2 {

enum class Cause {
  unknown,       // not found yet
  too_many,      // carry() does not get along with more than two trays.
  lost_letters,  // carry() loses letters on the way.
  put_in_front,  // send() puts a new letter before those that wait.
  newest_first,  // Where a letter is taken, it is the newest one, not the oldest.
};
// TODO 4: patient 2: what is the cause?
inline constexpr Cause cause = Cause::unknown;

// TODO 5: patient 2: find the place, and mend it
// A row of trays. Letters go in at the first tray and come out at the last, in the same order.
class Row {
 public:
  explicit Row(std::size_t trays) : trays_(trays) {}

  // Puts a letter into the first tray.
  void send(int letter) { trays_.front().push_back(letter); }

  // Carries all the letters, tray by tray, to the last one.
  void carry() {
    for (std::size_t i = 0; i + 1 < trays_.size(); ++i) {
      while (!trays_[i].empty()) {
        trays_[i + 1].push_back(trays_[i].back());
        trays_[i].pop_back();
      }
    }
  }

  // Takes the letter from the last tray that is there for the longest time. One must wait.
  int recv() {
    const int letter = trays_.back().back();
    trays_.back().pop_back();
    return letter;
  }

  // How many letters wait in the last tray.
  std::size_t waiting() const { return trays_.back().size(); }

 private:
  std::vector<std::deque<int>> trays_;
};

template <typename Row>
Health examine() {
  // TODO 6: patient 2: send some letters, and look at the order in which they come out
  return Health::well;
}

}  // namespace patient_2

// ---- Patient 3: the last letters are missing
namespace patient_3 {

enum class Cause {
  unknown,             // not found yet
  stops_looking,       // It does not look whether letters still wait when the source has stopped.
  stop_empties,        // stop() empties the boxes of the source.
  one_a_turn,          // It carries one letter a turn, and that is too slow.
  activated_too_late,  // It gets its turns after the source, not before it.
};
// TODO 7: patient 3: what is the cause?
inline constexpr Cause cause = Cause::unknown;

// TODO 8: patient 3: find the place, and mend it
// Carries letters from "outbox" of the source to "inbox" of the sink. It is done when the source has
// stopped and all its letters are carried.
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
  bool has_more_to_do() const {
    return !source_.has_stopped();
  }

  Component& source_;
  Component& sink_;
};

template <typename Carrier>
Health examine() {
  // TODO 9: patient 3: let the source stop while letters wait, and count what arrives
  return Health::well;
}

}  // namespace patient_3

// ---- Patient 4: the guest is too early
namespace patient_4 {

enum class Cause {
  unknown,          // not found yet
  turn_on_arrival,  // activate() gives the newcomer a first turn itself.
  two_places,       // activate() puts the newcomer into the list twice.
  erased_late,      // Who has come to the end is taken out of the list too late.
  moving_end,       // The loop goes on to the end of a list that becomes longer meanwhile.
};
// TODO 10: patient 4: what is the cause?
inline constexpr Cause cause = Cause::unknown;

// TODO 11: patient 4: find the place, and mend it
// Gives turns, one round after another. Who is activated during a round has the first turn in the
// next one.
class Rounds {
 public:
  // Starts a run of its main(), and puts it at the end. The caller keeps the process alive.
  void activate(Microprocess& process) { runs_.push_back(process.main()); }

  // One turn for everybody, in the order in which they were activated.
  void round() {
    for (std::size_t i = 0; i < runs_.size(); ++i) runs_[i].next();
    std::erase_if(runs_, [](const Generator<Turn>& run) { return run.done(); });
  }

  // How many have not come to their end.
  std::size_t active() const { return runs_.size(); }

 private:
  std::deque<Generator<Turn>> runs_;  // what is in it stays in place when more is put at the end
};

template <typename Rounds>
Health examine() {
  // TODO 12: patient 4: let somebody bring a guest in, and look who speaks in that round
  return Health::well;
}

}  // namespace patient_4

// ---- Patient 5: the answer repeats the question
namespace patient_5 {

enum class Cause {
  unknown,        // not found yet
  copied_early,   // The question is copied into the answer before it is complete.
  two_payloads,   // An answer has two texts: write() adds to the one, read() gives the other.
  cut_off,        // To be read as a Letter it is copied, and the answer is cut off.
  gone_too_soon,  // The text is given back before anybody reads it.
};
// TODO 13: patient 5: what is the cause?
inline constexpr Cause cause = Cause::unknown;

// TODO 14: patient 5: find the place, and mend it
// A letter, and an answer, which begins with the letter that it answers. An answer is a letter: read
// as one, by reference or as a copy, it gives all that was written.
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
  explicit Answer(const Letter& question) : Letter(question.read()), payload_(question.read()) {}

  // Adds to what is there.
  void write(const std::string& text) {
    payload_ += text;
    ++pieces_;
  }

  // How often somebody wrote.
  int pieces() const { return pieces_; }

 private:
  std::string payload_;
  int pieces_ = 0;
};

template <typename Letter, typename Answer>
Health examine() {
  // TODO 15: patient 5: write an answer, and read it as a letter
  return Health::well;
}

}  // namespace patient_5

}  // namespace miniaxon
