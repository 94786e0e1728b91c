// Memory for what comes and goes often: coroutine frames, components, the storage of boxes.
//
// One pool a thread, one free list a size class of 16 bytes. What is given back on another thread
// joins that thread's lists. Slabs are kept until the program ends. Under AddressSanitizer, or when
// AXON_POOL_STEPS_ASIDE is defined, the pool steps aside, so that every mistake is seen.
#pragma once

#include <array>
#include <cstddef>
#include <new>

#if defined(__SANITIZE_ADDRESS__) && !defined(AXON_POOL_STEPS_ASIDE)
#define AXON_POOL_STEPS_ASIDE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(AXON_POOL_STEPS_ASIDE)
#define AXON_POOL_STEPS_ASIDE 1
#endif
#endif

namespace axon::detail {

class Pool {
 public:
  // cost: a load, a store. Throws std::bad_alloc.
  static void* take(std::size_t bytes) {
#ifndef AXON_POOL_STEPS_ASIDE
    if (bytes <= largest && bytes != 0) {
      Piece*& list = of_this_thread().lists_[(bytes - 1) / grain];
      if (list == nullptr) refill(list, bytes);
      Piece* piece = list;
      list = piece->next;
      return piece;
    }
#endif
    return ::operator new(bytes);
  }

  // `bytes` is what was asked for.
  static void give_back(void* memory, [[maybe_unused]] std::size_t bytes) noexcept {
    if (memory == nullptr) return;
#ifndef AXON_POOL_STEPS_ASIDE
    if (bytes <= largest && bytes != 0) {
      Piece*& list = of_this_thread().lists_[(bytes - 1) / grain];
      list = ::new (memory) Piece{list};
      return;
    }
#endif
    ::operator delete(memory);
  }

 private:
  struct Piece {
    Piece* next;
  };
  static constexpr std::size_t grain = 16;
  static constexpr std::size_t largest = 1024;

  static Pool& of_this_thread() noexcept {
    static thread_local constinit Pool pool;
    return pool;
  }
  static void refill(Piece*& list, std::size_t bytes);  // pool.cpp

  [[maybe_unused]] std::array<Piece*, largest / grain> lists_{};
};

}  // namespace axon::detail
