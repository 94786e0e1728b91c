// The measurement: the same cats with components and in a plain loop, in turns.
#pragma once

#include <cstdint>
#include <string>

namespace cats {

struct Comparison {
  int cats;
  int runs;         // of each
  double bare_fps;  // frames of a second of processor time, the median of the runs
  double framework_fps;
  double drop_percent;  // the median of the drops of each pair of runs

  std::string text() const;
  std::string json() const;
};

// Throws std::logic_error when the two show different pixels.
Comparison compare(int cats, std::uint64_t seed);

}  // namespace cats
