// It finds a desk by the name of its box, so two boxes of one name are one address.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        desks_({{source_box, &source}, {sink_box, &sink}}),
        source_box_(std::move(source_box)),
        sink_box_(std::move(sink_box)) {
    source.data_ready(source_box_);
    sink.data_ready(sink_box_);
  }

  Generator<Turn> main() override {
    Component& source = *desks_.at(source_box_);
    Component& sink = *desks_.at(sink_box_);
    while (!source.has_stopped() || source.data_ready(source_box_) > 0) {
      if (source.data_ready(source_box_) > 0) sink.send(source.recv(source_box_), sink_box_);
      co_yield carry_on;
    }
  }

 private:
  std::map<std::string, Component*> desks_;
  std::string source_box_;
  std::string sink_box_;
};

}  // namespace miniaxon
