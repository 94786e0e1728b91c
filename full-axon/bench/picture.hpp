// The rows of the benchmark as a picture.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace bench {

struct Row {
  std::string work;
  std::string unit;
  std::string what;
  double axon;            // a second, or bytes
  double limit;           // likewise
  double ratio_to_limit;  // how much more time, or memory, than the bare work
  std::map<std::string, double> peers;
  double ratio_to_best_peer;  // how much faster, or smaller; 0 without peers
};

// SVG: for each work a bar for the limit, for this runtime and for each peer. The longest bar of a
// work is as wide as the picture; works are not compared with each other.
std::string picture_of(const std::vector<Row>& rows);

}  // namespace bench
