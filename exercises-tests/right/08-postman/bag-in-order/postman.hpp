// All that wait go through a bag, in order, and the loop is left in the middle.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        source_(source),
        source_box_(std::move(source_box)),
        sink_(sink),
        sink_box_(std::move(sink_box)) {
    source_.data_ready(source_box_);
    sink_.data_ready(sink_box_);
  }

  Generator<Turn> main() override {
    while (true) {
      std::vector<Message> bag;
      while (source_.data_ready(source_box_) != 0) bag.push_back(source_.recv(source_box_));
      for (const Message& letter : bag) sink_.send(letter, sink_box_);
      if (source_.has_stopped()) break;
      co_yield Turn::carry_on;
    }
  }

 private:
  Component& source_;
  std::string source_box_;
  Component& sink_;
  std::string sink_box_;
};

}  // namespace miniaxon
