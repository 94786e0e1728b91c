// A queue in a ring of slots that doubles when they are all taken, up to a capacity.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

#include "pool.hpp"

namespace axon::detail {

// Where a ring stands; its slots lie behind it in memory.
// Invariants: the slots are 0 or a power of two; the values from `head` up to `tail`, which both
// count on without end, lie in the slots `number & mask`; `limit` is the smaller one of `capacity` and
// the number of slots.
struct RingHeader {
  std::uint32_t head = 0;
  std::uint32_t tail = 0;
  std::uint32_t mask = 0;
  std::uint32_t limit = 0;
  std::uint32_t slot_count = 0;
  std::uint32_t capacity = std::numeric_limits<std::uint32_t>::max();
};

// What every ring without a capacity begins with. Nobody writes to it: its limit is reached.
extern RingHeader no_slots;  // box.cpp

template <typename T>
class Ring {
  static_assert(std::is_nothrow_move_constructible_v<T>,
                "what travels through a box must move without throwing");

 public:
  // Throws std::bad_alloc when it has a capacity.
  explicit Ring(std::uint32_t capacity) { set_capacity(capacity); }
  Ring(Ring&& other) noexcept : header_(std::exchange(other.header_, &no_slots)) {}
  Ring& operator=(Ring&&) = delete;
  ~Ring() {
    clear();
    give_back(header_);
  }

  bool empty() const noexcept { return header_->head == header_->tail; }
  std::uint32_t size() const noexcept { return header_->tail - header_->head; }
  bool full() const noexcept { return size() >= header_->capacity; }
  // What its owner wants it to hold at most; push() does not look at it.
  std::uint32_t capacity() const noexcept { return header_->capacity; }
  // Throws std::bad_alloc and then changes nothing.
  void set_capacity(std::uint32_t capacity) {
    if (capacity == header_->capacity) return;
    if (header_ == &no_slots) header_ = make(0);
    header_->capacity = capacity;
    header_->limit = std::min(capacity, header_->slot_count);
  }

  // False, and the value is as it was, when it is full or would have to grow.
  // cost: one test, one write.
  bool try_push(T& value) noexcept {
    RingHeader& header = *header_;
    if (header.tail - header.head >= header.limit) return false;
    std::construct_at(slots() + (header.tail & header.mask), std::move(value));
    ++header.tail;
    return true;
  }
  // cost: one write; when all slots are taken, a move of everything. Throws std::bad_alloc and then
  // changes nothing.
  void push(T&& value) {
    if (size() == header_->slot_count) grow(size() + std::size_t{1});
    std::construct_at(slots() + (header_->tail & header_->mask), std::move(value));
    ++header_->tail;
  }
  // So many more can be pushed without an error. Throws std::bad_alloc and then changes nothing.
  void make_room(std::size_t more) {
    if (size() + more > header_->slot_count) grow(size() + more);
  }
  // Never nothing: it is wrapped because that is how it is handed on, and a move is spared.
  std::optional<T> pop() noexcept {
    std::optional<T> value(std::move(slots()[header_->head & header_->mask]));
    drop_front();
    return value;
  }
  void drop_front() noexcept {
    std::destroy_at(slots() + (header_->head & header_->mask));
    ++header_->head;
  }
  void clear() noexcept {
    while (!empty()) drop_front();
  }

 private:
  static constexpr std::uint32_t first_slot_count = 4;
  static constexpr std::size_t alignment = std::max(alignof(T), alignof(RingHeader));
  static constexpr std::size_t header_bytes =
      (sizeof(RingHeader) + alignment - 1) / alignment * alignment;

  static T* slots_of(RingHeader* header) noexcept {
    return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(header) + header_bytes);
  }
  T* slots() const noexcept { return slots_of(header_); }

  [[gnu::noinline]] void grow(std::size_t wanted) {
    const std::size_t least = std::min(first_slot_count, header_->capacity);
    RingHeader* const header =
        make(static_cast<std::uint32_t>(std::bit_ceil(std::max(wanted, least))));
    header->capacity = header_->capacity;
    header->limit = std::min(header->capacity, header->slot_count);
    for (; !empty(); ++header->tail) {
      std::construct_at(slots_of(header) + header->tail,
                        std::move(slots()[header_->head & header_->mask]));
      drop_front();
    }
    give_back(std::exchange(header_, header));
  }
  static RingHeader* make(std::uint32_t slot_count) {
    const std::size_t bytes = header_bytes + slot_count * sizeof(T);
    void* memory;
    if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
      memory = ::operator new (bytes, std::align_val_t{alignof(T)});
    } else {
      memory = Pool::take(bytes);
    }
    return ::new (memory) RingHeader{.mask = slot_count - 1, .slot_count = slot_count};
  }
  static void give_back(RingHeader* header) noexcept {
    if (header == &no_slots) return;
    if constexpr (alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
      ::operator delete (header, std::align_val_t{alignof(T)});
    } else {
      Pool::give_back(header, header_bytes + header->slot_count * sizeof(T));
    }
  }

  RingHeader* header_ = &no_slots;
};

}  // namespace axon::detail
