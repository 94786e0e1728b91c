// Lesson 08.tests: checks for a postman that is not written yet.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"

namespace miniaxon {

// Puts these letters into a box, in this order.
inline void put(Component& desk, const std::string& box, std::initializer_list<int> letters) {
  for (const int letter : letters) desk.send(letter, box);
}

// Takes all the letters that wait in a box, the front one first.
inline std::vector<int> take_all(Component& desk, const std::string& box) {
  std::vector<int> letters;
  while (desk.data_ready(box) > 0) letters.push_back(recv_as<int>(desk, box));
  return letters;
}

// Gives a run that many turns.
inline void give_turns(Generator<Turn>& run, int turns) {
  for (int turn = 0; turn < turns; ++turn) run.next();
}

// Each check makes a Post, puts it to work, and says whether it keeps one rule. An error that comes
// out of a check means no.

// Letters arrive in the order in which they were sent, none lost, none doubled.
template <typename Post>
bool carries_in_order() {
  // TODO 1: let letters wait, give turns, and look at what arrived
  return true;
}

// It carries between the two boxes that it was given, whatever their names. When one of them does
// not exist, the constructor throws NoSuchBox.
template <typename Post>
bool keeps_to_its_addresses() {
  // TODO 2: use boxes with other names, and a name that does not exist
  return true;
}

// Without post it hands control back with carry_on, turn after turn, and a letter that comes later
// is carried.
template <typename Post>
bool stays_on_duty() {
  // TODO 3: give turns without post, look at each answer; then send a letter after all
  return true;
}

// It finishes when the source has stopped and its box is empty, and not before the box is empty.
template <typename Post>
bool goes_home() {
  // TODO 4: stop the source while letters wait; then ask whether it has finished, and what arrived
  return true;
}

}  // namespace miniaxon
