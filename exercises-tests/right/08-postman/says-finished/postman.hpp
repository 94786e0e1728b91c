// It says finished in its last turn, and keeps pointers and a flag.
#pragma once

#include <cstddef>
#include <string>

#include "component.hpp"

namespace miniaxon {

class Postman : public Microprocess {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : from_{&source, source_box}, to_{&sink, sink_box} {
    (void)from_.waiting();
    (void)to_.waiting();
  }

  Generator<Turn> main() override {
    bool on_duty = true;
    while (on_duty) {
      if (from_.waiting() > 0) to_.desk->send(from_.desk->recv(from_.box), to_.box);
      on_duty = from_.waiting() > 0 || !from_.desk->has_stopped();
      if (on_duty) co_yield carry_on;
    }
    co_yield finished;
  }

 private:
  struct Address {
    Component* desk;
    std::string box;
    std::size_t waiting() const { return desk->data_ready(box); }
  };

  Address from_;
  Address to_;
};

}  // namespace miniaxon
