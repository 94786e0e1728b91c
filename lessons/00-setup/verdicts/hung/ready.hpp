// Prepared for lesson 00. A loop waits for something that never comes.
#pragma once

namespace miniaxon {

// True when the learner is ready to begin.
inline bool ready() {
  volatile bool coffee = false;  // volatile: look again each time round
  while (!coffee) {              // nobody brings any
  }
  return true;
}

}  // namespace miniaxon
