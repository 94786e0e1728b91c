// The memory of those who wait, in a process of its own, where no other work left pages behind.
// Prints bytes for each: of a component ("axon"), or of a bare coroutine frame.
#include <cstdio>
#include <string>

#include "works.hpp"

int main(int count, char** arguments) {
  const bool of_components = count > 1 && std::string(arguments[1]) == "axon";
  std::printf("%f\n", of_components ? bench::idle_bytes(200'000) : bench::bare_idle_bytes(200'000));
}
