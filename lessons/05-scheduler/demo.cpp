// Lesson 05: two printers take turns, one leaves earlier; later a guest arrives.
#include <iostream>
#include <string>
#include <utility>

#include "scheduler.hpp"

using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Scheduler;
using miniaxon::Turn;

//{ printer
class Printer : public Microprocess {
 public:
  Printer(std::string text, int times) : text_(std::move(text)), times_(times) {}

  Generator<Turn> main() override {
    for (int line = 0; line < times_; ++line) {
      std::cout << text_ << '\n';
      co_yield carry_on;
    }
  }

 private:
  std::string text_;
  int times_;
};
//}

//{ host
// Brings somebody in, and leaves.
class Host : public Microprocess {
 public:
  Host(Scheduler& scheduler, Microprocess& guest) : scheduler_(&scheduler), guest_(&guest) {}

  Generator<Turn> main() override {
    std::cout << "Come in, please\n";
    scheduler_->activate(*guest_);
    co_yield finished;
  }

 private:
  Scheduler* scheduler_;
  Microprocess* guest_;
};
//}

int main() {
  //{ turns
  Printer hello("Hello World", 4);
  Printer game("Game Over", 2);
  Scheduler scheduler;
  scheduler.activate(hello);
  scheduler.activate(game);
  scheduler.run(4);
  std::cout << "-- after four turns, active: " << scheduler.active() << '\n';
  scheduler.run();
  std::cout << "-- at the end, active: " << scheduler.active() << '\n';
  //}

  //{ newcomer
  Printer guest("Thank you", 2);
  Host host(scheduler, guest);
  scheduler.activate(host);
  scheduler.run();
  //}
}
