// Keeps the number that comes next, not the last one.
#pragma once

namespace miniaxon {

class NewThing {
 public:
  int next() { return coming_++; }

 private:
  int coming_ = 1;
};

}  // namespace miniaxon
