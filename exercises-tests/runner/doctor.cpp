#include <sys/statvfs.h>
#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "compiler.hpp"
#include "process.hpp"

namespace {

struct Finding {
  std::string name;
  bool fine = false;
  bool needed = true;
  std::string advice;  // what is wrong and what to do; empty when fine
};

struct Canary {
  const char* name;
  const char* file;
  Build build;
  const char* must_report;  // nothing: must end well
  const char* advice;
  bool needed = true;
  bool looks_for_leaks = false;
};

constexpr const char* newer = "A newer compiler helps: g++ 12 or clang 16, or later.";
constexpr const char* runtime =
    "The sanitizers are missing or do not work here. With g++ they come along; clang on Debian "
    "and Ubuntu needs the package libclang-rt-dev of its version.";

constexpr Canary canaries[] = {
    {"a coroutine in a nested loop", "coroutine_in_a_loop.cpp", Build::plain, nullptr, newer},
    {"a coroutine destroyed in the middle", "early_destroy.cpp", Build::plain, nullptr, newer},
    {"an exception out of a coroutine", "exception_across_a_yield.cpp", Build::plain, nullptr,
     newer},
    {"the same with both sanitizers", "exception_across_a_yield.cpp", Build::sanitized, nullptr,
     runtime},
    {"AddressSanitizer reports, with file and line", "use_after_free.cpp", Build::sanitized,
     "use_after_free.cpp:5", runtime},
    {"UndefinedBehaviorSanitizer reports, with file and line", "undefined.cpp", Build::sanitized,
     "undefined.cpp:6", runtime},
    {"leaks are found", "leak.cpp", Build::sanitized, "leak.cpp:7",
     "Leaks cannot be found here (a debugger or a container may forbid it); the other checks "
     "work.",
     false, true},
    {"a thread", "thread.cpp", Build::plain, nullptr, newer},
};

Finding look_at(const Kit& kit, const Compiler& compiler, const Canary& canary) {
  Finding finding{canary.name, false, canary.needed, canary.advice};
  const fs::path folder = kit.build / "doctor";
  fs::remove_all(folder);
  make_folder(folder);
  const fs::path program = folder / "canary";
  Program compiling;
  compiling.arguments = compiler.whole_program(
      canary.build, kit.tests() / "runner/canaries" / canary.file, program, {kit.solutions()});
  compiling.wall_seconds = 60;
  if (const Ended ended = run_program(compiling); !ended.ok()) {
    finding.advice =
        "It does not compile: " + trimmed(ended.output.substr(0, ended.output.find('\n'))) +
        "\n    " + canary.advice;
    return finding;
  }
  Program run;
  run.arguments = {program.string()};
  run.wall_seconds = 20;
  run.environment = Compiler::environment(canary.looks_for_leaks);
  run.folder = folder;
  const Ended ended = run_program(run);
  finding.fine = canary.must_report == nullptr
                     ? ended.ok()
                     : ended.output.find(canary.must_report) != std::string::npos;
  if (finding.fine) finding.advice.clear();
  return finding;
}

Finding can_write(const std::string& name, const fs::path& folder) {
  const bool fine = ::access(folder.c_str(), W_OK) == 0;
  return {name, fine, true,
          fine ? ""
               : "The folder " + shown(folder) +
                     " cannot be written. Its owner can change that: chmod u+w."};
}

Finding room_on_disk(const Kit& kit) {
  struct statvfs disk {};
  ::statvfs(kit.build.c_str(), &disk);
  const auto free = static_cast<unsigned long long>(disk.f_bavail) * disk.f_frsize >> 20;
  const bool fine = free >= 500;
  return {"room on the disk", fine, true,
          fine ? "" : "Only " + std::to_string(free) + " MiB are free; the kit needs about 500."};
}

}  // namespace

int doctor(const Kit& kit, Format format) {
  const Compiler compiler(kit);
  std::vector<Finding> findings;
  const auto note = [&](const Finding& finding) {
    findings.push_back(finding);
    if (format == Format::json) return;
    std::cout << (finding.fine     ? "ok       "
                  : finding.needed ? "TROUBLE  "
                                   : "without  ")
              << finding.name << std::endl;
    if (!finding.fine) std::cout << "    " << finding.advice << std::endl;
  };
  if (format == Format::text) {
    Program version;
    version.arguments = {compiler.program().string(), "--version"};
    const std::string text = run_program(version).output;
    std::cout << "The compiler: " << text.substr(0, text.find('\n')) << " ("
              << compiler.program().string() << ")\n";
  }
  std::error_code ignored;
  fs::create_directories(kit.build, ignored);
  note(can_write("the folder build can be written", kit.build));
  if (!findings.back().fine) {
    std::cout << (format == Format::json ? "" : "Nothing else can be tried before that.\n");
    return exit_kit_error;
  }
  note(room_on_disk(kit));
  note(can_write("your folder miniaxon can be written", kit.core()));
  for (const Canary& canary : canaries) note(look_at(kit, compiler, canary));
  bool all_fine = true;
  for (const Finding& finding : findings) all_fine = all_fine && (finding.fine || !finding.needed);
  if (format == Format::json) {
    nlohmann::ordered_json json = {{"compiler", compiler.program().string()},
                                   {"fine", all_fine},
                                   {"findings", nlohmann::ordered_json::array()}};
    for (const Finding& finding : findings) {
      json["findings"].push_back(
          {{"name", finding.name}, {"fine", finding.fine}, {"advice", finding.advice}});
    }
    std::cout << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  } else {
    std::cout << (all_fine ? "All is well.\n\nNext:  ./learn\n"
                           : "\nNext:  mend what is marked TROUBLE, then ./learn doctor\n");
  }
  return all_fine ? 0 : exit_kit_error;
}
