// Around the microprocess: its name, and when it is told to stop.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"
#include "tracer.hpp"

#define Microprocess OwnMicroprocess
#define Scheduler OwnScheduler
#define Component OwnComponent
#define Postman OwnPostman
#include "own_microprocess.hpp"
#undef Microprocess
#undef Scheduler
#undef Component
#undef Postman

namespace miniaxon {

class Microprocess : public OwnMicroprocess, public tracer::Party {
 public:
  Microprocess() { traced_name(this->name()); }
  explicit Microprocess(std::string name) : OwnMicroprocess(std::move(name)) {
    traced_name(this->name());
  }

  Generator<Turn> main() {  // overrides, if the own one is virtual
    Generator<Turn> run = OwnMicroprocess::main();
    run.traced_for(*this);
    return run;
  }

  void stop() {
    tracer::event("stop", *this);
    OwnMicroprocess::stop();
  }
};

}  // namespace miniaxon
