// Lesson 07, a question: a name that no box has, and a letter with nothing in it.
#include <iostream>

#include "component.hpp"

int main() {
  miniaxon::Component desk("desk");
  try {
    desk.send(42, "imbox");
    std::cout << "sent\n";
  } catch (const miniaxon::NoSuchBox&) {
    std::cout << "refused\n";
  }
  std::cout << desk.data_ready("inbox") << '\n';
  desk.send(miniaxon::Message{}, "inbox");
  std::cout << desk.data_ready("inbox") << '\n';
}
