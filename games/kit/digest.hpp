// A number that stands for many: two runs with the same digest showed the same pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kit {

// FNV-1a (Fowler, Noll and Vo), 64 bits, taken over words of 32 bits.
class Digest {
 public:
  void add(std::uint32_t word) noexcept { value_ = (value_ ^ word) * 0x100000001b3; }
  void add(const std::uint32_t* words, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i) add(words[i]);
  }
  std::uint64_t value() const noexcept { return value_; }
  // 16 hexadecimal digits.
  std::string text() const;

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

}  // namespace kit
