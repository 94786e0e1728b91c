// The boxes that lead to a box. Each knows its place, so that any of them leaves in one step, however
// many there are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>

#include "pool.hpp"

namespace axon {

class Box;

namespace detail {

// Nothing is allocated before the first one. An array of its own, because a std::vector is three
// words in every box.
class Sources {
 public:
  Sources() noexcept = default;
  Sources& operator=(Sources&&) = delete;
  ~Sources() {
    if (array_ != nullptr) Pool::give_back(array_, bytes_for(array_->room));
  }

  bool empty() const noexcept { return array_ == nullptr || array_->count == 0; }
  Box** begin() const noexcept { return array_ == nullptr ? nullptr : boxes(); }
  Box** end() const noexcept { return array_ == nullptr ? nullptr : boxes() + array_->count; }
  Box& last() const noexcept { return *boxes()[array_->count - 1]; }

  // One more can be added. Throws std::bad_alloc and then changes nothing.
  void make_room() {
    if (array_ == nullptr) {
      array_ = make(1);
    } else if (array_->count == array_->room) {
      Array* const larger = make(array_->room * 2);
      larger->count = array_->count;
      std::copy(begin(), end(), reinterpret_cast<Box**>(larger + 1));
      Pool::give_back(array_, bytes_for(array_->room));
      array_ = larger;
    }
  }
  // Gives back its place. There must be room.
  std::uint32_t add(Box& box) noexcept {
    boxes()[array_->count] = &box;
    return array_->count++;
  }
  // Takes the one at this place out. The last one, which is given back, has its place now.
  Box& remove(std::uint32_t place) noexcept { return *(boxes()[place] = boxes()[--array_->count]); }

 private:
  struct Array {
    std::uint32_t count;
    std::uint32_t room;
  };

  static std::size_t bytes_for(std::uint32_t room) noexcept {
    return sizeof(Array) + room * sizeof(Box*);
  }
  static Array* make(std::uint32_t room) {
    return ::new (Pool::take(bytes_for(room))) Array{0, room};
  }
  Box** boxes() const noexcept { return reinterpret_cast<Box**>(array_ + 1); }

  Array* array_ = nullptr;
};

}  // namespace detail
}  // namespace axon
