// Random systems on the runtime, beside the model: every letter once, in order, data before the
// end, nobody sleeps while there is something for it. AXON_SEEDS=N tries N seeds, AXON_SEED=S one.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "system.hpp"

namespace {

using model::Choices;
using model::Size;
using model::System;

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

struct Result {
  std::uint64_t digest;
  long events;
};

Result run(std::uint64_t seed) {
  axon::Shuffled shuffled(seed);
  axon::FirstInFirstOut in_order;
  axon::Policy* const policies[] = {nullptr, &in_order, &shuffled, &shuffled};
  Size size;
  size.actors = 2 + static_cast<int>(seed % 5);
  System system(Choices(seed), policies[seed / 5 % 4], size);
  system.run();
  return {system.digest(), system.events()};
}

TEST(RandomSystems, do_what_the_model_says) {
  const std::uint64_t only = number_in("AXON_SEED", 0);
  const std::uint64_t first = only != 0 ? only : 1;
  const std::uint64_t last = only != 0 ? only : number_in("AXON_SEEDS", 100'000);
  long events = 0;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    try {
      events += run(seed).events;
    } catch (const model::Objection& objection) {
      FAIL() << "AXON_SEED=" << seed << " plays it again: " << objection.what();
    }
    ASSERT_EQ(model::Letter::alive, 0) << "AXON_SEED=" << seed << ": letters are left over";
  }
  std::printf("%llu seeds, %ld events\n", static_cast<unsigned long long>(last - first + 1),
              events);
  RecordProperty("events", std::to_string(events));
}

TEST(RandomSystems, the_same_seed_gives_the_same_history) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    EXPECT_EQ(run(seed).digest, run(seed).digest) << "seed " << seed;
  }
}

}  // namespace
