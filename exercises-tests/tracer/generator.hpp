// Around the generator: when a run of a microprocess is resumed, and what it says.
#pragma once

#include <optional>
#include <utility>

#include "tracer.hpp"

// The own class steps aside under another name. The classes of later headers do so too: what the
// own header declares ahead, or befriends, is the own one.
#define Generator OwnGenerator
#define Microprocess OwnMicroprocess
#define Scheduler OwnScheduler
#define Component OwnComponent
#define Postman OwnPostman
#include "own_generator.hpp"
#undef Generator
#undef Microprocess
#undef Scheduler
#undef Component
#undef Postman

namespace miniaxon {

template <typename T>
class Generator : public OwnGenerator<T> {
  using Own = OwnGenerator<T>;
  using OwnPromise = typename Own::promise_type;
  static constexpr bool is_a_run = requires { T::finished; };

 public:
  // The frame's first part is the own promise, so that the own generator finds it where it is.
  struct promise_type : OwnPromise {
    promise_type() = default;
    template <typename... Arguments>
    explicit promise_type(const Arguments&... arguments) {
      if constexpr (is_a_run) owner = tracer::owner_of_frame(arguments...);
    }
    Generator get_return_object() {
      static_assert(alignof(promise_type) <= 2 * sizeof(void*));
      return Generator(static_cast<OwnPromise&>(*this), owner);
    }
    int owner = tracer::activated;
  };

  Generator() = default;

  auto next() {
    if constexpr (is_a_run) {
      if (owner_ != tracer::nobody && owner_ != tracer::holder() && !this->done()) return turn();
    }
    return Own::next();
  }

  // Whose main() it came from, which its coroutine alone does not always tell.
  void traced_for(const tracer::Party& party) { owner_ = party.traced(); }

 private:
  auto turn() {
    tracer::event("resume", owner_);
    const tracer::Holds has_the_turn(owner_);
    return tracer::watched("finish", owner_, [this] {
      auto said = Own::next();
      if (!said) {
        tracer::event("finish", owner_);
      } else if (*said == T::finished) {
        tracer::event("finish", owner_, {"finished"});
      } else {
        tracer::event("yield", owner_);
      }
      return said;
    });
  }

  Generator(OwnPromise& promise, int owner) : Own(promise.get_return_object()), owner_(owner) {}

  int owner_ = tracer::nobody;
};

}  // namespace miniaxon
