// A view of the name is kept, so the name changes when somebody changes the text.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "generator.hpp"

namespace miniaxon {

enum class Turn { carry_on, finished };

class Microprocess {
 public:
  using enum Turn;

  explicit Microprocess(std::string_view name = "microprocess") : name_(name) {}
  virtual ~Microprocess() = default;
  Microprocess(const Microprocess&) = delete;
  Microprocess& operator=(const Microprocess&) = delete;

  std::string name() const { return std::string(name_); }
  virtual Generator<Turn> main() { co_yield carry_on; }
  void stop() { stopped_ = true; }
  bool has_stopped() const { return stopped_; }

 private:
  std::string_view name_;
  bool stopped_ = false;
};

}  // namespace miniaxon
