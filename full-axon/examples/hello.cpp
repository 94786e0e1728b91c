// Numbers go through a pipeline of three components.
#include <axon/axon.hpp>
#include <iostream>

class Doubler : public axon::Component {
 public:
  axon::Inbox<std::int64_t> inbox{*this, "inbox"};
  axon::Outbox<std::int64_t> outbox{*this, "outbox"};

  axon::Process main() override {
    while (auto number = co_await inbox.receive()) outbox.send(*number * 2);
  }
};

class Print : public axon::Component {
 public:
  axon::Inbox<std::int64_t> inbox{*this, "inbox"};

  axon::Process main() override {
    while (auto number = co_await inbox.receive()) std::cout << *number << '\n';
  }
};

int main() {
  axon::Scheduler scheduler;
  scheduler.run(axon::pipeline(axon::Count{1, 5}, Doubler{}, Print{}));
}
