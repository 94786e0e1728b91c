// UndefinedBehaviorSanitizer must report this.
#include <climits>

int main(int arguments, char**) {
  int number = INT_MAX;
  number += arguments;
  return number == 0 ? 1 : 0;
}
