// Lesson 08.tests: checks for a postman that is not written yet.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"

namespace miniaxon {

//{ helpers
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
//}

// Each check makes a Post, puts it to work, and says whether it keeps one rule. An error that comes
// out of a check means no.

//{ checks
// Letters arrive in the order in which they were sent, none lost, none doubled.
template <typename Post>
bool carries_in_order() {
  //[ let letters wait, give turns, and look at what arrived
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  put(source, "outbox", {1, 2, 3, 4});
  Generator<Turn> run = post.main();
  give_turns(run, 8);
  return take_all(sink, "inbox") == std::vector{1, 2, 3, 4};
  //| return true;
  //]
}

// It carries between the two boxes that it was given, whatever their names. When one of them does
// not exist, the constructor throws NoSuchBox.
template <typename Post>
bool keeps_to_its_addresses() {
  //[ use boxes with other names, and a name that does not exist
  Component shop("shop", {"orders"}, {"parcels"});
  Component home("home", {"door"}, {});
  Post post(shop, "parcels", home, "door");
  put(shop, "parcels", {7});
  Generator<Turn> run = post.main();
  give_turns(run, 4);
  if (take_all(home, "door") != std::vector{7}) return false;
  try {
    Post lost(shop, "parcels", home, "window");
    return false;
  } catch (const NoSuchBox&) {
    return true;
  }
  //| return true;
  //]
}

// Without post it hands control back with carry_on, turn after turn, and a letter that comes later
// is carried.
template <typename Post>
bool stays_on_duty() {
  //[ give turns without post, look at each answer; then send a letter after all
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  Generator<Turn> run = post.main();
  for (int turn = 0; turn < 3; ++turn) {
    if (run.next() != Turn::carry_on) return false;
  }
  put(source, "outbox", {1});
  give_turns(run, 3);
  return take_all(sink, "inbox") == std::vector{1};
  //| return true;
  //]
}

// It finishes when the source has stopped and its box is empty, and not before the box is empty.
template <typename Post>
bool goes_home() {
  //[ stop the source while letters wait; then ask whether it has finished, and what arrived
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  put(source, "outbox", {1, 2, 3});
  source.stop();
  Scheduler scheduler;
  scheduler.activate(post);
  scheduler.run(20);
  return post.has_stopped() && take_all(sink, "inbox") == std::vector{1, 2, 3};
  //| return true;
  //]
}
//}

}  // namespace miniaxon
