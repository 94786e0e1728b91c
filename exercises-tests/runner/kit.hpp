// Where the kit's rooms are, how it reads and writes files, and its two kinds of refusal.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

// What was typed cannot be done: exit code 64.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The kit or the machine is at fault, not the learner's code: exit code 70.
class KitError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

constexpr int exit_usage = 64;
constexpr int exit_kit_error = 70;

struct Kit {
  fs::path root;   // the repository
  fs::path build;  // everything that can be made again

  fs::path core() const { return root / "miniaxon"; }        // the learner's folder
  fs::path solutions() const { return root / "solutions"; }  // the reference core
  fs::path lessons() const { return root / "lessons"; }
  fs::path tests() const { return root / "exercises-tests"; }
  fs::path games() const { return root / "games"; }
  fs::path own_games() const { return root / "my-games"; }  // the learner's
  fs::path memory() const { return root / ".learn"; }       // progress and saved copies
};

// The kit around this process: AXON_KIT_ROOT, which ./learn sets, and its folder build/; tests set
// AXON_KIT_BUILD to share one.
Kit find_kit();

// ---- Text

std::vector<std::string> lines_of(std::string_view text);
std::string trimmed(std::string_view text);
bool starts_with(std::string_view text, std::string_view start);
std::string replaced(std::string text, std::string_view from, std::string_view to);
// The candidate nearest to what was typed, by edits; empty when none is near.
std::string nearest(const std::string& typed, const std::vector<std::string>& candidates);
// The words of the text in lines that fit the terminal, or a page; each begins with the
// indentation.
std::string wrapped(const std::string& text, const std::string& indent = "");
// How many characters fit into a line of the terminal; nothing when the output goes elsewhere.
std::optional<std::size_t> terminal_width();
// A short name for a content: the same content gives the same name on every machine.
std::string digest(std::string_view content);
// Text of somebody else's on one line: what would move the cursor or ring a bell becomes \x1b.
std::string on_one_line(const std::string& text);

// Says on standard error what takes its time.
void say_on_errors(const std::string& text);

// ---- Files

// Throws KitError, naming the file and the reason.
std::string read_file(const fs::path& file);
// Writes beside the file first, then puts the new one in its place: a stop at any moment leaves
// the old content or the new one. Throws KitError, naming the file and the reason.
void write_file(const fs::path& file, std::string_view content);
// The same for what can be made again: quicker, and not proof against a power cut.
void write_again(const fs::path& file, std::string_view content);
// Throws KitError.
void make_folder(const fs::path& folder);
// Held while it lives; another process that wants the same one says so and waits.
class FileLock {
 public:
  explicit FileLock(const fs::path& file, const std::function<void()>& before_waiting = {});
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  int file_;
};
// The path as a person at this folder would type it: relative where that is shorter.
std::string shown(const fs::path& path);
