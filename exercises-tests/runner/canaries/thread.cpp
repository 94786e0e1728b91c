// A thread starts, works and ends.
#include <atomic>
#include <thread>

int main() {
  std::atomic<int> done = 0;
  std::thread worker([&done] { done = 1; });
  worker.join();
  return done == 1 ? 0 : 1;
}
