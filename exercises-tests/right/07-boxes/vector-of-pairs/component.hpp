// The boxes are a vector of pairs, each searched for by name; letters in a vector.
#pragma once

#include <any>
#include <cstddef>
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
    inboxes.insert(inboxes.end(), outboxes.begin(), outboxes.end());
    for (const std::string& box : inboxes) boxes_.push_back({box, {}});
  }

  void send(Message letter, const std::string& box = "outbox") {
    boxes_[index_of(box)].second.push_back(std::move(letter));
  }

  Message recv(const std::string& box = "inbox") {
    std::vector<Message>& letters = boxes_[index_of(box)].second;
    if (letters.empty()) throw EmptyBox(name() + "." + box + " is empty");
    Message letter = letters[0];
    letters.erase(letters.begin());
    return letter;
  }

  std::size_t data_ready(const std::string& box = "inbox") const {
    return boxes_[index_of(box)].second.size();
  }

 private:
  std::size_t index_of(const std::string& box) const {
    std::string known;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (boxes_[i].first == box) return i;
      known += " " + boxes_[i].first;
    }
    throw NoSuchBox(name() + " has" + known + ", but not " + box);
  }

  std::vector<std::pair<std::string, std::vector<Message>>> boxes_;
};

}  // namespace miniaxon
