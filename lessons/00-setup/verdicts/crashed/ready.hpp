// Prepared for lesson 00. A pointer is used before anybody has set it.
#pragma once

namespace miniaxon {

inline bool* answer = nullptr;  // points at nothing yet

// True when the learner is ready to begin.
inline bool ready() {
  *answer = true;  // written to nowhere
  return *answer;
}

}  // namespace miniaxon
