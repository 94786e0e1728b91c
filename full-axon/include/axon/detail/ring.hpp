// A queue in a ring of slots that doubles when they are all taken, up to a capacity.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "pool.hpp"

namespace axon::detail {

// Invariants: `slot_count_` is 0 or a power of two; the `size_` oldest-first values
// begin at slot `head_` and go round.
template <typename T>
class Ring {
  static_assert(std::is_nothrow_move_constructible_v<T>,
                "what travels through a box must move without throwing");

 public:
  explicit Ring(std::uint32_t capacity) noexcept : capacity_(capacity) {}
  Ring(Ring&& other) noexcept
      : slots_(std::exchange(other.slots_, nullptr)),
        head_(std::exchange(other.head_, 0)),
        size_(std::exchange(other.size_, 0)),
        slot_count_(std::exchange(other.slot_count_, 0)),
        capacity_(other.capacity_) {}
  Ring& operator=(Ring&&) = delete;
  ~Ring() {
    clear();
    free_slots();
  }

  bool empty() const noexcept { return size_ == 0; }
  std::uint32_t size() const noexcept { return size_; }
  bool full() const noexcept { return size_ >= capacity_; }
  std::uint32_t capacity() const noexcept { return capacity_; }
  void set_capacity(std::uint32_t capacity) noexcept { capacity_ = capacity; }

  // cost: one write; when full, a move of everything. Throws std::bad_alloc and then changes nothing.
  void push(T&& value) {
    if (size_ == slot_count_) grow(size_ + 1);
    std::construct_at(slots_ + ((head_ + size_) & (slot_count_ - 1)), std::move(value));
    ++size_;
  }
  // So many more can be pushed without an error. Throws std::bad_alloc and then changes nothing.
  void make_room(std::size_t more) {
    if (size_ + more > slot_count_) grow(size_ + more);
  }
  T pop() noexcept {
    T& first = slots_[head_];
    T value(std::move(first));
    drop_front();
    return value;
  }
  void drop_front() noexcept {
    std::destroy_at(slots_ + head_);
    head_ = (head_ + 1) & (slot_count_ - 1);
    --size_;
  }
  void clear() noexcept {
    while (size_ != 0) drop_front();
  }

 private:
  static constexpr std::uint32_t first_slot_count = 4;

  void grow(std::size_t wanted) {
    const auto count =
        static_cast<std::uint32_t>(std::bit_ceil(std::max(wanted, std::size_t{first_slot_count})));
    T* slots = static_cast<T*>(allocate(count * sizeof(T)));
    for (std::uint32_t i = 0; i < size_; ++i) {
      T& old = slots_[(head_ + i) & (slot_count_ - 1)];
      std::construct_at(slots + i, std::move(old));
      std::destroy_at(&old);
    }
    free_slots();
    slots_ = slots;
    slot_count_ = count;
    head_ = 0;
  }
  static void* allocate(std::size_t bytes) {
    if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
      return ::operator new (bytes, std::align_val_t{alignof(T)});
    } else {
      return Pool::take(bytes);
    }
  }
  void free_slots() noexcept {
    if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
      ::operator delete (slots_, std::align_val_t{alignof(T)});
    } else {
      Pool::give_back(slots_, slot_count_ * sizeof(T));
    }
  }

  T* slots_ = nullptr;
  std::uint32_t head_ = 0;
  std::uint32_t size_ = 0;
  std::uint32_t slot_count_ = 0;
  std::uint32_t capacity_;  // what its owner wants it to hold at most; push() does not look at it
};

}  // namespace axon::detail
