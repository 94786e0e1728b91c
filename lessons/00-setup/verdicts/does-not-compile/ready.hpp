// Prepared for lesson 00. Something is missing at the end of a line.
#pragma once

namespace miniaxon {

// True when the learner is ready to begin.
inline bool ready() {
  return true  // no semicolon
}

}  // namespace miniaxon
