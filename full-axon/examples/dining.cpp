// Five people dine at a round table with five forks, and each needs the two beside the plate. Forks
// are letters. Who wants to eat asks the table, which gives both forks or none, so nobody sits with
// one fork for ever. The table hears two wishes at a time: more wait in put().
#include <axon/axon.hpp>
#include <iostream>
#include <memory>
#include <vector>

struct Fork {
  explicit Fork(int which) : number(which) {}
  int number;
};

struct Wish {
  int left, right;
  axon::Inbox<Fork>* plate;
};

class Table : public axon::Component {
 public:
  axon::Inbox<Wish> wishes{*this, "wishes", 2};
  axon::Inbox<Fork> back{*this, "back"};
  explicit Table(int forks) : free_(static_cast<std::size_t>(forks), true) {}

  axon::Process main() override {
    while (true) {
      co_await axon::any_of(wishes, back);
      while (auto fork = back.try_receive()) free_[static_cast<std::size_t>(fork->number)] = true;
      while (auto wish = wishes.try_receive()) waiting_.push_back(*wish);
      if (wishes.closed() && waiting_.empty()) co_return;
      std::erase_if(waiting_, [this](const Wish& wish) { return give(wish); });
    }
  }

 private:
  // Both forks or none.
  bool give(const Wish& wish) {
    const auto left = static_cast<std::size_t>(wish.left);
    const auto right = static_cast<std::size_t>(wish.right);
    if (!free_[left] || !free_[right]) return false;
    free_[left] = free_[right] = false;
    wish.plate->put_in(Fork(wish.left));
    wish.plate->put_in(Fork(wish.right));
    return true;
  }
  std::vector<bool> free_;
  std::vector<Wish> waiting_;
};

class Guest : public axon::Component {
 public:
  axon::Inbox<Fork> plate{*this, "plate", 2};
  axon::Outbox<Wish> wish{*this, "wish"};
  axon::Outbox<Fork> back{*this, "back"};
  Guest(int seat, int seats, int& meals) : seat_(seat), seats_(seats), meals_(&meals) {}

  axon::Process main() override {
    for (int meal = 0; meal < 1000; ++meal) {
      const Wish both{seat_, (seat_ + 1) % seats_, &plate};
      co_await wish.put(both);
      auto one = co_await plate.receive();
      auto other = co_await plate.receive();
      ++*meals_;
      co_await axon::yield();  // eating takes a while
      back.send(*one);
      back.send(*other);
    }
  }

 private:
  int seat_, seats_;
  int* meals_;
};

int main() {
  constexpr int seats = 5;
  axon::Scheduler scheduler;
  Table table(seats);
  scheduler.activate(table);
  std::vector<int> meals(seats);
  for (int seat = 0; seat < seats; ++seat) {
    auto guest = std::make_unique<Guest>(seat, seats, meals[static_cast<std::size_t>(seat)]);
    axon::link(guest->wish, table.wishes);
    axon::link(guest->back, table.back);
    scheduler.activate(std::move(guest));
  }
  scheduler.run();
  for (int count : meals) std::cout << count << " meals\n";
}
