#include "failing_new.hpp"

#include <cstdlib>
#include <new>

namespace allocation {

namespace {

long live = 0;
long until_failure = -1;  // -1: none fails

void* take(std::size_t bytes) {
  if (until_failure == 0) throw std::bad_alloc();
  if (until_failure > 0) --until_failure;
  void* memory = std::malloc(bytes == 0 ? 1 : bytes);
  if (memory == nullptr) throw std::bad_alloc();
  ++live;
  return memory;
}

void give_back(void* memory) noexcept {
  if (memory == nullptr) return;
  --live;
  std::free(memory);
}

}  // namespace

long alive() noexcept { return live; }
void fail_after(long allocations) noexcept { until_failure = allocations; }
void fail_no_more() noexcept { until_failure = -1; }

}  // namespace allocation

void* operator new(std::size_t bytes) { return allocation::take(bytes); }
void* operator new[](std::size_t bytes) { return allocation::take(bytes); }
void operator delete(void* memory) noexcept { allocation::give_back(memory); }
void operator delete[](void* memory) noexcept { allocation::give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { allocation::give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { allocation::give_back(memory); }
