// The constructor asks for the box of the sink alone.
#pragma once

#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        source_(&source),
        source_box_(std::move(source_box)),
        sink_(&sink),
        sink_box_(std::move(sink_box)) {
    sink_->data_ready(sink_box_);
  }

  Generator<Turn> main() override {
    while (!source_->has_stopped() || source_->data_ready(source_box_) > 0) {
      if (source_->data_ready(source_box_) > 0) {
        sink_->send(source_->recv(source_box_), sink_box_);
      }
      co_yield carry_on;
    }
  }

 private:
  Component* source_;
  std::string source_box_;
  Component* sink_;
  std::string sink_box_;
};

}  // namespace miniaxon
