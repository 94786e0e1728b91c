// Small components that most systems need.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "outbox.hpp"
#include "time.hpp"

namespace axon {

// Sends from, from + 1, ... up to and with `to`; it waits for room.
class Count final : public Component {
 public:
  Outbox<std::int64_t> outbox{*this, "outbox"};
  Count(std::int64_t from, std::int64_t to) : from_(from), to_(to) {}
  Process main() override;

 private:
  std::int64_t from_;
  std::int64_t to_;
};

// Sends the values of a list, in order; it waits for room.
template <typename T>
class Values final : public Component {
 public:
  Outbox<T> outbox{*this, "outbox"};
  explicit Values(std::vector<T> values) : values_(std::move(values)) {}
  Process main() override {
    for (T& value : values_) co_await outbox.put(std::move(value));
  }

 private:
  std::vector<T> values_;
};

// Keeps what comes in a list of the caller's, which must outlive it.
template <typename T>
class Collect final : public Component {
 public:
  Inbox<T> inbox{*this, "inbox"};
  explicit Collect(std::vector<T>& into) : into_(&into) {}
  Process main() override {
    while (auto letter = co_await inbox.receive()) into_->push_back(std::move(*letter));
  }

 private:
  std::vector<T>* into_;
};

// Sends what the function makes of each letter: one for one.
template <typename In, typename Out>
class Transformer final : public Component {
 public:
  Inbox<In> inbox{*this, "inbox"};
  Outbox<Out> outbox{*this, "outbox"};
  explicit Transformer(std::function<Out(In)> function) : function_(std::move(function)) {}
  Process main() override {
    while (auto letter = co_await inbox.receive()) {
      Out made = function_(std::move(*letter));
      co_await outbox.put(std::move(made));
    }
  }

 private:
  std::function<Out(In)> function_;
};

// Sends 1, 2, 3, ... once every period, `count` times or without end. A tick that comes too late
// is sent at once, and the next ones keep to the first one's time.
class Ticker final : public Component {
 public:
  Outbox<std::int64_t> outbox{*this, "outbox"};
  // Throws UsageError when the period is zero or less.
  explicit Ticker(Duration period, std::int64_t count = -1);
  Process main() override;

 private:
  Duration period_;
  std::int64_t count_;
};

// Sends the lines of a file, each without its line end. Throws std::system_error in main() when it
// cannot be opened or read.
class FileReader final : public Component {
 public:
  Outbox<std::string> outbox{*this, "outbox"};
  explicit FileReader(std::string path) : path_(std::move(path)) {}
  Process main() override;

 private:
  std::string path_;
};

// Writes each letter as a line into a file, which it empties first. Throws std::system_error in
// main() when that does not work.
class FileWriter final : public Component {
 public:
  Inbox<std::string> inbox{*this, "inbox"};
  explicit FileWriter(std::string path) : path_(std::move(path)) {}
  Process main() override;

 private:
  std::string path_;
};

// Sends the lines of a stream, like std::cin. A read blocks the whole scheduler: put it on a thread
// of its own when others have to go on meanwhile.
class LineReader final : public Component {
 public:
  Outbox<std::string> outbox{*this, "outbox"};
  explicit LineReader(std::istream& stream) : stream_(&stream) {}
  Process main() override;

 private:
  std::istream* stream_;
};

// Prints each letter as a line, to std::cout or another stream.
class LineWriter final : public Component {
 public:
  Inbox<std::string> inbox{*this, "inbox"};
  LineWriter();
  explicit LineWriter(std::ostream& stream) : stream_(&stream) {}
  Process main() override;

 private:
  std::ostream* stream_;
};

}  // namespace axon
