// What stands between the code that is judged and the machine that judges it.
#pragma once

#include <string>
#include <vector>

#include "compiler.hpp"
#include "process.hpp"

class Walls {
 public:
  // Tries which walls stand here.
  explicit Walls(const Compiler& compiler);

  // Each wall, a line: what it keeps away, or that it does not stand, and why.
  std::vector<std::string> in_words() const;

  // Puts a compilation or a link behind them: beside the system it finds what it reads, and it
  // writes to its own folder alone.
  void around_compiler(Program& program, const std::vector<fs::path>& reads) const;
  // Puts a test program behind them: it runs in a folder that vanishes.
  void around_tests(Program& program) const;

 private:
  void around(Program& program, const std::vector<std::string>& more, std::size_t room) const;

  const Compiler& compiler_;
  std::string why_no_bubblewrap_;  // empty when it works
};
