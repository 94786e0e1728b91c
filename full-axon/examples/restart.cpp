// A worker that fails now and then, and a supervisor that puts a new one in its place.
#include <axon/axon.hpp>
#include <iostream>
#include <stdexcept>

class Fragile : public axon::Component {
 public:
  axon::Inbox<std::int64_t> inbox{*this, "inbox"};
  axon::Outbox<std::int64_t> outbox{*this, "outbox"};

  axon::Process main() override {
    std::cout << "a new worker\n";
    while (auto number = co_await inbox.receive()) {
      if (*number % 4 == 0) throw std::runtime_error("four is too much");
      outbox.send(*number);
    }
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
  const auto worker = [] { return std::make_unique<Fragile>(); };
  scheduler.run(axon::pipeline(axon::Count{1, 10},
                               std::make_unique<axon::Supervisor<Fragile>>(worker, 5), Print{}));
}
