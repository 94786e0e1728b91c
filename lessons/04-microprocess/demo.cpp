// Lesson 04: two printers. You hand out the turns. Your own text: ./learn demo 04 "Good morning"
#include <iostream>
#include <string>
#include <utility>

#include "microprocess.hpp"

using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Turn;

//{ printer
class Printer : public Microprocess {
 public:
  Printer(std::string name, std::string text)
      : Microprocess(std::move(name)), text_(std::move(text)) {}

  void say(std::string text) { text_ = std::move(text); }

  Generator<Turn> main() override {
    for (int line = 1;; ++line) {
      std::cout << name() << ", line " << line << ": " << text_ << '\n';
      co_yield carry_on;
    }
  }

 private:
  std::string text_;
};
//}

int main(int argc, char** argv) {
  //{ two
  Printer left("left", argc > 1 ? argv[1] : "Hello World");
  Printer right("right", "Game Over");
  Generator<Turn> left_run = left.main();
  Generator<Turn> right_run = right.main();
  left_run.next();
  right_run.next();
  left_run.next();
  //}

  std::cout << "-- left gets a new text\n";
  //{ change
  left.say("Good night");
  left_run.next();
  //}

  std::cout << "-- a second run of left\n";
  //{ again
  Generator<Turn> second_run = left.main();
  second_run.next();
  left_run.next();
  //}

  std::cout << "-- left is told to stop\n";
  //{ stop
  left.stop();
  std::cout << "left has stopped: " << (left.has_stopped() ? "yes" : "no") << '\n';
  std::cout << "right has stopped: " << (right.has_stopped() ? "yes" : "no") << '\n';
  //}

  std::cout << "-- one that does nothing special\n";
  //{ plain
  Microprocess plain;
  Generator<Turn> plain_run = plain.main();
  int turns = 0;
  while (plain_run.next()) ++turns;
  std::cout << plain.name() << " carried on " << turns << " time\n";
  //}
}
