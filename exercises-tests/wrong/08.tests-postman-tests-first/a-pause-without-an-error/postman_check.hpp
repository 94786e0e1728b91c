// It gives turns without post, and is content when no error comes out.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"

namespace miniaxon {

inline void put(Component& desk, const std::string& box, std::initializer_list<int> letters) {
  for (const int letter : letters) desk.send(letter, box);
}

inline std::vector<int> take_all(Component& desk, const std::string& box) {
  std::vector<int> letters;
  while (desk.data_ready(box) > 0) letters.push_back(recv_as<int>(desk, box));
  return letters;
}

inline void give_turns(Generator<Turn>& run, int turns) {
  for (int turn = 0; turn < turns; ++turn) run.next();
}

template <typename Post>
bool carries_in_order() {
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  put(source, "outbox", {1, 2, 3, 4});
  Generator<Turn> run = post.main();
  give_turns(run, 8);
  return take_all(sink, "inbox") == std::vector{1, 2, 3, 4};
}

template <typename Post>
bool keeps_to_its_addresses() {
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
}

template <typename Post>
bool stays_on_duty() {
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  Generator<Turn> run = post.main();
  give_turns(run, 3);
  return true;
}

template <typename Post>
bool goes_home() {
  Component source("source"), sink("sink");
  Post post(source, "outbox", sink, "inbox");
  put(source, "outbox", {1, 2, 3});
  source.stop();
  Scheduler scheduler;
  scheduler.activate(post);
  scheduler.run(20);
  return post.has_stopped() && take_all(sink, "inbox") == std::vector{1, 2, 3};
}

}  // namespace miniaxon
