#include "kit.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <numeric>
#include <sstream>

Kit find_kit() {
  const char* root = std::getenv("AXON_KIT_ROOT");
  if (root == nullptr || !fs::exists(fs::path(root) / "lessons")) {
    throw KitError("This program is started by ./learn, from the folder of the kit.");
  }
  const char* build = std::getenv("AXON_KIT_BUILD");
  Kit kit;
  kit.root = fs::canonical(root);
  kit.build = build != nullptr ? fs::path(build) : kit.root / "build";
  return kit;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::optional<std::size_t> terminal_width() {
  winsize window{};
  const bool known = ::isatty(STDOUT_FILENO) == 1 &&
                     ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
  return known ? std::optional<std::size_t>(window.ws_col) : std::nullopt;
}

std::string wrapped(const std::string& text, const std::string& indent) {
  constexpr std::size_t widest = 80;
  const std::size_t width = std::min(widest, terminal_width().value_or(widest));
  std::string lines;
  std::string line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (!line.empty() && line.size() + 1 + word.size() > width) {
      lines += line + "\n";
      line.clear();
    }
    line += (line.empty() ? indent : " ") + word;
  }
  return lines + line;
}

std::string on_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char code[8];
    std::snprintf(code, sizeof code, "\\x%02x", byte);
    if (c == '\n') {
      line += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      line += code;
    } else {
      line += c;
    }
  }
  return line;
}

static std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string nearest(const std::string& typed, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t fewest = typed.size() / 2 + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edits(typed, candidate);
    if (distance < fewest || (!typed.empty() && best.empty() && starts_with(candidate, typed))) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

std::string digest(std::string_view content) {
  // FNV-1a, two 64-bit lanes (Fowler, Noll, Vo): names a cache entry, protects nothing.
  std::uint64_t a = 14695981039346656037ULL;
  std::uint64_t b = 0x9E3779B97F4A7C15ULL;
  for (const char c : content) {
    a = (a ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    b = (b + static_cast<unsigned char>(c)) * 0xD6E8FEB86659FD93ULL;
    b ^= b >> 29;
  }
  char name[33];
  std::snprintf(name, sizeof name, "%016llx%016llx", static_cast<unsigned long long>(a),
                static_cast<unsigned long long>(b));
  return name;
}

static std::string reason() { return std::strerror(errno); }

void say_on_errors(const std::string& text) { std::cerr << text << std::endl; }

std::string read_file(const fs::path& file) {
  const int in = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (in < 0) throw KitError("Cannot read " + shown(file) + ": " + reason() + ".");
  std::string content;
  char buffer[65536];
  ssize_t length = 0;
  while ((length = ::read(in, buffer, sizeof buffer)) > 0) {
    content.append(buffer, static_cast<std::size_t>(length));
  }
  const std::string why = length < 0 ? reason() : "";
  ::close(in);
  if (length < 0) throw KitError("Cannot read " + shown(file) + ": " + why + ".");
  return content;
}

static void replace_file(const fs::path& file, std::string_view content, bool wait_for_disk) {
  std::error_code ignored;
  const fs::path target = fs::is_symlink(file, ignored) ? fs::canonical(file) : file;
  const fs::path beside = target.string() + ".new-" + std::to_string(::gettid());
  const auto fail = [&](int out) {
    const std::string why = reason();
    if (out >= 0) ::close(out);
    ::unlink(beside.c_str());
    throw KitError("Cannot write " + shown(file) + ": " + why + ".");
  };
  const int out = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (out < 0) fail(out);
  while (!content.empty()) {
    const ssize_t wrote = ::write(out, content.data(), content.size());
    if (wrote < 0) fail(out);
    content.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (wait_for_disk && ::fsync(out) != 0) fail(out);
  if (::close(out) != 0) fail(-1);
  if (::rename(beside.c_str(), target.c_str()) != 0) fail(-1);
}

void write_file(const fs::path& file, std::string_view content) {
  replace_file(file, content, true);
}

void write_again(const fs::path& file, std::string_view content) {
  replace_file(file, content, false);
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw KitError("Cannot make the folder " + shown(folder) + ": " + error.message() + ".");
  }
}

FileLock::FileLock(const fs::path& file, const std::function<void()>& before_waiting)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  if (before_waiting) before_waiting();
  ::flock(file_, LOCK_EX);
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path relative = fs::relative(path, fs::current_path(error), error);
  if (error || relative.empty() || starts_with(relative.string(), "../..")) return path.string();
  return relative.string();
}
