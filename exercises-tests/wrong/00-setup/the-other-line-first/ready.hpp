// The line that was woken stands below the one that returns already.
#pragma once

namespace miniaxon {

inline bool ready() {
  return false;
  return true;
}

}  // namespace miniaxon
