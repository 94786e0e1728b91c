// It finds its desks in a table by their names, so two of one name are one desk.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman") {
    source_ = source.name();
    desks_[source_] = &source;
    source_box_ = std::move(source_box);
    sink_ = sink.name();
    desks_[sink_] = &sink;
    sink_box_ = std::move(sink_box);
    source.data_ready(source_box_);
    sink.data_ready(sink_box_);
  }

  Generator<Turn> main() override {
    while (!desk(source_).has_stopped() || desk(source_).data_ready(source_box_) > 0) {
      if (desk(source_).data_ready(source_box_) > 0) {
        desk(sink_).send(desk(source_).recv(source_box_), sink_box_);
      }
      co_yield carry_on;
    }
  }

 private:
  static Component& desk(const std::string& name) { return *desks_.at(name); }

  inline static std::map<std::string, Component*> desks_;
  std::string source_;
  std::string source_box_;
  std::string sink_;
  std::string sink_box_;
};

}  // namespace miniaxon
