#include "axon/detail/pool.hpp"

namespace axon::detail {

namespace {
constexpr std::size_t slab_bytes = 64 * 1024;
}

// A slab is cut into pieces of one class; it grows with need, so small programs stay small.
void Pool::refill(Piece*& list, std::size_t bytes) {
  const std::size_t piece = (bytes + grain - 1) / grain * grain;
  const std::size_t count = slab_bytes / piece;
  auto* slab = static_cast<std::byte*>(::operator new(count* piece));
  for (std::size_t i = count; i-- > 0;) list = ::new (slab + i * piece) Piece{list};
}

}  // namespace axon::detail
