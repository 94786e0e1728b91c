#include "failing_new.hpp"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace allocation {

namespace {

long live = 0;
long until_failure = -1;  // -1: none fails
std::size_t live_bytes = 0;

constexpr std::size_t head = alignof(std::max_align_t);  // before each piece: its size

void* take(std::size_t bytes) {
  if (until_failure == 0) throw std::bad_alloc();
  if (until_failure > 0) --until_failure;
  const std::size_t rounded = (bytes + 15) / 16 * 16;
  auto* const memory = static_cast<std::byte*>(std::malloc(head + rounded));
  if (memory == nullptr) throw std::bad_alloc();
  std::construct_at(reinterpret_cast<std::size_t*>(memory), rounded);
  ++live;
  live_bytes += rounded;
  return memory + head;
}

void give_back(void* memory) noexcept {
  if (memory == nullptr) return;
  std::byte* const piece = static_cast<std::byte*>(memory) - head;
  --live;
  live_bytes -= *reinterpret_cast<std::size_t*>(piece);
  std::free(piece);
}

}  // namespace

long alive() noexcept { return live; }
std::size_t bytes_alive() noexcept { return live_bytes; }
void fail_after(long allocations) noexcept { until_failure = allocations; }
void fail_no_more() noexcept { until_failure = -1; }

}  // namespace allocation

void* operator new(std::size_t bytes) { return allocation::take(bytes); }
void* operator new[](std::size_t bytes) { return allocation::take(bytes); }
void operator delete(void* memory) noexcept { allocation::give_back(memory); }
void operator delete[](void* memory) noexcept { allocation::give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { allocation::give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { allocation::give_back(memory); }
