// What can go wrong, each with a sentence that names what was given and what was expected.
#pragma once

#include <stdexcept>

namespace axon {

// A link cannot be made: the boxes are of different types, a box is linked already, the link would
// lead back to its start, what waits does not fit, or the two live on different schedulers.
// Nothing was changed.
class LinkError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// A component has no box of that name. what() lists the boxes it has, and the nearest name.
class NoSuchBox : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// No service of that name. what() lists the names there are, and the nearest one.
class NoSuchService : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Something that the runtime's rules do not allow: activating twice, waiting at somebody else's
// inbox, moving a component that is active.
class UsageError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// An exception left a component's main() and nobody handled it. The original is nested in it.
class ComponentFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Every component is asleep, and nothing can wake them. what() tells who waits for what.
class Deadlock : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace axon
