// Lesson 08: deliveries.
#pragma once

#include <string>
#include <utility>

#include "component.hpp"

namespace miniaxon {

// Carries letters from one box to another, in order. It works for one pair of boxes.
class Postman : public Microprocess {
 public:
  // Throws NoSuchBox when the source or the sink has no box of that name.
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman") {
    // TODO 1: note both addresses, and check that both boxes exist
    (void)source;
    (void)source_box;
    (void)sink;
    (void)sink_box;
  }

  // Delivers, and hands control back on every turn, with post or without. Ends when the source
  // has stopped and its box is empty.
  Generator<Turn> main() override {
    // TODO 2: until the source has stopped and its box is empty: deliver what waits, then hand back
    co_return;
  }

 private:
  // TODO 3: what must a postman remember between two deliveries?
};

}  // namespace miniaxon
