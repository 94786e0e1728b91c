// Bytes become a program of links, cuts, letters and stops; libFuzzer looks for one that the model
// objects to. With clang:
//   cmake --preset full-axon-fuzz && cmake --build --preset full-axon-fuzz
//   build/full-axon-fuzz/bin/axon-fuzz -max_total_time=60 -max_len=400
#include <cstdio>
#include <cstdlib>

#include "../tests/model/system.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  if (count < 2) return 0;
  axon::Shuffled shuffled(bytes[1]);
  model::Size size;
  size.actors = 1 + bytes[0] % 5;
  try {
    model::System system(model::Choices(bytes + 2, count - 2), bytes[0] < 128 ? nullptr : &shuffled,
                         size);
    system.run();
  } catch (const model::Objection& objection) {
    std::fprintf(stderr, "%s\n", objection.what());
    std::abort();
  }
  if (model::Letter::alive != 0) std::abort();
  return 0;
}
