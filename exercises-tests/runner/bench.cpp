#include <iostream>

#include "commands.hpp"
#include "process.hpp"

namespace {

void must_work(const Kit& kit, const std::vector<std::string>& arguments) {
  Program program;
  program.arguments = arguments;
  program.folder = kit.root;
  const Ended ended = run_program(program);
  if (!ended.ok()) throw KitError("The benchmark does not build:\n" + ended.output);
}

}  // namespace

int bench(const Kit& kit, const std::vector<std::string>& arguments) {
  std::cerr << "Building the runtime and its benchmark ..." << std::endl;
  must_work(kit, {"cmake", "--preset", "full-axon"});
  must_work(kit, {"cmake", "--build", "--preset", "full-axon-bench"});
  Program program;
  program.arguments = {(kit.root / "build/full-axon/bin/axon-bench").string()};
  program.arguments.insert(program.arguments.end(), arguments.begin(), arguments.end());
  program.inherits_terminal = true;
  const Ended ended = run_program(program);
  return ended.exit_code < 0 ? exit_kit_error : ended.exit_code;
}
