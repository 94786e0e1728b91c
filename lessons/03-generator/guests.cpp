// Lesson 03, a question: two frames that nobody asks to the end.
#include <iostream>
#include <string>

#include "generator.hpp"

struct Guest {
  std::string name;
  explicit Guest(std::string of) : name(of) { std::cout << name << "-in "; }
  ~Guest() { std::cout << name << "-out "; }
};

miniaxon::Generator<int> visit(std::string name) {
  Guest guest(name);
  co_yield 1;
  co_yield 2;
}

int main() {
  {
    auto ben = visit("Ben");
    auto cleo = visit("Cleo");
    ben.next();
    std::cout << "asked ";
  }
  std::cout << "gone\n";
}
