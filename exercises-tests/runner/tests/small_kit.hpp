// A kit with few lessons and short pages, in which every command is quick, and the versions of it
// that an upstream publishes one after another.
#pragma once

#include <string>
#include <vector>

#include "learn.hpp"

class SmallKit {
 public:
  SmallKit();
  SmallKit(const SmallKit&) = delete;
  SmallKit& operator=(const SmallKit&) = delete;
  ~SmallKit();

  const fs::path& root() const { return kit_.root; }
  fs::path own(const std::string& header) const { return kit_.core() / header; }
  // As after the clone, with no work in it.
  void begin_anew() const;
  // ./learn with these words. Nothing in it compiles: a fake compiler refuses all code at once.
  Program program(const std::vector<std::string>& words) const;
  Ended learn(const std::vector<std::string>& words) const { return run_program(program(words)); }

 private:
  fs::path folder_;
  Kit kit_;
};
