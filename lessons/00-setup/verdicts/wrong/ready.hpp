// Prepared for lesson 00. The line is awake, and gives the wrong answer.
#pragma once

namespace miniaxon {

// True when the learner is ready to begin.
inline bool ready() {
  const bool awake = true;
  return !awake;  // one "!" too many
}

}  // namespace miniaxon
