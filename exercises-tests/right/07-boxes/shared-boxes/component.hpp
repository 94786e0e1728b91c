// Each box is an object of its own behind a shared_ptr, with the letters in a list.
#pragma once

#include <any>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
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
    for (const auto& names : {inboxes, outboxes}) {
      for (const std::string& box : names) boxes_[box] = std::make_shared<Box>();
    }
  }

  void send(Message letter, const std::string& box = "outbox") {
    box_named(box)->letters.emplace_back(std::move(letter));
  }

  Message recv(const std::string& box = "inbox") {
    const std::shared_ptr<Box> from = box_named(box);
    if (from->letters.empty()) throw EmptyBox(name() + ": " + box);
    Message letter;
    letter.swap(from->letters.front());
    from->letters.pop_front();
    return letter;
  }

  std::size_t data_ready(const std::string& box = "inbox") const {
    return box_named(box)->letters.size();
  }

 private:
  struct Box {
    std::list<Message> letters;
  };

  std::shared_ptr<Box> box_named(const std::string& box) const {
    try {
      return boxes_.at(box);
    } catch (const std::out_of_range&) {
      std::string what = name() + ": " + box + " is not one of";
      for (const auto& entry : boxes_) what += " '" + entry.first + "'";
      throw NoSuchBox(what);
    }
  }

  std::map<std::string, std::shared_ptr<Box>> boxes_;
};

}  // namespace miniaxon
