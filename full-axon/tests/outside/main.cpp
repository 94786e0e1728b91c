#include <axon/axon.hpp>
#include <iostream>

int main() {
  std::vector<std::int64_t> numbers;
  axon::Scheduler scheduler;
  scheduler.run(axon::pipeline(axon::Count(1, 4), axon::Collect<std::int64_t>(numbers)));
  std::cout << numbers.size() << " letters\n";
}
