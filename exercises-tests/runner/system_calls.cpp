#include "system_calls.hpp"

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>
#endif

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

namespace {

#ifdef __x86_64__
constexpr std::uint32_t our_machine = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t our_machine = AUDIT_ARCH_AARCH64;
#endif
constexpr std::uint32_t first_of_another_machine = 0x40000000;  // x32 on x86-64
constexpr std::uint32_t own_process = 0xFFFFFFF0;  // stands for the number, until known

using Filter = std::vector<sock_filter>;

void load(Filter& filter, std::size_t place) {
  filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(place)));
}

void answer(Filter& filter, std::uint32_t with) {
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, with));
}

// When what is loaded is equal to the value, the next so many instructions are done; otherwise
// they are passed over.
void if_equal(Filter& filter, std::uint32_t value, std::uint8_t instructions) {
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, instructions));
}

void refuse(Filter& filter, long call) {
  if_equal(filter, static_cast<std::uint32_t>(call), 1);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
}

// A thread is fine, and so is the helper with which LeakSanitizer stops the threads.
void refuse_processes(Filter& filter) {
#ifdef SYS_fork
  refuse(filter, SYS_fork);
  refuse(filter, SYS_vfork);
#endif
  constexpr std::uint32_t of_the_helper = CLONE_VM | CLONE_UNTRACED;
  if_equal(filter, SYS_clone, 6);
  load(filter, offsetof(seccomp_data, args[0]));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 2, 0));
  filter.push_back(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, of_the_helper | CLONE_VFORK));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, of_the_helper, 0, 1));
  answer(filter, SECCOMP_RET_ALLOW);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
}

void only_to_itself(Filter& filter, long call) {
  if_equal(filter, static_cast<std::uint32_t>(call), 4);
  load(filter, offsetof(seccomp_data, args[0]));
  if_equal(filter, own_process, 1);
  answer(filter, SECCOMP_RET_ALLOW);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
}

}  // namespace

std::string call_filter(Calls calls, bool signals_itself_only) {
  if (calls == Calls::all) return "";
  Filter filter;
  load(filter, offsetof(seccomp_data, arch));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, our_machine, 1, 0));
  answer(filter, SECCOMP_RET_KILL_PROCESS);
  load(filter, offsetof(seccomp_data, nr));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_of_another_machine, 0, 1));
  answer(filter, SECCOMP_RET_KILL_PROCESS);
  // What clone3 asks for stands in memory, where a filter cannot look. The C library uses clone
  // where clone3 is not known.
  if_equal(filter, SYS_clone3, 1);
  answer(filter, SECCOMP_RET_ERRNO | ENOSYS);
  for (const long call : {
           SYS_socket, SYS_io_uring_setup,                                  // the network
           SYS_memfd_create, SYS_shmget,                                    // memory nobody counts
           SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_open,     // other programs
           SYS_unshare, SYS_setns, SYS_tkill, SYS_rt_sigqueueinfo, SYS_bpf  //
       }) {
    refuse(filter, call);
  }
  if (signals_itself_only) {
    only_to_itself(filter, SYS_kill);
    only_to_itself(filter, SYS_tgkill);
  }
  if (calls == Calls::of_a_lesson) refuse_processes(filter);
  answer(filter, SECCOMP_RET_ALLOW);
  return {reinterpret_cast<const char*>(filter.data()), filter.size() * sizeof(sock_filter)};
}

bool install_call_filter(std::string& filter) {
  if (filter.empty()) return false;
  auto* instructions = reinterpret_cast<sock_filter*>(filter.data());
  const std::size_t count = filter.size() / sizeof(sock_filter);
  for (std::size_t i = 0; i < count; ++i) {
    if (instructions[i].k == own_process) {
      instructions[i].k = static_cast<std::uint32_t>(::getpid());
    }
  }
  const sock_fprog program{static_cast<unsigned short>(count), instructions};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

std::string call_filter(Calls, bool) { return ""; }
bool install_call_filter(std::string&) { return false; }

#endif
