// Lesson 01: a function that stops after each colour, written by hand. It has no end.
#include <iostream>
#include <string>

namespace {

//{ light
class TrafficLight {
 public:
  std::string next() {
    switch (place_) {
      case 0:
        place_ = 1;
        return "red";
      case 1:
        place_ = 2;
        return "green";
      default:
        place_ = 0;
        return "amber";
    }
  }

 private:
  int place_ = 0;
};
//}

}  // namespace

int main() {
  TrafficLight light;
  for (int call = 0; call < 7; ++call) std::cout << light.next() << '\n';
}
