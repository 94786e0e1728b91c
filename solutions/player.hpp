// Supplied in lesson 06: gives turns by an order that is written down, and plays every order.
#pragma once

#include <cctype>
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared.hpp"

namespace miniaxon {

// Some microprocesses that share a thing, and wait for turns. They are called A, B, C and so on.
template <typename Thing>
class Play {
 public:
  Thing shared;

  Play() = default;
  Play(const Play&) = delete;
  Play& operator=(const Play&) = delete;

  // The letters of those that have not ended.
  std::string waiting() const {
    std::string letters;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (!actors_[i].has_ended) letters += static_cast<char>('A' + i);
    }
    return letters;
  }

  // One turn for one that waits. Gives what was done in it, in words.
  std::string give_turn(char letter) {
    Actor& actor = actors_.at(static_cast<std::size_t>(letter - 'A'));
    actor.has_ended = actor.turns.next() != Turn::carry_on;
    std::string what = shared.news();
    if (what.empty()) what = "touches nothing";
    return actor.has_ended ? what + ", ends" : what;
  }

 protected:
  void add(std::unique_ptr<Microprocess> process) {
    Generator<Turn> turns = process->main();
    actors_.push_back({std::move(process), std::move(turns), false});
  }

 private:
  struct Actor {
    std::unique_ptr<Microprocess> process;
    Generator<Turn> turns;
    bool has_ended;
  };

  std::vector<Actor> actors_;
};

// Tellers at one account: A pays in 1 coin, B pays in 2, C would pay in 3.
template <typename Teller>
class Tellers : public Play<Account> {
 public:
  explicit Tellers(int number = 2) {
    for (int coins = 1; coins <= number; ++coins) {
      this->add(std::make_unique<Teller>(this->shared, coins));
      paid_in += coins;
    }
  }
  int paid_in = 0;
};

// Two guests, A and B, and one seat.
template <typename Guest>
class Guests : public Play<Seat> {
 public:
  Guests() {
    this->add(std::make_unique<Guest>(this->shared));
    this->add(std::make_unique<Guest>(this->shared));
  }
};

// The letters of an order: "a, B b" and "A B B" are both "ABB".
inline std::string letters_of(const std::string& order) {
  std::string letters;
  for (const char c : order) {
    const auto letter = static_cast<unsigned char>(c);
    if (c != ',' && !std::isspace(letter)) letters += static_cast<char>(std::toupper(letter));
  }
  return letters;
}

// An order as a person writes it: "A B B".
inline std::string spaced(const std::string& letters, const std::string& between = " ") {
  std::string text;
  for (const char letter : letters) text += (text.empty() ? "" : between) + letter;
  return text;
}

// Why an order cannot be played to its end.
struct Objection {
  std::string expected, got;
};

// Gives turns by the order. After each one it calls tell(number of the turn, letter, what was done).
// Stops at a turn that cannot be given.
template <typename AnyPlay, typename Tell>
std::optional<Objection> follow(AnyPlay& play, const std::string& order, Tell tell) {
  const std::string letters = letters_of(order);
  const std::string all = play.waiting();
  const auto turn = [](std::size_t number) { return "turn " + std::to_string(number); };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (all.find(letters[i]) != std::string::npos) continue;
    return Objection{"one letter a turn: " + spaced(all, " or "),
                     "\"" + letters.substr(i, 1) + "\" for " + turn(i + 1)};
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string waiting = play.waiting();
    if (waiting.find(letters[i]) == std::string::npos) {
      const std::size_t last = letters.rfind(letters[i], i - 1);
      return Objection{waiting.empty() ? "no more turns after " + turn(i) + ": all have ended"
                                       : turn(i + 1) + " for " + spaced(waiting, " or "),
                       turn(i + 1) + " for " + letters[i] + ", which ended in " + turn(last + 1)};
    }
    tell(i + 1, letters[i], play.give_turn(letters[i]));
  }
  const std::string waiting = play.waiting();
  if (waiting.empty()) return std::nullopt;
  return Objection{"turns until " + spaced(all, " and ") + " have ended",
                   (letters.empty() ? "no turns" : "no more turns after " + turn(letters.size())) +
                       "; " + spaced(waiting, " and ") +
                       (waiting.size() == 1 ? " waits" : " wait")};
}

// Plays the order, and prints what is done in each turn and how things are after it.
template <typename AnyPlay>
void print_order(AnyPlay&& play, const std::string& order) {
  const auto print = [&play](std::size_t turn, char letter, const std::string& what) {
    std::cout << "turn " << turn << "  " << letter << "  " << std::left << std::setw(32) << what
              << play.shared.now() << '\n';
  };
  const std::optional<Objection> objection = follow(play, order, print);
  if (!objection) return;
  std::cout << "It stops here.\n  Expected:  " << objection->expected
            << "\n  Got:       " << objection->got << '\n';
}

// Plays every order, each on a fresh play that make() gives, and calls look(play, letters) after
// each. The first `decided` turns are given in all possible ways. If somebody waits even then, the
// turns go round, up to 20 more, and look() is called although somebody may still wait.
template <typename Make, typename Look>
void for_every_order(std::size_t decided, Make make, Look look) {
  std::string letters;  // how the next order begins; then the first one that waits gets the turn
  do {
    auto play = make();
    std::vector<std::string> waiting = {play.waiting()};
    for (std::size_t turn = 0; !waiting.back().empty() && turn < decided + 20; ++turn) {
      const std::string& now = waiting.back();
      if (turn == letters.size()) letters += now[turn < decided ? 0 : turn % now.size()];
      play.give_turn(letters[turn]);
      waiting.push_back(play.waiting());
    }
    look(play, letters);
    // The last turn that could have gone to a later letter goes to the next one there.
    if (letters.size() > decided) letters.resize(decided);
    while (!letters.empty() && letters.back() == waiting[letters.size() - 1].back()) {
      letters.pop_back();
    }
    if (letters.empty()) continue;
    const std::string& there = waiting[letters.size() - 1];
    letters.back() = there[there.find(letters.back()) + 1];
  } while (!letters.empty());
}

}  // namespace miniaxon
