// send() without the name of a box puts the letter into the inbox.
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

using Message = std::any;

class NoSuchBox : public std::out_of_range {
 public:
  using std::out_of_range::out_of_range;
};

class EmptyBox : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

class Component : public Microprocess {
 public:
  explicit Component(std::string name = "component",
                     std::vector<std::string> inboxes = {"inbox", "control"},
                     std::vector<std::string> outboxes = {"outbox", "signal"})
      : Microprocess(std::move(name)) {
    for (const std::string& box : inboxes) boxes_[box];
    for (const std::string& box : outboxes) boxes_[box];
  }

  void send(Message letter, const std::string& box = "inbox") {
    check(box);
    boxes_.at(box).push_back(std::move(letter));
  }

  Message recv(const std::string& box = "inbox") {
    check(box);
    std::deque<Message>& letters = boxes_.at(box);
    if (letters.empty()) throw EmptyBox(name() + ": no letter waits in box \"" + box + "\"");
    Message letter = std::move(letters.front());
    letters.pop_front();
    return letter;
  }

  std::size_t data_ready(const std::string& box = "inbox") const {
    check(box);
    return boxes_.at(box).size();
  }

 private:
  void check(const std::string& box) const {
    if (boxes_.contains(box)) return;
    std::string known;
    for (const auto& [name, letters] : boxes_) known += (known.empty() ? "" : ", ") + name;
    throw NoSuchBox(name() + " has no box \"" + box + "\"; its boxes: " + known);
  }

  std::map<std::string, std::deque<Message>> boxes_;
};

}  // namespace miniaxon
