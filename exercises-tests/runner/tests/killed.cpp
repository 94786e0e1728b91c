#include "killed.hpp"

#ifdef __linux__

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <vector>

namespace {

constexpr int refused = 126;

// The system calls that may change a file or a folder.
const std::vector<long> calls_to_look_at = {
    SYS_openat,  SYS_write,    SYS_pwrite64, SYS_ftruncate, SYS_renameat, SYS_renameat2,
    SYS_mkdirat, SYS_unlinkat, SYS_linkat,
#ifdef SYS_open
    SYS_open,    SYS_rename,   SYS_mkdir,    SYS_rmdir,     SYS_unlink,   SYS_link,
#endif
};

// Whether this one, about to begin, changes something. What goes to standard output and error does
// not count.
bool changes_files(long call, const std::uint64_t* arguments) {
  constexpr int to_write = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  if (call == SYS_openat) return (arguments[2] & to_write) != 0;
#ifdef SYS_open
  if (call == SYS_open) return (arguments[1] & to_write) != 0;
#endif
  if (call == SYS_write) return arguments[0] > 2;
  return true;
}

// From now on these calls stop this process and all that it starts, and no others do.
bool stop_at_these_calls() {
  std::vector<sock_filter> filter = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const long call : calls_to_look_at) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program = {static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

[[noreturn]] void become(const Program& program) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int end : {0, 1, 2}) ::dup2(nowhere, end);
  for (const auto& [name, value] : program.environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> words;
  for (const std::string& word : program.arguments) {
    words.push_back(const_cast<char*>(word.c_str()));
  }
  words.push_back(nullptr);
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(refused);
  if (::chdir(program.folder.c_str()) != 0) ::_exit(refused);
  ::raise(SIGSTOP);
  if (!stop_at_these_calls()) ::_exit(refused);
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
           PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
               PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC);
  ::ptrace(PTRACE_CONT, first, nullptr, nullptr);
  std::set<pid_t> processes = {first};
  int changes = 0;
  while (!processes.empty()) {
    const pid_t process = ::waitpid(-1, &status, __WALL);
    if (process < 0) return std::nullopt;
    if (!WIFSTOPPED(status)) {
      processes.erase(process);
      if (process == first && WIFEXITED(status) && WEXITSTATUS(status) == refused) {
        return std::nullopt;
      }
      continue;
    }
    const bool is_new = processes.insert(process).second;
    const int event = status >> 16;
    if (event == PTRACE_EVENT_SECCOMP) {
      __ptrace_syscall_info call{};
      const long size = ::ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof call, &call);
      if (size > 0 && changes_files(static_cast<long>(call.seccomp.nr), call.seccomp.args)) {
        if (changes == change) {
          kill_all(processes);
          return changes;
        }
        ++changes;
      }
    }
    // A newcomer's first stop, and news of all kinds, are for us alone.
    ::ptrace(PTRACE_CONT, process, nullptr, is_new || event != 0 ? 0 : WSTOPSIG(status));
  }
  return changes;
}

#else

std::optional<int> kill_at_change(const Program&, int) { return std::nullopt; }

#endif
