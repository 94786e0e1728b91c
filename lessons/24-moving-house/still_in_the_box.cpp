// Lesson 24: the writer has ended before the reader has its first turn.
#include <axon/axon.hpp>
#include <iostream>

struct Writer : axon::Component {
  axon::Outbox<char> outbox{*this, "outbox"};
  axon::Process main() override {
    outbox.send('A');
    outbox.send('B');
    co_return;
  }
};
struct Reader : axon::Component {
  axon::Inbox<char> inbox{*this, "inbox"};
  axon::Process main() override {
    //{ loop
    while (auto letter = co_await inbox.receive()) std::cout << *letter << '\n';
    std::cout << "end\n";
    //}
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
