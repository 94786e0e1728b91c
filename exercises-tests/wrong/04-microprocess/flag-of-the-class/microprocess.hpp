// The flag is static: whoever is stopped stops them all.
#pragma once

#include <string>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;

  explicit Microprocess(std::string name = "microprocess") : name_(std::move(name)) {}
  virtual ~Microprocess() = default;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  const std::string& name() const { return name_; }
  virtual Generator<Turn> main() { co_yield carry_on; }
  void stop() { stopped_ = true; }
  bool has_stopped() const { return stopped_; }

 private:
  std::string name_;
  inline static bool stopped_ = false;
};

}  // namespace miniaxon
