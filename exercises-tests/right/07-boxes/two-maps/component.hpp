// Two maps: one for the inboxes, one for the outboxes.
#pragma once

#include <any>
#include <cstddef>
#include <queue>
#include <stdexcept>
#include <string>
#include <unordered_map>
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
    for (std::string& box : inboxes) inboxes_.try_emplace(std::move(box));
    for (std::string& box : outboxes) outboxes_.try_emplace(std::move(box));
  }

  void send(Message letter, const std::string& box = "outbox") {
    find(box).push(std::move(letter));
  }

  Message recv(const std::string& box = "inbox") {
    Box& letters = find(box);
    if (letters.empty()) throw EmptyBox("the box " + box + " of " + name() + " is empty");
    Message letter = letters.front();
    letters.pop();
    return letter;
  }

  std::size_t data_ready(const std::string& box = "inbox") const {
    return const_cast<Component*>(this)->find(box).size();
  }

 private:
  using Box = std::queue<Message>;

  Box& find(const std::string& box) {
    for (auto* boxes : {&inboxes_, &outboxes_}) {
      if (auto found = boxes->find(box); found != boxes->end()) return found->second;
    }
    std::string text = "no box " + box + " in " + name() + "; there are:";
    for (auto* boxes : {&inboxes_, &outboxes_}) {
      for (auto& entry : *boxes) text += " " + entry.first;
    }
    throw NoSuchBox(text);
  }

  std::unordered_map<std::string, Box> inboxes_;
  std::unordered_map<std::string, Box> outboxes_;
};

}  // namespace miniaxon
