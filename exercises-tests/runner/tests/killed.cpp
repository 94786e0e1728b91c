#include "killed.hpp"

#ifdef __linux__

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <vector>

namespace {

constexpr int refused = 126;

// Whether this system call, about to begin, changes a file or a folder. What goes to standard
// output and error does not count.
bool changes_files(const __ptrace_syscall_info& call) {
  const auto opens_to_write = [](std::uint64_t flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
  };
  const auto& arguments = call.entry.args;
  switch (call.entry.nr) {
    case SYS_openat:
      return opens_to_write(arguments[2]);
    case SYS_write:
    case SYS_pwrite64:
      return arguments[0] > 2;
#ifdef SYS_open
    case SYS_open:
      return opens_to_write(arguments[1]);
    case SYS_rename:
    case SYS_mkdir:
    case SYS_rmdir:
    case SYS_unlink:
    case SYS_link:
#endif
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_mkdirat:
    case SYS_unlinkat:
    case SYS_linkat:
    case SYS_ftruncate:
      return true;
    default:
      return false;
  }
}

[[noreturn]] void become(const Program& program) {
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(refused);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int end : {0, 1, 2}) ::dup2(nowhere, end);
  for (const auto& [name, value] : program.environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> words;
  for (const std::string& word : program.arguments) {
    words.push_back(const_cast<char*>(word.c_str()));
  }
  words.push_back(nullptr);
  if (::chdir(program.folder.c_str()) != 0) ::_exit(refused);
  ::raise(SIGSTOP);
  ::execvp(words[0], words.data());
  ::_exit(refused);
}

void kill_all(std::set<pid_t> processes) {
  for (const pid_t process : processes) ::kill(process, SIGKILL);
  while (!processes.empty()) {
    int status = 0;
    const pid_t process = ::waitpid(-1, &status, __WALL);
    if (process < 0) return;
    if (WIFSTOPPED(status)) {  // somebody who was about to begin
      processes.insert(process);
      ::kill(process, SIGKILL);
    } else {
      processes.erase(process);
    }
  }
}

}  // namespace

std::optional<int> kill_at_change(const Program& program, int change) {
  const pid_t first = ::fork();
  if (first == 0) become(program);
  int status = 0;
  ::waitpid(first, &status, __WALL);
  if (!WIFSTOPPED(status)) return std::nullopt;
  ::ptrace(PTRACE_SETOPTIONS, first, nullptr,
           PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
               PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC);
  ::ptrace(PTRACE_SYSCALL, first, nullptr, nullptr);
  std::set<pid_t> processes = {first};
  int changes = 0;
  while (!processes.empty()) {
    const pid_t process = ::waitpid(-1, &status, __WALL);
    if (process < 0) return std::nullopt;
    if (!WIFSTOPPED(status)) {
      processes.erase(process);
      continue;
    }
    const bool is_new = processes.insert(process).second;
    int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
      signal = 0;
      __ptrace_syscall_info call{};
      const long size = ::ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof call, &call);
      if (size < 0 && errno == ESRCH) continue;  // somebody else ended it
      if (size <= 0) {
        kill_all(processes);
        return std::nullopt;
      }
      if (call.op == PTRACE_SYSCALL_INFO_ENTRY && changes_files(call)) {
        if (changes == change) {
          kill_all(processes);
          return changes;
        }
        ++changes;
      }
    } else if (is_new || status >> 16 != 0) {
      signal = 0;  // a newcomer's first stop, or news about one
    }
    ::ptrace(PTRACE_SYSCALL, process, nullptr, signal);
  }
  return changes;
}

#else

std::optional<int> kill_at_change(const Program&, int) { return std::nullopt; }

#endif
