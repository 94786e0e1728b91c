// ./learn watch: the verdict after each save.
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <utility>

#include "commands.hpp"
#include "course.hpp"
#include "games.hpp"
#include "report.hpp"

namespace {

constexpr int poll_milliseconds = 100;
constexpr int recheck_milliseconds = 1000;  // for a folder whose events get lost
constexpr int settle_milliseconds = 20;     // an editor writes a file in several steps

// Notices that something in the folder was saved: by the system's events, or by looking again and
// again where there are none (a network drive, WSL, another system).
class SaveWatch {
 public:
  SaveWatch(const fs::path& folder, bool only_polls) : folder_(folder), seen_(signature()) {
#ifdef __linux__
    if (only_polls) return;
    events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    const auto saves = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;
    if (events_ >= 0 && ::inotify_add_watch(events_, folder.c_str(), saves) < 0) {
      ::close(events_);
      events_ = -1;
    }
#else
    (void)only_polls;
#endif
  }
  SaveWatch(const SaveWatch&) = delete;
  SaveWatch& operator=(const SaveWatch&) = delete;
  ~SaveWatch() {
    if (events_ >= 0) ::close(events_);
  }

  // Waits for a save, or for a key when `keys` is a terminal. Gives the key, or 0 after a save.
  char wait(int keys) {
    while (true) {
      pollfd ends[] = {{keys, POLLIN, 0}, {events_, POLLIN, 0}};
      ::poll(ends, 2, events_ >= 0 ? recheck_milliseconds : poll_milliseconds);
      char key = 0;
      if (ends[0].revents != 0 && ::read(keys, &key, 1) == 1) return key;
      if (ends[0].revents != 0) return 'q';  // the terminal is gone
      char buffer[4096];
      while (events_ >= 0 && ::read(events_, buffer, sizeof buffer) > 0) {
      }
      const std::string now = signature();
      if (now == seen_) continue;
      ::poll(nullptr, 0, settle_milliseconds);
      seen_ = signature();
      return 0;
    }
  }

 private:
  // Names, sizes and times of the files.
  std::string signature() const {
    std::string all;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder_, error);
    for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      std::error_code gone;  // in this moment
      all += entry->path().filename().string() + " " + std::to_string(entry->file_size(gone)) +
             " " + std::to_string(entry->last_write_time(gone).time_since_epoch().count()) + "\n";
    }
    return all;
  }

  fs::path folder_;
  std::string seen_;
  int events_ = -1;
};

// Keys come at once and are not shown, as long as this lives.
class KeyByKey {
 public:
  KeyByKey() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios now = before_;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSANOW, &now) == 0;
  }
  KeyByKey(const KeyByKey&) = delete;
  KeyByKey& operator=(const KeyByKey&) = delete;
  ~KeyByKey() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }

 private:
  termios before_{};
  bool changed_ = false;
};

constexpr const char* keys =
    "\nWatching miniaxon/: save to check again.  Keys: h hint, w why, n next, q quit\n";
constexpr char control_c = 3;

// What is said here is for somebody who types one key, not a command.
void say_without_next(const std::function<void()>& command) {
  std::ostringstream said;
  {
    struct Back {
      std::streambuf* before;
      ~Back() { std::cout.rdbuf(before); }
    } const back{std::cout.rdbuf(said.rdbuf())};
    command();
  }
  for (const std::string& line : lines_of(said.str())) {
    if (!starts_with(line, "Next:")) std::cout << line << "\n";
  }
}

// Takes the lesson that asks for work now. When there is no other, says so and gives false.
bool goes_on(const Kit& kit, std::string& number) {
  const Course course(kit);
  const Lesson* at_hand = course.at_hand();
  if (at_hand != nullptr && std::exchange(number, at_hand->number) != at_hand->number) return true;
  std::cout << (at_hand == nullptr ? "All lessons are done."
                                   : "Lesson " + number + " is not done; n goes on when it is.")
            << "\n";
  return false;
}

int watch_game(const Kit& kit, const GameFacts& own, bool only_polls, bool terminal,
               const std::string& clear) {
  SaveWatch saves(own.folder, only_polls);
  while (true) {
    std::cout << clear;
    check_game(kit, own, {});
    std::cout << "\n";
    if (terminal)
      std::cout << "Watching " << shown(own.folder) << "/: save to check again.  Key: q quit\n";
    std::cout << std::flush;
    for (char key = 1; key != 0;) {
      key = saves.wait(terminal ? STDIN_FILENO : -1);
      if (key == 'q' || key == control_c) return 0;
    }
  }
}

}  // namespace

int watch(const Kit& kit, const WatchOptions& options) {
  const bool terminal = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
  const std::string clear = terminal ? "\x1b[2J\x1b[H" : "";
  std::optional<KeyByKey> key_by_key;
  if (const auto game = own_game(kit, options.number)) {
    if (terminal) key_by_key.emplace();
    return watch_game(kit, *game, options.only_polls, terminal, clear);
  }
  std::string number = lesson_of(load_lessons(kit), number_or_at_hand(kit, options.number)).number;
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  if (terminal) key_by_key.emplace();
  SaveWatch saves(kit.core(), options.only_polls);
  while (true) {
    Course course(kit);
    const Lesson& lesson = lesson_of(course.lessons(), number);
    std::cout << clear << as_text(course.check(compiler, lesson, {})) << (terminal ? keys : "\n")
              << std::flush;
    while (true) {
      const char key = saves.wait(terminal ? STDIN_FILENO : -1);
      if (key == 'q' || key == control_c) return 0;
      if (key == 'h') say_without_next([&] { hint(kit, number); });
      if (key == 'w') say_without_next([&] { why(kit); });
      if (key != 'h' && key != 'w' && (key != 'n' || goes_on(kit, number))) break;
      std::cout << keys << std::flush;
    }
  }
}
