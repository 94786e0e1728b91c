// Measures each work five times and prints medians, with the bare limit beside them.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "works.hpp"

namespace {

constexpr int rounds = 5;

double median(const std::function<double()>& seconds) {
  std::vector<double> all;
  for (int round = 0; round < rounds; ++round) all.push_back(seconds());
  std::sort(all.begin(), all.end());
  return all[rounds / 2];
}

void row(const char* work, const char* unit, double amount, double seconds, double limit) {
  std::printf("%-22s %9.2f ns   %8.2f M %s/s", work, seconds / amount * 1e9, amount / seconds / 1e6,
              unit);
  if (limit > 0) std::printf("   %.2f x the limit", seconds / amount / limit);
  std::printf("\n");
}

}  // namespace

int main() {
  using namespace bench;
  const double limit = median([] { return bare_limit(10'000'000, 1000); }) / 1e7;
  row("bare run queue", "turns", 1e7, limit * 1e7, 0);
  row("ping-pong", "messages", 1e7, median([] { return ring(10'000'000, 2); }), limit);
  row("ping-pong, Message", "messages", 1e7, median([] { return ring_of_messages(10'000'000, 2); }),
      limit);
  row("ring-503", "hops", 5e6, median([] { return ring(5'000'000, 503); }), limit);
  row("ring-10000", "hops", 5e6, median([] { return ring(5'000'000, 10'000); }), limit);
  const double bare = median([] { return bare_spawn(1'000'000); }) / 1e6;
  row("spawn", "components", 1e6, median([] { return spawn(1'000'000); }), bare);
  row("skynet", "components", 1111111, median([] { return skynet(1'000'000); }), 0);
  row("fan-in-100", "messages", 1e7, median([] { return fan_in(10'000'000, 100); }), 0);
  row("pipeline-100", "items", 1e5, median([] { return pipeline(100'000, 100); }), 0);
  std::printf("%-22s %9.0f bytes\n", "idle component", idle_bytes(500'000));
}
