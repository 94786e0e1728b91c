// Around the postman: between which boxes it was put to work.
#pragma once

#include <string>

#include "component.hpp"

#define Postman OwnPostman
#include "own_postman.hpp"
#undef Postman

namespace miniaxon {

class Postman : public OwnPostman {
 public:
  Postman(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : OwnPostman(source, source_box, sink, sink_box) {
    tracer::event(
        "link", *this,
        {std::to_string(source.traced()), source_box, std::to_string(sink.traced()), sink_box});
  }

  Generator<Turn> main() {  // overrides, if the own one is virtual
    Generator<Turn> run = OwnPostman::main();
    run.traced_for(*this);
    return run;
  }

 protected:
  std::string traced_kind() const override { return "postman"; }
};

}  // namespace miniaxon
