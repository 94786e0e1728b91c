// Lesson 01, a question: three ways to keep a place.
#include <iostream>

struct Counter {
  int in_a_local() {
    int place = 0;
    return ++place;
  }
  int in_a_static() {
    static int place = 0;
    return ++place;
  }
  int in_a_member() { return ++place_; }

  int place_ = 0;
};

int main() {
  Counter a, b;
  std::cout << a.in_a_local() << ' ' << a.in_a_local() << ' ' << b.in_a_local() << '\n';
  std::cout << a.in_a_static() << ' ' << a.in_a_static() << ' ' << b.in_a_static() << '\n';
  std::cout << a.in_a_member() << ' ' << a.in_a_member() << ' ' << b.in_a_member() << '\n';
}
