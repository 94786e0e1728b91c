// Nothing is remembered: each call is a first call.
#pragma once

namespace miniaxon {

class NewThing {
 public:
  int next() { return 1; }
};

}  // namespace miniaxon
