// main() hands on the run of a free function, and the name lives on the heap.
#pragma once

#include <memory>
#include <string>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;

  explicit Microprocess(std::string name = "microprocess")
      : name_(std::make_unique<std::string>(name)) {}
  virtual ~Microprocess() {}
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const { return *name_; }

  virtual Generator<Turn> main() { return once(); }

  void stop() { stopped_ = true; }

  bool has_stopped() const { return stopped_; }

 private:
  static Generator<Turn> once() { co_yield Turn::carry_on; }

  std::unique_ptr<std::string> name_;
  bool stopped_{};
};

}  // namespace miniaxon
