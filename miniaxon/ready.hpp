// Lesson 00: the line that wakes the kit up.
#pragma once

namespace miniaxon {

// True when the learner is ready to begin.
inline bool ready() {
  // TODO 1: wake the next line: delete the two slashes in front of "return true;"
  // return true;
  return false;
}

}  // namespace miniaxon
