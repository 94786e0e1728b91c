#include "axon/parts.hpp"

#include <cerrno>
#include <iostream>
#include <system_error>

namespace axon {

namespace {

template <typename Stream>
void must_work(const Stream& stream, const std::string& path) {
  if (stream.bad() || !stream.is_open()) {
    throw std::system_error(errno, std::generic_category(), "\"" + path + "\"");
  }
}

}  // namespace

Process Count::main() {
  if (from_ > to_) co_return;
  for (std::int64_t number = from_;; ++number) {
    co_await outbox.put(std::int64_t{number});
    if (number == to_) co_return;
  }
}

Ticker::Ticker(Duration period, std::int64_t count) : period_(period), count_(count) {
  if (period <= Duration::zero()) throw UsageError("the period of a ticker is longer than nothing");
}

Process Ticker::main() {
  TimePoint next = scheduler()->now();
  for (std::int64_t tick = 1; count_ < 0 || tick <= count_; ++tick) {
    next += period_;
    co_await sleep_until(next);
    if (stop_requested() || !outbox.linked()) co_return;
    co_await outbox.put(tick);
  }
}

Process FileReader::main() {
  std::ifstream file(path_);
  must_work(file, path_);
  std::string line;
  while (std::getline(file, line)) co_await outbox.put(std::move(line));
  must_work(file, path_);
}

Process FileWriter::main() {
  std::ofstream file(path_);
  must_work(file, path_);
  while (auto line = co_await inbox.receive()) file << *line << '\n';
  file.flush();
  must_work(file, path_);
}

Process LineReader::main() {
  std::string line;
  while (std::getline(*stream_, line)) {
    if (!co_await outbox.put(std::move(line))) co_return;
  }
}

LineWriter::LineWriter() : stream_(&std::cout) {}

Process LineWriter::main() {
  while (auto line = co_await inbox.receive()) *stream_ << *line << '\n' << std::flush;
}

}  // namespace axon
