// A loop that takes letters out of a box, and looks at the box to know when to end.
#include <deque>
#include <iostream>

//{ take
std::size_t take_all(std::deque<int> box) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < box.size(); ++i) {
    box.pop_front();
    ++taken;
  }
  return taken;
}
//}

int main() {
  for (std::size_t letters = 1; letters <= 6; ++letters) {
    std::cout << take_all(std::deque<int>(letters)) << '\n';
  }
}
