// Lesson 03's demo: the life of three frames, then the loop of lesson 01 on your own Generator.
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "coroutines.hpp"

namespace {

using namespace miniaxon;

// What is shown for a number: the number, or a word for the end.
std::string say(std::optional<int> number, const std::string& end) {
  return number ? std::to_string(*number) : end;
}

// Lives in a frame, and says when it comes and goes.
class Guest {
 public:
  explicit Guest(std::string name) : name_(std::move(name)) {
    std::cout << "      " << name_ << " moves in\n";
  }
  ~Guest() { std::cout << "      " << name_ << " moves out\n"; }
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;

 private:
  std::string name_;
};

//{ two
Generator<int> two_numbers(std::string name) {
  const Guest guest(name);
  co_yield 2;
  co_yield 1;
}
//}

void ask(Generator<int>& numbers) {
  const std::string number = say(numbers.next(), "nothing");
  std::cout << "  next() gives " << number << '\n';
}

}  // namespace

int main() {
  //{ lives
  auto ada = two_numbers("Ada");
  std::cout << "Ada is called\n";
  for (int call = 0; call < 3; ++call) ask(ada);
  {
    auto ben = two_numbers("Ben");
    auto cleo = two_numbers("Cleo");
    std::cout << "Ben and Cleo are called\n";
    ask(ben);
  }
  std::cout << "the owners of Ben and Cleo are gone\n";
  //}

  std::cout << "\nround  rocket     egg    doorman\n" << std::left;
  auto rocket = countdown(5);
  auto egg = countdown(3);
  auto doorman = greeter("Ada");
  for (int round = 1; round <= 6; ++round) {
    std::cout << std::setw(7) << round;
    std::cout << std::setw(11) << say(rocket.next(), "lift-off!");
    std::cout << std::setw(7) << say(egg.next(), "ding!");
    std::cout << doorman.next().value_or("(gone)") << '\n';
  }
}
