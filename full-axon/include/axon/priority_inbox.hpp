// An inbox in which the urgent letters go first, and the others do not starve.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "inbox.hpp"

namespace axon {
namespace detail {

// `Levels` queues. The lowest level that holds a letter is served first; but after `in_a_row`
// letters that passed by a waiting one, that one is served.
template <typename T, std::size_t Levels, std::size_t (*LevelOf)(const T&)>
class PriorityQueue {
 public:
  explicit PriorityQueue(std::uint32_t capacity) noexcept : capacity_(capacity) {}

  bool empty() const noexcept { return size_ == 0; }
  std::uint32_t size() const noexcept { return size_; }
  bool full() const noexcept { return size_ >= capacity_; }
  std::uint32_t capacity() const noexcept { return capacity_; }
  void set_capacity(std::uint32_t capacity) noexcept { capacity_ = capacity; }

  void make_room(std::size_t more) {
    for (auto& level : levels_) level.make_room(more);
  }
  // A level that is too high is the last one.
  void push(T&& letter) {
    const std::size_t level = LevelOf(letter);
    levels_[level < Levels ? level : Levels - 1].push(std::move(letter));
    ++size_;
  }
  std::optional<T> pop() noexcept {
    const std::size_t level = next_level();
    for (std::size_t i = 0; i < Levels; ++i) {
      passed_by_[i] = i == level || levels_[i].empty() ? 0 : passed_by_[i] + 1;
    }
    --size_;
    return levels_[level].pop();
  }
  // The one that would be served last.
  void drop_front() noexcept {
    std::size_t level = Levels - 1;
    while (levels_[level].empty()) --level;
    levels_[level].drop_front();
    --size_;
  }
  void clear() noexcept {
    for (auto& level : levels_) level.clear();
    size_ = 0;
  }

 private:
  static constexpr int in_a_row = 16;

  std::size_t next_level() const noexcept {
    std::size_t next = Levels;
    for (std::size_t i = Levels; i-- > 0;) {
      if (levels_[i].empty()) continue;
      if (passed_by_[i] >= in_a_row) return i;
      next = i;
    }
    return next;
  }
  template <std::size_t... I>
  static std::array<Ring<T>, Levels> rings(std::index_sequence<I...>) noexcept {
    return {((void)I, Ring<T>(unlimited))...};
  }

  std::array<Ring<T>, Levels> levels_ = rings(std::make_index_sequence<Levels>());
  std::array<int, Levels> passed_by_{};
  std::uint32_t size_ = 0;
  std::uint32_t capacity_;
};

}  // namespace detail

// PriorityInbox<Order, 2, level_of> inbox{*this, "inbox"}; `level_of` gives 0 for the most urgent.
template <typename T, std::size_t Levels, std::size_t (*LevelOf)(const T&)>
using PriorityInbox = Inbox<T, detail::PriorityQueue<T, Levels, LevelOf>>;

}  // namespace axon
