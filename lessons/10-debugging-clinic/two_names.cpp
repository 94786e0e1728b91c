// Two classes, one above the other, and a member of the same name in each.
#include <iostream>

struct Parcel {
  int weight = 1;
  int on_the_scales() const { return weight; }
};

struct Present : Parcel {
  int weight = 2;
};

int main() {
  Present present;
  present.weight = 3;
  const Parcel& parcel = present;
  std::cout << present.weight << '\n';
  std::cout << parcel.weight << '\n';
  std::cout << present.on_the_scales() << '\n';
}
