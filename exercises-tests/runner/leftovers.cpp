#include "leftovers.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "kit.hpp"

namespace {

// The processes that this program has started and not yet collected.
std::mutex children_mutex;
std::set<pid_t> children;

// Processes whose parent is this one although it did not start them: their parent has ended. Those
// that have ended, too, are collected on the way.
std::vector<pid_t> orphans() {
  std::vector<pid_t> found;
#ifdef __linux__
  const std::lock_guard lock(children_mutex);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/proc", error)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream in(entry.path() / "stat");
    std::string stat;
    std::getline(in, stat);
    const std::size_t end = stat.rfind(')');
    if (end == std::string::npos) continue;
    char state = 0;
    int parent = 0;
    if (std::sscanf(stat.c_str() + end + 1, " %c %d", &state, &parent) != 2) continue;
    const pid_t pid = std::stoi(name);
    if (parent != ::getpid() || children.count(pid) != 0) continue;
    if (state == 'Z') {
      ::waitpid(pid, nullptr, WNOHANG);
    } else {
      found.push_back(pid);
    }
  }
#endif
  return found;
}

// Those that whoever started us had started before are not ours to end.
const std::vector<pid_t>& children_from_before() {
  static const std::vector<pid_t> before = orphans();
  return before;
}

// When we are stopped, what we started stops as well.
constexpr std::size_t most_groups = 16;
std::array<std::atomic<pid_t>, most_groups> groups;
std::atomic<const char*> last_words = nullptr;

void stop_all(int signal) {
  for (const auto& group : groups) {
    if (group > 0) ::kill(-group, SIGKILL);
  }
  if (const char* words = last_words) {
    [[maybe_unused]] const ssize_t wrote = ::write(STDERR_FILENO, words, std::strlen(words));
  }
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

void be_stopped_in_order() {
  static const bool once = [] {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      if (::signal(signal, stop_all) == SIG_IGN) ::signal(signal, SIG_IGN);  // nohup asked for it
    }
    return true;
  }();
  (void)once;
}

}  // namespace

pid_t fork_known() {
  const std::lock_guard lock(children_mutex);
  const pid_t pid = ::fork();
  if (pid > 0) children.insert(pid);
  return pid;
}

void forget_child(pid_t pid) {
  const std::lock_guard lock(children_mutex);
  children.erase(pid);
}

void become_the_parent_of_orphans() {
#ifdef __linux__
  children_from_before();
  static const int done = ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  (void)done;
#endif
}

void watch_over(pid_t group) {
  be_stopped_in_order();
  for (auto& place : groups) {
    pid_t none = 0;
    if (place.compare_exchange_strong(none, group)) return;
  }
}

void say_when_stopped(const char* text) {
  last_words = text;
  be_stopped_in_order();
}

void no_longer_watch_over(pid_t group) {
  for (auto& place : groups) {
    pid_t it = group;
    place.compare_exchange_strong(it, 0);
  }
}

bool end_leftovers(pid_t group) {
  while (::waitpid(-group, nullptr, WNOHANG) > 0) {
  }
  bool any = ::kill(-group, SIGKILL) == 0;
  for (int round = 0; round < 100; ++round) {
    std::vector<pid_t> left = orphans();
    std::erase_if(left, [](pid_t pid) {
      const std::vector<pid_t>& before = children_from_before();
      return std::find(before.begin(), before.end(), pid) != before.end();
    });
    if (left.empty()) break;
    any = true;
    for (const pid_t pid : left) {
      ::kill(pid, SIGKILL);
      ::waitpid(pid, nullptr, 0);
    }
  }
  while (::waitpid(-group, nullptr, WNOHANG) > 0) {
  }
  return any;
}
