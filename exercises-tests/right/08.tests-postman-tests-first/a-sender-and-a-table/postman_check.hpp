// A component sends one letter a turn and ends, and a log of numbers is compared.
#pragma once

#include <string>
#include <vector>

#include "component.hpp"
#include "recv_as.hpp"
#include "scheduler.hpp"

namespace miniaxon {

class Sender : public Component {
 public:
  explicit Sender(int most, std::string box = "outbox")
      : Component("sender", {}, {box, "other"}), most_(most), box_(box) {}
  Generator<Turn> main() override {
    for (int n = 1; n <= most_; n += 2) {
      send(n, box_);
      send(n + 1, box_);
      co_yield carry_on;
    }
  }

 private:
  int most_;
  std::string box_;
};

inline std::vector<int> arrived(Component& sink, const std::string& box) {
  std::vector<int> log;
  while (sink.data_ready(box) != 0) log.push_back(recv_as<int>(sink, box));
  return log;
}

template <typename Post>
bool carries_in_order() {
  Sender sender(6);
  Component sink;
  Post post(sender, "outbox", sink, "inbox");
  Scheduler office;
  office.activate(sender);
  office.activate(post);
  office.run(60);
  return arrived(sink, "inbox") == std::vector<int>{1, 2, 3, 4, 5, 6};
}

template <typename Post>
bool keeps_to_its_addresses() {
  int errors = 0;
  for (const char* wrong : {"outbox", "inbox", ""}) {
    Sender sender(2, "parcels");
    Component sink("sink", {"door"}, {});
    try {
      Post post(sender, wrong, sink, "door");
    } catch (const NoSuchBox&) {
      ++errors;
    }
    try {
      Post post(sender, "parcels", sink, wrong);
    } catch (const NoSuchBox&) {
      ++errors;
    }
  }
  Component source, sink;
  Post post(source, "signal", sink, "control");
  source.send(1, "signal");
  source.send(2, "outbox");
  Generator<Turn> run = post.main();
  for (int i = 0; i < 7; ++i) run.next();
  return errors == 6 && arrived(sink, "control") == std::vector<int>{1} &&
         sink.data_ready("inbox") == 0 && source.data_ready("outbox") == 1;
}

template <typename Post>
bool stays_on_duty() {
  Component source, sink;
  Post post(source, "outbox", sink, "inbox");
  Generator<Turn> run = post.main();
  bool good = true;
  for (int letter = 1; letter <= 3; ++letter) {
    for (int turn = 0; turn < 100; ++turn) good = run.next() == Turn::carry_on && good;
    source.send(letter);
  }
  for (int turn = 0; turn < 4; ++turn) good = run.next() == Turn::carry_on && good;
  return good && arrived(sink, "inbox") == std::vector<int>{1, 2, 3};
}

template <typename Post>
bool goes_home() {
  Sender sender(8);
  Component sink;
  Post post(sender, "outbox", sink, "inbox");
  Scheduler office;
  office.activate(post);
  office.activate(sender);
  office.run(100);
  return office.active() == 0 && arrived(sink, "inbox").size() == 8;
}

}  // namespace miniaxon
