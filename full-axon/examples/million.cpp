// A million components, all alive: letters hop between them at random, and the program ends clean.
#include <axon/axon.hpp>
#include <chrono>
#include <iostream>
#include <string>

class Hopper : public axon::Component {
 public:
  axon::Inbox<std::int64_t> inbox{*this, "inbox"};
  axon::Outbox<std::int64_t> outbox{*this, "outbox"};

  explicit Hopper(std::int64_t& hops) : hops_(&hops) {}
  axon::Process main() override {
    while (auto left = co_await inbox.receive()) {
      ++*hops_;
      if (*left == 0) {
        scheduler()->stop_all();
      } else {
        outbox.send(*left - 1);
      }
    }
  }

 private:
  std::int64_t* hops_;
};

// million [COMPONENTS]
int main(int count, char** arguments) {
  const std::size_t components = count > 1 ? std::stoul(arguments[1]) : 1'000'000;
  constexpr std::int64_t letters = 1'000;
  constexpr std::int64_t hops_each = 5'000;
  axon::Scheduler scheduler;
  std::int64_t hops = 0;
  std::vector<Hopper*> all;
  for (std::size_t i = 0; i < components; ++i) {
    all.push_back(&scheduler.activate(std::make_unique<Hopper>(hops)));
  }
  axon::Shuffled random(1);
  for (std::size_t i = components; i-- > 1;) std::swap(all[i], all[random.choose(i + 1)]);
  for (std::size_t i = 0; i < components; ++i) {
    link(all[i]->outbox, all[(i + 1) % components]->inbox);
  }
  scheduler.run_until_idle();
  std::cout << scheduler.alive() << " components are alive\n";
  for (std::int64_t i = 0; i < letters; ++i) {
    all[static_cast<std::size_t>(i)]->inbox.put_in(hops_each);
  }
  const auto start = std::chrono::steady_clock::now();
  scheduler.run();
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  std::cout << hops << " hops, "
            << static_cast<std::int64_t>(static_cast<double>(hops) / time.count()) << " a second; "
            << scheduler.alive() << " are left\n";
}
