// Random numbers that are the same on every machine: a game that is played again throws the same dice.
#pragma once

#include <cstdint>

namespace kit {

// PCG32 (Melissa O'Neill, pcg-random.org). Two streams of one seed have nothing in common.
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) noexcept : step_(stream * 2 + 1) {
    next();
    state_ += seed;
    next();
  }
  // Any of the 2^32 numbers.
  std::uint32_t next() noexcept {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005u + step_;
    const auto bits = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
    const auto turn = static_cast<std::uint32_t>(old >> 59);
    return (bits >> turn) | (bits << ((32 - turn) & 31));
  }
  // 0, 1, ... limit - 1, each as likely as the others. `limit` is at least 1.
  int below(int limit) noexcept {
    const auto count = static_cast<std::uint32_t>(limit);
    const std::uint32_t uneven = (0u - count) % count;  // numbers that would come too often
    while (true) {
      const std::uint32_t number = next();
      if (number >= uneven) return static_cast<int>(number % count);
    }
  }
  // lowest, ... highest, both included.
  int between(int lowest, int highest) noexcept { return lowest + below(highest - lowest + 1); }

 private:
  std::uint64_t state_ = 0;
  std::uint64_t step_;
};

}  // namespace kit
