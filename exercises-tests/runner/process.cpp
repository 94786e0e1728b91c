#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/personality.h>
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include "leftovers.hpp"

extern char** environ;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Both ends far above the numbers that a child uses, and closed in every child by themselves.
class Pipe {
 public:
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw KitError("No pipe can be made: " + why());
    for (int i = 0; i < 2; ++i) {
      ends_[i] = ::fcntl(ends[i], F_DUPFD_CLOEXEC, 20);
      ::close(ends[i]);
      if (ends_[i] < 0) throw KitError("No pipe can be made: " + why());
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_read();
    close_write();
  }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_read() { close_end(0); }
  void close_write() { close_end(1); }

 private:
  static std::string why() { return std::strerror(errno); }
  void close_end(int end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

constexpr std::size_t kept_at_the_end = 64 << 10;
constexpr std::size_t longest_record = 1 << 20;
constexpr auto between_looks = std::chrono::milliseconds(10);
constexpr int word_fd = 9;
constexpr rlim_t most_open_files = 128;  // of a lesson's program
constexpr int exit_by_signal = 128;      // and its number, says bwrap

// What a process and all that it started hold at this moment.
struct Held {
  std::size_t bytes = 0;
  std::size_t tasks = 0;
};

#ifdef __linux__
void add_held_by(pid_t pid, Held& held) {
  constexpr std::size_t enough = 2000;
  const fs::path process = "/proc/" + std::to_string(pid);
  std::ifstream in(process / "statm");
  std::size_t size = 0;
  std::size_t resident = 0;
  in >> size >> resident;
  held.bytes += resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::error_code error;
  for (const auto& task : fs::directory_iterator(process / "task", error)) {
    if (++held.tasks > enough) return;
    std::ifstream children(task.path() / "children");
    for (pid_t child = 0; children >> child;) add_held_by(child, held);
  }
}
#else
void add_held_by(pid_t, Held&) {}
#endif

// It cannot be raised again by the program. For the processor, there is time for last words.
void limit(int what, rlim_t value) {
  rlimit limits{};
  ::getrlimit(what, &limits);
  limits.rlim_cur = std::min(limits.rlim_max, value);
  limits.rlim_max = std::min(limits.rlim_max, what == RLIMIT_CPU ? value + 5 : value);
  ::setrlimit(what, &limits);
}

// Reads what is there; false at the end of the pipe.
bool drain(int fd, std::string& into) {
  char buffer[65536];
  const ssize_t length = ::read(fd, buffer, sizeof buffer);
  if (length > 0) into.append(buffer, static_cast<std::size_t>(length));
  return length > 0 || (length < 0 && (errno == EAGAIN || errno == EINTR));
}

class Run {
 public:
  explicit Run(const Program& program) : program_(program) {}

  Ended to_the_end() {
    become_the_parent_of_orphans();
    start();
    if (program_.inherits_terminal) {
      wait_for_it();
    } else {
      watch();
    }
    return std::move(ended_);
  }

 private:
  void start() {
    const auto path = find_program(program_.arguments.at(0));
    if (!path) throw KitError("The program " + program_.arguments.at(0) + " is not to be found.");
    std::vector<char*> arguments;
    for (const std::string& argument : program_.arguments) {
      arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
      const std::string text = *variable;
      const std::string name = text.substr(0, text.find('='));
      const bool stays = program_.clean_environment
                             ? name == "PATH"
                             : !starts_with(name, "GTEST_") && name != "AXON_KIT_CHANNEL" &&
                                   !name.ends_with("SAN_OPTIONS");
      if (stays && program_.environment.count(name) == 0) variables.push_back(text);
    }
    for (const auto& [name, value] : program_.environment) variables.push_back(name + "=" + value);
    if (program_.on_record) {
      variables.push_back("AXON_KIT_CHANNEL=" + std::to_string(program_.harness_seconds));
    }
    std::vector<char*> environment;
    for (std::string& variable : variables) environment.push_back(variable.data());
    environment.push_back(nullptr);
    const std::string folder = program_.folder.string();
    filter_ = call_filter(program_.calls, !program_.behind_bubblewrap);
    pid_ = fork_known();
    if (pid_ < 0) throw KitError(std::string("No process can be started: ") + std::strerror(errno));
    if (pid_ == 0) in_the_child(path->c_str(), arguments, environment, folder);
    if (!program_.inherits_terminal) watch_over(pid_);
    output_.close_write();
    records_.close_write();
    word_.close_read();
    if (program_.behind_bubblewrap && !filter_.empty()) {
      [[maybe_unused]] const ssize_t wrote =
          ::write(filter_pipe_.write_end(), filter_.data(), filter_.size());
    }
    filter_pipe_.close_write();
    if (program_.on_record) {
      [[maybe_unused]] const ssize_t wrote =
          ::write(word_.write_end(), program_.word.data(), program_.word.size());
    }
    word_.close_write();
    started_ = Clock::now();
  }

  // Between fork and exec: system calls only.
  [[noreturn]] void in_the_child(const char* path, const std::vector<char*>& arguments,
                                 const std::vector<char*>& environment, const std::string& folder) {
    if (!program_.inherits_terminal) {
      ::setsid();  // a group of its own, and no terminal to type into
      const int nothing = ::open("/dev/null", O_RDONLY);
      ::dup2(nothing, 0);
      ::dup2(output_.write_end(), 1);
      ::dup2(program_.drops_errors ? ::open("/dev/null", O_WRONLY) : output_.write_end(), 2);
      if (program_.on_record) {
        ::dup2(records_.write_end(), records_fd);
        ::dup2(word_.read_end(), word_fd);
      }
    }
    limit(RLIMIT_CORE, 0);
    if (program_.file_bytes != 0) limit(RLIMIT_FSIZE, program_.file_bytes);
    if (program_.calls != Calls::all) limit(RLIMIT_NOFILE, most_open_files);
    if (program_.address_space != 0) limit(RLIMIT_AS, program_.address_space);
    if (program_.processor_seconds > 0) {
      limit(RLIMIT_CPU, static_cast<rlim_t>(program_.processor_seconds));
    }
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Old sanitizers lose their way when the system spreads addresses widely.
    ::personality(ADDR_NO_RANDOMIZE);
#endif
    ::signal(SIGPIPE, SIG_DFL);
    ::signal(SIGXFSZ, SIG_DFL);
    if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(127);
    if (program_.behind_bubblewrap) {
      if (!filter_.empty()) ::dup2(filter_pipe_.read_end(), filter_fd);
    } else {
      install_call_filter(filter_);
    }
    ::execve(path, arguments.data(), environment.data());
    ::_exit(127);
  }

  void collect(int status) {
    forget_child(pid_);
    if (WIFSIGNALED(status)) {
      ended_.signal = WTERMSIG(status);
    } else {
      ended_.exit_code = WEXITSTATUS(status);
    }
    const int signal = ended_.exit_code - exit_by_signal;
    if (program_.behind_bubblewrap && signal > 0 && signal < NSIG) {
      ended_.signal = signal;
      ended_.exit_code = -1;
    }
  }

  void wait_for_it() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    collect(status);
  }

  void watch() {
    ::fcntl(output_.read_end(), F_SETFL, O_NONBLOCK);
    ::fcntl(records_.read_end(), F_SETFL, O_NONBLOCK);
    last_record_ = Clock::now();
    bool output_open = true;
    bool records_open = true;
    while (true) {
      std::array<pollfd, 2> ends{{{output_open ? output_.read_end() : -1, POLLIN, 0},
                                  {records_open ? records_.read_end() : -1, POLLIN, 0}}};
      if (output_open || records_open) {
        ::poll(ends.data(), ends.size(), 20);
      } else {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      if (ends[0].revents != 0) output_open = take_output();
      if (ends[1].revents != 0) records_open = take_records();
      int status = 0;
      if (::waitpid(pid_, &status, WNOHANG) == pid_) {
        collect(status);
        break;
      }
      stop_if_over_a_limit();
    }
    // What bwrap leaves is its own helper, on its way out.
    ended_.left_processes = end_leftovers(pid_) && !program_.behind_bubblewrap;
    no_longer_watch_over(pid_);
    while (output_open && take_output(true)) {
    }
    while (records_open && take_records(true)) {
    }
  }

  bool take_output(bool only_what_is_there = false) {
    std::string piece;
    const bool open = drain(output_.read_end(), piece);
    ended_.output_total += piece.size();
    const std::size_t room =
        program_.output_bytes - std::min(program_.output_bytes, ended_.output.size());
    ended_.output += piece.substr(0, room);
    if (piece.size() > room) {
      ended_.last_output += piece.substr(room);
      if (ended_.last_output.size() > 2 * kept_at_the_end) {
        ended_.last_output.erase(0, ended_.last_output.size() - kept_at_the_end);
      }
    }
    return only_what_is_there ? !piece.empty() : open;
  }

  bool take_records(bool only_what_is_there = false) {
    const std::size_t before = pending_.size();
    const bool open = drain(records_.read_end(), pending_);
    const bool came = pending_.size() > before;
    for (std::size_t end = pending_.find('\n'); end != std::string::npos;
         end = pending_.find('\n')) {
      last_record_ = Clock::now();
      program_.on_record(pending_.substr(0, end));
      pending_.erase(0, end + 1);
    }
    if (pending_.size() > longest_record) {  // not one of the harness's; it is told as it is
      program_.on_record(pending_.substr(0, 100));
      pending_.clear();
    }
    return only_what_is_there ? came : open;
  }

  void stop_if_over_a_limit() {
    if (ended_.stopped != Stopped::no) return;
    const auto now = Clock::now();
    if (now - last_look_ < between_looks) return;
    last_look_ = now;
    Held held;
    add_held_by(pid_, held);
    ended_.most_memory = std::max(ended_.most_memory, held.bytes);
    if (program_.wall_seconds > 0 && seconds_since(started_) > program_.wall_seconds) {
      ended_.stopped = Stopped::by_wall_time;
    } else if (program_.silent_seconds > 0 &&
               seconds_since(last_record_) > program_.silent_seconds) {
      ended_.stopped = Stopped::by_silence;
    } else if (program_.memory_bytes > 0 && ended_.most_memory > program_.memory_bytes) {
      ended_.stopped = Stopped::by_memory;
    } else if (program_.tasks > 0 && held.tasks > program_.tasks) {
      ended_.stopped = Stopped::by_tasks;
    }
    if (ended_.stopped != Stopped::no) ::kill(-pid_, SIGKILL);
  }

  const Program& program_;
  Pipe output_;
  Pipe records_;
  Pipe word_;
  Pipe filter_pipe_;
  std::string filter_;
  pid_t pid_ = -1;
  Clock::time_point started_;
  Clock::time_point last_record_;
  Clock::time_point last_look_;
  std::string pending_;
  Ended ended_;
};

}  // namespace

Ended run_program(const Program& program) { return Run(program).to_the_end(); }

std::optional<fs::path> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    if (::access(name.c_str(), X_OK) == 0) return fs::absolute(name);
    return std::nullopt;
  }
  const char* path = std::getenv("PATH");
  std::string folders = path != nullptr ? path : "/usr/bin:/bin";
  for (std::size_t start = 0; start <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', start), folders.size());
    const fs::path candidate = fs::path(folders.substr(start, end - start)) / name;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
    start = end + 1;
  }
  return std::nullopt;
}

std::string name_of_signal(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGABRT:
      return "SIGABRT";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    case SIGKILL:
      return "SIGKILL";
    case SIGTERM:
      return "SIGTERM";
    case SIGXFSZ:
      return "SIGXFSZ";
    case SIGSYS:
      return "SIGSYS";
    default:
      return "signal " + std::to_string(signal);
  }
}
