// Lesson 07: two desks, and you carry the letters between them by hand.
#include <exception>
#include <iostream>
#include <string>

#include "component.hpp"
#include "recv_as.hpp"

using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::recv_as;
using miniaxon::Turn;

//{ writer
class Writer : public Component {
 public:
  Writer() : Component("writer") {}
  Generator<Turn> main() override {
    for (int number = 1; number <= 3; ++number) send(number);
    co_yield carry_on;
  }
};
//}

//{ doubler
class Doubler : public Component {
 public:
  Doubler() : Component("doubler") {}
  Generator<Turn> main() override {
    while (true) {
      while (data_ready() > 0) send(2 * recv_as<int>(*this));
      co_yield carry_on;
    }
  }
};
//}

void show(const Component& desk, const std::string& box) {
  std::cout << desk.name() << ", " << box << ": " << desk.data_ready(box) << " waiting\n";
}

int main() try {
  Writer writer;
  Doubler doubler;
  Generator<Turn> writing = writer.main();
  Generator<Turn> doubling = doubler.main();
  //{ carry
  writing.next();
  show(writer, "outbox");
  std::cout << "-- you carry one letter\n";
  doubler.send(writer.recv("outbox"), "inbox");
  show(writer, "outbox");
  show(doubler, "inbox");
  doubling.next();
  show(doubler, "inbox");
  std::cout << "the answer: " << recv_as<int>(doubler, "outbox") << '\n';
  //}

  std::cout << "-- you carry the rest\n";
  while (writer.data_ready("outbox") > 0) doubler.send(writer.recv("outbox"), "inbox");
  doubling.next();
  while (doubler.data_ready("outbox") > 0) {
    std::cout << "the answer: " << recv_as<int>(doubler, "outbox") << '\n';
  }

  std::cout << "-- three slips\n";
  //{ slips
  doubler.send(std::string("seven"), "control");
  for (const std::string box : {"imbox", "inbox", "control"}) {
    try {
      recv_as<int>(doubler, box);
    } catch (const std::exception& error) {
      std::cout << error.what() << '\n';
    }
  }
  //}
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
