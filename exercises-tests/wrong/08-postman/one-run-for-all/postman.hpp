// The run is made in the constructor, and main() gives it away once.
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
    source_->data_ready(source_box_);
    sink_->data_ready(sink_box_);
    run_ = carry();
  }

  Generator<Turn> main() override { return std::move(run_); }

 private:
  static Generator<Turn> nothing() { co_return; }

  Generator<Turn> carry() {
    while (!source_->has_stopped() || source_->data_ready(source_box_) > 0) {
      if (source_->data_ready(source_box_) > 0) {
        sink_->send(source_->recv(source_box_), sink_box_);
      }
      co_yield carry_on;
    }
  }

  Component* source_;
  std::string source_box_;
  Component* sink_;
  std::string sink_box_;
  Generator<Turn> run_ = nothing();
};

}  // namespace miniaxon
