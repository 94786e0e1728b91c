// Lesson 25: how much is made of what nobody takes?
#include <axon/axon.hpp>
#include <iostream>
#include <utility>

struct Maker : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  int made = 0;
  axon::Process main() override {
    while (true) {
      int value = ++made;
      if (!co_await outbox.put(std::move(value))) co_return;
    }
  }
};

struct Sleeper : axon::Component {
  axon::Inbox<int> inbox{*this, "inbox", 1};
  axon::Process main() override { co_return; }
};

int main() {
  Maker maker;
  Sleeper sleeper;  // never activated: it takes nothing
  axon::link(maker.outbox, sleeper.inbox);
  axon::Scheduler office;
  office.activate(maker);
  office.run_until_idle();
  std::cout << maker.made << '\n';
}
