// Patient 3: of a source that is quicker than the carrier, the last letters do not arrive.
#include <iostream>

#include "clinic.hpp"
#include "scheduler.hpp"

using namespace miniaxon;

// Sends the numbers from 1 to 6, some of them in each turn, and ends.
class Source : public Component {
 public:
  explicit Source(int a_turn) : Component("source"), a_turn_(a_turn) {}
  Generator<Turn> main() override {
    for (int number = 1; number <= 6; ++number) {
      send(number, "outbox");
      if (number % a_turn_ == 0) co_yield carry_on;
    }
  }

 private:
  int a_turn_;
};

int main() {
  for (const int a_turn : {1, 2, 3}) {
    Source source(a_turn);
    Component sink("sink");
    patient_3::Carrier carrier(source, sink);
    Scheduler office;
    office.activate(source);
    office.activate(carrier);
    office.run(100);
    std::cout << a_turn << " a turn, arrived:";
    while (sink.data_ready("inbox") > 0) std::cout << ' ' << recv_as<int>(sink);
    std::cout << '\n';
  }
}
