// A chat room in one process: what one says, all hear. The room is a service that is found by name.
#include <axon/axon.hpp>
#include <iostream>

using Room = axon::Splitter<std::string>;

class Guest : public axon::Component {
 public:
  axon::Inbox<std::string> inbox{*this, "inbox"};
  axon::Outbox<std::string> outbox{*this, "outbox"};

  Guest(std::string name, std::vector<std::string> lines)
      : Component(std::move(name)), lines_(std::move(lines)) {}

  axon::Process main() override {
    link(outbox, scheduler()->services().find<std::string>("room"));
    for (const std::string& line : lines_) {
      outbox.send(name() + ": " + line);
      co_await axon::sleep_for(std::chrono::seconds(1));
      while (auto heard = inbox.try_receive()) {
        std::cout << name() << " hears  " << *heard << '\n';
      }
    }
  }

 private:
  std::vector<std::string> lines_;
};

int main() {
  axon::SteppedClock clock;  // seconds pass as soon as everybody waits
  axon::Scheduler scheduler(&clock);
  auto& room = scheduler.activate(Room("room"));
  scheduler.services().add("room", room.inbox);
  for (auto& guest : {std::pair{"Ada", std::vector<std::string>{"Hello.", "How is the tea?"}},
                      std::pair{"Ben", std::vector<std::string>{"Hello, Ada.", "Hot."}}}) {
    room.add(scheduler.activate(Guest(guest.first, guest.second)).inbox);
  }
  scheduler.run();
}
