// Lesson 99: New thing.
#pragma once

namespace miniaxon {

//{ new_thing
// To write: what it is for, in a line.
class NewThing {
 public:
  // 1 at the first call, 2 at the second, and so on.
  int next() {
    //[ one more than the last time
    return ++given_;
    //| return 0;
    //]
  }

 private:
  //[ what must be remembered between two calls?
  int given_ = 0;
  //]
};
//}

}  // namespace miniaxon
