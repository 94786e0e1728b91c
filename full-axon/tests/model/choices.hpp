// Where the random systems take their decisions from: a seed, or the bytes of a fuzzer.
#pragma once

#include <cstddef>
#include <cstdint>

namespace model {

// SplitMix64 (Steele, Lea and Flood, 2014) for a seed. Bytes are used up; after the last one every
// choice is 0, which ends what is going on.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) noexcept : state_(seed) {}
  Choices(const std::uint8_t* bytes, std::size_t count) noexcept : bytes_(bytes), left_(count) {}

  // One of 0 .. count - 1; for bytes count is at most 256.
  std::size_t below(std::size_t count) noexcept {
    if (bytes_ != nullptr) {
      if (left_ == 0) return 0;
      --left_;
      return *bytes_++ % count;
    }
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::size_t>((bits ^ (bits >> 31)) % count);
  }

 private:
  std::uint64_t state_ = 0;
  const std::uint8_t* bytes_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace model
