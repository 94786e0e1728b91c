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

//{ errors
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
//}

//{ component
// A microprocess at a desk with named boxes. A box is a queue: first in, first out. send() and
// recv() work on every box: a component uses its own side, a postman the other side.
class Component : public Microprocess {
 public:
  // The lists name all the boxes; the defaults are not added to them.
  explicit Component(std::string name = "component",
                     std::vector<std::string> inboxes = {"inbox", "control"},
                     std::vector<std::string> outboxes = {"outbox", "signal"})
      : Microprocess(std::move(name)) {
    //[ make an empty box for each name
    for (const std::string& box : inboxes) boxes_[box];
    for (const std::string& box : outboxes) boxes_[box];
    //| (void)inboxes;
    //| (void)outboxes;
    //]
  }

  // Puts the letter at the back of the box. Throws NoSuchBox.
  void send(Message letter, const std::string& box = "outbox") {
    //[ find the box, put the letter at its back
    check(box);
    boxes_.at(box).push_back(std::move(letter));
    //| (void)letter;
    //| (void)box;
    //]
  }

  // Takes the letter at the front of the box. Throws NoSuchBox, and EmptyBox when none waits.
  Message recv(const std::string& box = "inbox") {
    //[ find the box, take the letter at its front
    check(box);
    std::deque<Message>& letters = boxes_.at(box);
    if (letters.empty()) throw EmptyBox(name() + ": no letter waits in box \"" + box + "\"");
    Message letter = std::move(letters.front());
    letters.pop_front();
    return letter;
    //| (void)box;
    //| return {};
    //]
  }

  // How many letters wait in the box. Throws NoSuchBox.
  std::size_t data_ready(const std::string& box = "inbox") const {
    //[ find the box, count its letters
    check(box);
    return boxes_.at(box).size();
    //| (void)box;
    //| return 0;
    //]
  }

 private:
  //[ the boxes, and what happens when a name is not among them
  void check(const std::string& box) const {
    if (boxes_.contains(box)) return;
    std::string known;
    for (const auto& [name, letters] : boxes_) known += (known.empty() ? "" : ", ") + name;
    throw NoSuchBox(name() + " has no box \"" + box + "\"; its boxes: " + known);
  }

  std::map<std::string, std::deque<Message>> boxes_;
  //]
};
//}

}  // namespace miniaxon
