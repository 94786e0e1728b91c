// Lesson 24: how many turns does a sleeping desk take?
#include <axon/axon.hpp>
#include <iostream>

struct Writer : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  axon::Process main() override { co_return; }
};

struct Reader : axon::Component {
  axon::Inbox<int> inbox{*this, "inbox"};
  axon::Process main() override {
    while (auto letter = co_await inbox.receive()) std::cout << *letter << '\n';
  }
};

int main() {
  Writer writer;  // it is linked, and never activated: it may still send
  Reader reader;
  axon::link(writer.outbox, reader.inbox);
  axon::Scheduler office;
  office.activate(reader);
  int turns = 0;
  while (turns < 100 && office.step()) ++turns;
  std::cout << turns << '\n';
}
