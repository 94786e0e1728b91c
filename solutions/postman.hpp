// Lesson 08: deliveries.
#pragma once

#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

//{ postman
// Carries letters from one box to another, in order. It works for one pair of boxes.
class Postman : public Microprocess {
 public:
  // Throws NoSuchBox when the source or the sink has no box of that name.
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman") {
    //[ note both addresses, and check that both boxes exist
    source_ = &source;
    source_box_ = std::move(source_box);
    sink_ = &sink;
    sink_box_ = std::move(sink_box);
    source_->data_ready(source_box_);
    sink_->data_ready(sink_box_);
    //| (void)source;
    //| (void)source_box;
    //| (void)sink;
    //| (void)sink_box;
    //]
  }

  // Delivers, and hands control back on every turn, with post or without. Ends when the source
  // has stopped and its box is empty.
  Generator<Turn> main() override {
    //[ until the source has stopped and its box is empty: deliver what waits, then hand back
    while (!source_->has_stopped() || source_->data_ready(source_box_) > 0) {
      if (source_->data_ready(source_box_) > 0) {
        sink_->send(source_->recv(source_box_), sink_box_);
      }
      co_yield carry_on;
    }
    //| co_return;
    //]
  }

 private:
  //[ what must a postman remember between two deliveries?
  Component* source_;
  std::string source_box_;
  Component* sink_;
  std::string sink_box_;
  //]
};
//}

}  // namespace miniaxon
