// Supplied in lesson 09: a postman with one fault.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "component.hpp"

namespace miniaxon {

// Takes all that wait onto a pile, and delivers from the top of the pile: the newest first.
class CarelessPostman : public Microprocess {
 public:
  CarelessPostman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("careless postman"),
        source_(source),
        source_box_(std::move(source_box)),
        sink_(sink),
        sink_box_(std::move(sink_box)) {}

  Generator<Turn> main() override {
    std::vector<Message> pile;
    while (!source_.has_stopped() || source_.data_ready(source_box_) > 0) {
      while (source_.data_ready(source_box_) > 0) pile.push_back(source_.recv(source_box_));
      for (; !pile.empty(); pile.pop_back()) sink_.send(pile.back(), sink_box_);
      co_yield carry_on;
    }
  }

 private:
  Component& source_;
  std::string source_box_;
  Component& sink_;
  std::string sink_box_;
};

}  // namespace miniaxon
