// Somebody is asked four times, and does not always answer.
#include <iostream>
#include <optional>

std::optional<int> ask(int time) {
  if (time % 2 == 0) return std::nullopt;
  return time;
}

int main() {
  int answer = 0;
  for (int time = 1; time <= 4; ++time) {
    if (const auto said = ask(time)) answer = *said;
    std::cout << answer << '\n';
  }
}
