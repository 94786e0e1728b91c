// A component that is linked to what a test looks at.
#pragma once

#include <axon/axon.hpp>
#include <vector>

namespace kit {

// Keeps every letter.
template <typename T>
class Reader : public axon::Component {
 public:
  axon::Inbox<T> inbox{*this, "inbox"};
  std::vector<T>* read;
  explicit Reader(std::vector<T>& into) : Component("reader"), read(&into) {}
  axon::Process main() override {
    while (auto letter = co_await inbox.receive()) read->push_back(*letter);
  }
};

}  // namespace kit
