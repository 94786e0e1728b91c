// operator new that counts, and fails when it is told to.
#pragma once

namespace allocation {

// Pieces of memory that were taken and not given back.
long alive() noexcept;
// So many more succeed; then every one throws std::bad_alloc, until fail_no_more().
void fail_after(long allocations) noexcept;
void fail_no_more() noexcept;

}  // namespace allocation
