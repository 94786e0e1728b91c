// A check is asked three times about a careless carrier: with one letter, with two, with three.
#include <iostream>
#include <vector>

//{ careless
using Box = std::vector<int>;

// Takes all the letters that wait, and delivers the newest first.
void carry(Box& source, Box& sink) {
  for (; !source.empty(); source.pop_back()) sink.push_back(source.back());
}

// Do the letters arrive in the order in which they were sent?
bool check(const Box& letters) {
  Box source = letters, sink;
  carry(source, sink);
  return sink == letters;
}
//}

int main() {
  //{ ask
  for (const Box& letters : {Box{1}, Box{1, 2}, Box{1, 2, 3}}) {
    std::cout << (check(letters) ? "yes" : "no") << '\n';
  }
  //}
}
