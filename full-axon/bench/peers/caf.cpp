// The works of the benchmark in CAF 0.17, as its users would write them: event-based actors, with the
// scheduler on one thread. Prints how many a second; says nothing for a work it leaves out.
#include <caf/all.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Number = std::int64_t;

double rate(Number amount, Clock::time_point from) {
  return static_cast<double>(amount) / std::chrono::duration<double>(Clock::now() - from).count();
}

// The first letter to each of the ring says who is next.
caf::behavior party(caf::event_based_actor* self, caf::actor boss) {
  auto next = std::make_shared<caf::actor>();
  return {[=](caf::actor who) { *next = who; },
          [=](Number left) {
            if (left == 0) {
              self->send(boss, Number{0});
            } else {
              self->send(*next, left - 1);
            }
          }};
}

double ring(caf::actor_system& system, Number amount, std::size_t parties) {
  caf::scoped_actor self{system};
  std::vector<caf::actor> all;
  for (std::size_t i = 0; i < parties; ++i) {
    all.push_back(system.spawn(party, caf::actor_cast<caf::actor>(self)));
  }
  for (std::size_t i = 0; i < parties; ++i) self->send(all[i], all[(i + 1) % parties]);
  const auto from = Clock::now();
  self->send(all[0], amount);
  self->receive([](Number) {});
  const double result = rate(amount, from);
  for (auto& each : all) caf::anon_send_exit(each, caf::exit_reason::user_shutdown);
  return result;
}

double spawn(caf::actor_system& system, Number amount) {
  const auto from = Clock::now();
  for (Number i = 0; i < amount; ++i) system.spawn([](caf::event_based_actor*) {});
  system.await_all_actors_done();
  return rate(amount, from);
}

double fan_in(caf::actor_system& system, Number amount, Number producers) {
  caf::scoped_actor self{system};
  const auto boss = caf::actor_cast<caf::actor>(self);
  auto left = std::make_shared<Number>(amount);
  const auto consumer = system.spawn([=](caf::event_based_actor* me) -> caf::behavior {
    return {[=](Number) {
      if (--*left == 0) me->send(boss, Number{0});
    }};
  });
  const auto from = Clock::now();
  for (Number i = 0; i < producers; ++i) {
    system.spawn([=](caf::event_based_actor* me) {
      for (Number j = 0; j < amount / producers; ++j) me->send(consumer, j);
    });
  }
  self->receive([](Number) {});
  const double result = rate(amount, from);
  caf::anon_send_exit(consumer, caf::exit_reason::user_shutdown);
  return result;
}

}  // namespace

int main(int, char** arguments) {
  const std::string work = arguments[1];
  caf::actor_system_config settings;
  settings.set("scheduler.max-threads", 1);
  caf::actor_system system{settings};
  double result = 0;
  if (work == "ping-pong") result = ring(system, 500'000, 2);
  if (work == "ring-503") result = ring(system, 500'000, 503);
  if (work == "ring-10000") result = ring(system, 500'000, 10'000);
  if (work == "spawn") result = spawn(system, 100'000);
  if (work == "fan-in-100") result = fan_in(system, 1'000'000, 100);
  if (result > 0) std::printf("%f\n", result);
}
