// Lesson 08: a box that is a stack, twice in a row. The whole looks right; the part is not.
#include <iostream>
#include <vector>

//{ stack
class Stack {  // gives the newest letter first
 public:
  void send(int letter) { letters_.push_back(letter); }
  int recv() {
    const int letter = letters_.back();
    letters_.pop_back();
    return letter;
  }
  bool empty() const { return letters_.empty(); }

 private:
  std::vector<int> letters_;
};
//}

int main() {
  //{ office
  Stack outbox, inbox;
  for (int letter : {1, 2, 3}) outbox.send(letter);
  while (!outbox.empty()) inbox.send(outbox.recv());  // a postman that carries all that wait
  std::cout << "the whole office:";
  while (!inbox.empty()) std::cout << ' ' << inbox.recv();
  //}
  std::cout << '\n';

  //{ alone
  Stack box;
  for (int letter : {1, 2, 3}) box.send(letter);
  std::cout << "one box alone:   ";
  while (!box.empty()) std::cout << ' ' << box.recv();
  //}
  std::cout << '\n';
}
