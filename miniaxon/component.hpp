// Lesson 07: a desk with trays.
#pragma once

#include <any>
#include <cstddef>
#include <deque>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "microprocess.hpp"

namespace miniaxon {

using Message = std::any;  // a letter: any value that can be copied

// what() names the component, the box that was asked for, and the boxes there are.
class NoSuchBox : public std::out_of_range {
 public:
  using std::out_of_range::out_of_range;
};

// what() names the component and the box.
class EmptyBox : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// A microprocess at a desk with named boxes. A box is a queue: first in, first out. send() and
// recv() work on every box: a component uses its own side, a postman the other side.
class Component : public Microprocess {
 public:
  // The lists name all the boxes; the defaults are not added to them.
  explicit Component(std::string name = "component",
                     std::vector<std::string> inboxes = {"inbox", "control"},
                     std::vector<std::string> outboxes = {"outbox", "signal"})
      : Microprocess(std::move(name)) {
    // TODO 1: make an empty box for each name
    (void)inboxes;
    (void)outboxes;
  }

  // Puts the letter at the back of the box. Throws NoSuchBox.
  void send(Message letter, const std::string& box = "outbox") {
    // TODO 2: find the box, put the letter at its back
    (void)letter;
    (void)box;
  }

  // Takes the letter at the front of the box. Throws NoSuchBox, and EmptyBox when none waits.
  Message recv(const std::string& box = "inbox") {
    // TODO 3: find the box, take the letter at its front
    (void)box;
    return {};
  }

  // How many letters wait in the box. Throws NoSuchBox.
  std::size_t data_ready(const std::string& box = "inbox") const {
    // TODO 4: find the box, count its letters
    (void)box;
    return 0;
  }

 private:
  // TODO 5: the boxes, and what happens when a name is not among them
};

}  // namespace miniaxon
