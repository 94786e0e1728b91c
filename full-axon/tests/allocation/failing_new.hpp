// operator new that counts, and fails when it is told to.
#pragma once

#include <cstddef>

namespace allocation {

// Pieces of memory that were taken and not given back.
long alive() noexcept;
// Their bytes, each piece rounded up to 16, as the pool does.
std::size_t bytes_alive() noexcept;
// So many more succeed; then every one throws std::bad_alloc, until fail_no_more().
void fail_after(long allocations) noexcept;
void fail_no_more() noexcept;

}  // namespace allocation
