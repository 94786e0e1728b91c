// Inbox and outbox are one queue.
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
    for (std::size_t i = 0; i < inboxes.size(); ++i) queue_of_[inboxes[i]] = i;
    for (std::size_t i = 0; i < outboxes.size(); ++i) queue_of_[outboxes[i]] = i;
  }

  void send(Message letter, const std::string& box = "outbox") {
    check(box);
    boxes_[queue_of_.at(box)].push_back(std::move(letter));
  }

  Message recv(const std::string& box = "inbox") {
    check(box);
    std::deque<Message>& letters = boxes_[queue_of_.at(box)];
    if (letters.empty()) throw EmptyBox(name() + ": no letter waits in box " + box);
    Message letter = std::move(letters.front());
    letters.pop_front();
    return letter;
  }

  std::size_t data_ready(const std::string& box = "inbox") const {
    check(box);
    return boxes_.contains(queue_of_.at(box)) ? boxes_.at(queue_of_.at(box)).size() : 0;
  }

 private:
  void check(const std::string& box) const {
    if (queue_of_.contains(box)) return;
    std::string known;
    for (const auto& [name, queue] : queue_of_) known += (known.empty() ? "" : ", ") + name;
    throw NoSuchBox(name() + " has no box " + box + "; its boxes: " + known);
  }

  std::map<std::string, std::size_t> queue_of_;
  std::map<std::size_t, std::deque<Message>> boxes_;
};

}  // namespace miniaxon
