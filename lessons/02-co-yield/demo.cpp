// Lesson 02's demo: the loop of lesson 01, on coroutines.
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>

#include "coroutines.hpp"

namespace {

using namespace miniaxon;

// What stands in the table: the number, or a word for the end.
std::string say(std::optional<int> number, const std::string& end) {
  return number ? std::to_string(*number) : end;
}

//{ chatty
Generator<int> chatty() {
  std::cout << "    body: I start\n";
  co_yield 1;
  std::cout << "    body: I go on\n";
  co_yield 2;
}
//}

}  // namespace

int main() {
  //{ ask
  std::cout << "main: I call chatty()\n";
  auto numbers = chatty();
  std::cout << "main: I ask for a number\n";
  numbers.next();
  std::cout << "main: I have one, and ask no more\n\n";
  //}

  std::cout << "round  rocket     egg    doorman\n" << std::left;
  //{ loop
  auto rocket = countdown(5);
  auto egg = countdown(3);
  auto doorman = greeter("Ada");

  for (int round = 1; round <= 6; ++round) {
    std::cout << std::setw(7) << round;
    std::cout << std::setw(11) << say(rocket.next(), "lift-off!");
    std::cout << std::setw(7) << say(egg.next(), "ding!");
    std::cout << doorman.next().value_or("(gone)") << '\n';
  }
  //}

  std::cout << "\nbraid:";
  auto braid = alternate(take(countdown(9), 2), countdown(4));
  while (const auto number = braid.next()) std::cout << ' ' << *number;
  std::cout << '\n';
}
