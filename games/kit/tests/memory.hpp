// Whether a game leaves memory where it was.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>

#ifdef __SANITIZE_ADDRESS__
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // g++ has no header for it
#else
#include <malloc.h>
#endif

namespace kit {

// Of the heap.
inline std::size_t bytes_in_use() {
#ifdef __SANITIZE_ADDRESS__
  return __sanitizer_get_current_allocated_bytes();
#else
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#endif
}

// What is done again and again leaves nothing. The first times do not count: pools keep what they
// once had.
template <typename Action>
void expect_no_growth(int first_times, int times, Action&& action) {
  while (first_times-- > 0) action();
  const std::size_t before = bytes_in_use();
  while (times-- > 0) action();
  constexpr std::size_t small = 1000;  // what malloc itself keeps
  EXPECT_LE(bytes_in_use(), before + small);
}

}  // namespace kit
