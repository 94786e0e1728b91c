// The works that the benchmark measures, on this runtime and as a bare limit. Each does `amount` of
// its unit and checks its own result.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bench {

// Seconds for `amount` messages, hops, components or items. Throws when the result is wrong.
double bare_limit(std::int64_t amount, std::size_t frames);  // resumes from an intrusive run queue
double bare_spawn(std::int64_t amount);                      // frames made, run once, destroyed
// Bytes of memory for each of `amount` bare frames.
double bare_idle_bytes(std::int64_t amount);
double ring(std::int64_t amount, std::size_t parties);              // ping-pong is a ring of two
double ring_of_messages(std::int64_t amount, std::size_t parties);  // the same with axon::Message
double spawn(std::int64_t amount);
double skynet(std::int64_t leaves);
double fan_in(std::int64_t amount, std::size_t producers);
double pipeline(std::int64_t amount, std::size_t stages);
// Bytes of memory for each of `amount` components that wait at an inbox.
double idle_bytes(std::int64_t amount);

}  // namespace bench
