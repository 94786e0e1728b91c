// The works of the benchmark in Boost.Fiber, as its users would write them: fibers and buffered
// channels, on one thread. Prints how many a second, or bytes; says nothing for a work it leaves out.
#include <unistd.h>

#include <boost/fiber/all.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace {

using Channel = boost::fibers::buffered_channel<std::int64_t>;
using boost::fibers::channel_op_status;
using boost::fibers::fiber;
using Clock = std::chrono::steady_clock;

boost::fibers::pooled_fixedsize_stack stacks(16 * 1024);

template <typename Work>
fiber start(Work&& work) {
  return fiber(boost::fibers::launch::post, std::allocator_arg, stacks, std::forward<Work>(work));
}

double rate(std::int64_t amount, Clock::time_point from) {
  return static_cast<double>(amount) / std::chrono::duration<double>(Clock::now() - from).count();
}

double ring(std::int64_t amount, std::size_t parties) {
  std::vector<std::unique_ptr<Channel>> boxes;
  for (std::size_t i = 0; i < parties; ++i) boxes.push_back(std::make_unique<Channel>(2));
  std::vector<fiber> fibers;
  for (std::size_t i = 0; i < parties; ++i) {
    fibers.push_back(start([&in = *boxes[i], &out = *boxes[(i + 1) % parties]] {
      for (std::int64_t left = 0; in.pop(left) == channel_op_status::success;) {
        out.push(left - 1);
        if (left <= 0) return;
      }
    }));
  }
  boost::this_fiber::yield();
  const auto from = Clock::now();
  boxes[0]->push(amount);
  // Who sees zero passes it on, and so each ends.
  for (auto& each : fibers) each.join();
  return rate(amount, from);
}

double spawn(std::int64_t amount) {
  constexpr std::int64_t together = 1000;
  const auto from = Clock::now();
  for (std::int64_t done = 0; done < amount; done += together) {
    std::vector<fiber> fibers;
    for (std::int64_t i = 0; i < together; ++i) fibers.push_back(start([] {}));
    for (auto& each : fibers) each.join();
  }
  return rate(amount, from);
}

double fan_in(std::int64_t amount, std::int64_t producers) {
  Channel in(64);
  std::vector<fiber> fibers;
  const auto from = Clock::now();
  for (std::int64_t i = 0; i < producers; ++i) {
    fibers.push_back(start([&in, each = amount / producers] {
      for (std::int64_t j = 0; j < each; ++j) in.push(j);
    }));
  }
  std::int64_t sum = 0;
  for (std::int64_t i = 0, number = 0; i < amount; ++i) {
    in.pop(number);
    sum += number;
  }
  const double result = rate(amount, from);
  for (auto& each : fibers) each.join();
  return sum > 0 ? result : 0;
}

double pipeline(std::int64_t amount, std::size_t stages) {
  std::vector<std::unique_ptr<Channel>> boxes;
  for (std::size_t i = 0; i <= stages; ++i) boxes.push_back(std::make_unique<Channel>(64));
  std::vector<fiber> fibers;
  const auto from = Clock::now();
  fibers.push_back(start([&] {
    for (std::int64_t i = 0; i < amount; ++i) boxes[0]->push(i);
    boxes[0]->close();
  }));
  for (std::size_t i = 0; i < stages; ++i) {
    fibers.push_back(start([&in = *boxes[i], &out = *boxes[i + 1]] {
      for (std::int64_t number = 0; in.pop(number) == channel_op_status::success;) {
        out.push(number + 1);
      }
      out.close();
    }));
  }
  std::int64_t count = 0;
  for (std::int64_t number = 0; boxes[stages]->pop(number) == channel_op_status::success;) ++count;
  for (auto& each : fibers) each.join();
  return rate(count, from);
}

double resident_bytes() {
  std::size_t total = 0, resident = 0;
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  if (std::fscanf(file, "%zu %zu", &total, &resident) != 2) resident = 0;
  std::fclose(file);
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double idle_bytes(std::int64_t amount) {
  Channel never(2);
  std::vector<fiber> fibers;
  const double before = resident_bytes();
  for (std::int64_t i = 0; i < amount; ++i) {
    fibers.push_back(start([&never] {
      std::int64_t number = 0;
      never.pop(number);
    }));
  }
  boost::this_fiber::yield();
  const double bytes = (resident_bytes() - before) / static_cast<double>(amount);
  never.close();
  for (auto& each : fibers) each.join();
  return bytes;
}

}  // namespace

int main(int, char** arguments) {
  const std::string work = arguments[1];
  double result = 0;
  if (work == "ping-pong") result = ring(2'000'000, 2);
  if (work == "ring-503") result = ring(2'000'000, 503);
  if (work == "ring-10000") result = ring(1'000'000, 10'000);
  if (work == "spawn") result = spawn(1'000'000);
  if (work == "fan-in-100") result = fan_in(5'000'000, 100);
  if (work == "pipeline-100") result = pipeline(50'000, 100);
  if (work == "idle-bytes") result = idle_bytes(10'000);
  if (result > 0) std::printf("%f\n", result);
}
