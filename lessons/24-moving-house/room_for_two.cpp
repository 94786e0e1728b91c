// Lesson 24: five letters for a box with room for two.
#include <axon/axon.hpp>
#include <iostream>

struct Writer : axon::Component {
  axon::Outbox<int> outbox{*this, "outbox"};
  axon::Process main() override {
    for (int letter = 1; letter <= 5; ++letter) outbox.send(letter);
    co_return;
  }
};

struct Reader : axon::Component {
  axon::Inbox<int> inbox{*this, "inbox", 2};
  axon::Process main() override {
    int letters = 0;
    while (auto letter = co_await inbox.receive()) ++letters;
    std::cout << letters << '\n';
  }
};

int main() {
  Writer writer;
  Reader reader;
  axon::link(writer.outbox, reader.inbox);
  axon::Scheduler office;
  office.activate(writer);
  office.activate(reader);
  office.run();
}
