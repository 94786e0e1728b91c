// Lesson 01's demo: three things happen at once, and there is no thread.
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>

#include "countdown.hpp"

namespace {

using miniaxon::Countdown;
using miniaxon::Greeter;

// What stands in the table: the number, or a word for the end.
std::string say(std::optional<int> number, const std::string& end) {
  return number ? std::to_string(*number) : end;
}

}  // namespace

int main() {
  std::cout << "round  rocket     egg    doorman\n" << std::left;
  //{ loop
  Countdown rocket(5);
  Countdown egg(3);
  Greeter doorman("Ada");

  for (int round = 1; round <= 6; ++round) {
    std::cout << std::setw(7) << round;
    std::cout << std::setw(11) << say(rocket.next(), "lift-off!");
    std::cout << std::setw(7) << say(egg.next(), "ding!");
    std::cout << doorman.next().value_or("(gone)") << '\n';
  }
  //}
}
