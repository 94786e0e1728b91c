// To write: a program that aims at a misconception, and prints a few words.
#include <iostream>

#include "new_thing.hpp"

int main() {
  miniaxon::NewThing left;
  miniaxon::NewThing right;
  std::cout << left.next() << '\n';
  std::cout << left.next() << '\n';
  std::cout << right.next() << '\n';
}
