// Components that the tests are made of.
#pragma once

#include <axon/axon.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tests {

using namespace std::chrono_literals;

// Takes every letter, and keeps it here, also after its end.
template <typename T>
struct Sink : axon::Component {
  axon::Inbox<T> inbox;
  std::vector<T> got;
  explicit Sink(std::uint32_t capacity = axon::unlimited,
                axon::WhenFull when_full = axon::WhenFull::refuse)
      : inbox(*this, "inbox", capacity, when_full) {}
  axon::Process main() override {
    while (auto letter = co_await inbox.receive()) got.push_back(std::move(*letter));
  }
};

// Has boxes, and does nothing until it is stopped.
template <typename T>
struct Desk : axon::Component {
  axon::Inbox<T> inbox;
  axon::Outbox<T> outbox{*this, "outbox"};
  int turns = 0;
  explicit Desk(std::uint32_t capacity = axon::unlimited,
                axon::WhenFull when_full = axon::WhenFull::refuse)
      : inbox(*this, "inbox", capacity, when_full) {}
  axon::Process main() override {
    while (!stop_requested()) {
      ++turns;
      co_await axon::pause();
    }
  }
};

// Does what a function says, turn by turn.
struct Worker : axon::Component {
  std::function<axon::Task<>(Worker&)> work;
  axon::Inbox<int> inbox{*this, "inbox"};
  axon::Outbox<int> outbox{*this, "outbox"};
  explicit Worker(std::function<axon::Task<>(Worker&)> what) : work(std::move(what)) {}
  axon::Process main() override { co_await work(*this); }
};

// What is left in a box of a component that is not active, or has ended.
template <typename T>
std::vector<T> drain(axon::Inbox<T>& inbox) {
  std::vector<T> letters;
  while (auto letter = inbox.try_receive()) letters.push_back(std::move(*letter));
  return letters;
}

template <typename Error>
std::string what_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no such error";
}

}  // namespace tests
