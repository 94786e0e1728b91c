// main() is started in the constructor, and can be had once.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;

  explicit Microprocess(std::string name = "microprocess")
      : name_(std::move(name)), run_(default_main()) {}
  virtual ~Microprocess() = default;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const { return name_; }

  virtual Generator<Turn> main() { return std::move(run_); }

  void stop() { stopped_ = true; }

  bool has_stopped() const { return stopped_; }

 private:
  static Generator<Turn> default_main() { co_yield carry_on; }

  std::string name_;
  bool stopped_ = false;
  Generator<Turn> run_;
};

}  // namespace miniaxon
