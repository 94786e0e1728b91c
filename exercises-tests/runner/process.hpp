// Starts a program, watches it, and ends it with everything it started.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kit.hpp"
#include "system_calls.hpp"

constexpr int filter_fd = 10;  // where bwrap finds the filter of system calls

constexpr int records_fd = 8;  // where a program on record finds its pipe

struct Program {
  std::vector<std::string> arguments;              // the first is the program, found on PATH
  std::map<std::string, std::string> environment;  // added to ours
  bool clean_environment = false;                  // ours stays away, but for PATH
  fs::path folder;                                 // where it runs; ours when empty
  bool inherits_terminal = false;  // reads our input and writes our output; no limits then
  bool drops_errors = false;       // keeps standard output alone
  double processor_seconds = 0;    // stopped after so much processor time; 0 for no limit

  double wall_seconds = 0;        // stopped after this much time; 0 for no limit
  double silent_seconds = 0;      // stopped when no record came for so long; 0 for no limit
  std::size_t memory_bytes = 0;   // stopped when it, and what it started, hold more; 0: no limit
  std::size_t tasks = 0;          // stopped when it has more processes and threads; 0: no limit
  std::size_t address_space = 0;  // it and what it starts may not ask for more; 0 for no limit
  std::size_t file_bytes = 0;     // no file of its grows beyond that; 0 for no limit
  std::size_t output_bytes = 1 << 20;  // kept of its output; the rest is counted

  Calls calls = Calls::all;        // the system calls that do not end it
  bool behind_bubblewrap = false;  // the program is bwrap, which hands these limits on

  // When set: the program gets a pipe for records (lines) and one with a secret word. The variable
  // AXON_KIT_CHANNEL says so, and holds harness_seconds (see the test harness).
  std::function<void(const std::string& line)> on_record;
  std::string word;
  double harness_seconds = 0;
};

enum class Stopped { no, by_wall_time, by_silence, by_memory, by_tasks };

struct Ended {
  int exit_code = -1;  // -1 when a signal ended it
  int signal = 0;
  Stopped stopped = Stopped::no;
  bool left_processes = false;  // something it started was still running; it was ended too
  std::string output;           // standard output and error, the first output_bytes
  std::string last_output;      // the end of it, when it was longer than that
  std::size_t output_total = 0;
  std::size_t most_memory = 0;  // in bytes, as far as it was seen

  // At most the last 64 KiB of it.
  std::string end_of_output() const {
    const std::string all = output + last_output;
    return all.substr(all.size() - std::min<std::size_t>(all.size(), 64 << 10));
  }
  bool ok() const { return exit_code == 0 && stopped == Stopped::no; }
};

// Runs the program to its end. Throws KitError when it cannot be started at all. May be called
// from several threads at once.
Ended run_program(const Program& program);

// The full path of a program on PATH, or nothing.
std::optional<fs::path> find_program(const std::string& name);

// "SIGSEGV" and so on.
std::string name_of_signal(int signal);
