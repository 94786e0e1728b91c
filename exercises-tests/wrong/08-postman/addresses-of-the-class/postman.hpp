// The addresses are static: the second postman takes over the first one.
#pragma once

#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman") {
    source_ = &source;
    source_box_ = source_box;
    sink_ = &sink;
    sink_box_ = sink_box;
    source.data_ready(source_box);
    sink.data_ready(sink_box);
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
  inline static Component* source_ = nullptr;
  inline static std::string source_box_;
  inline static Component* sink_ = nullptr;
  inline static std::string sink_box_;
};

}  // namespace miniaxon
