#include "submission.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <set>

#include "core_folder.hpp"
#include "cut.hpp"

namespace {

constexpr std::size_t most_bytes = 1 << 20;  // of one submission: a core has about 30 KiB

// The text of a regular file: neither a link nor a device is opened. Nothing when it is refused,
// and then `why` says the reason.
std::optional<std::string> read_regular_file(const fs::path& file, std::string& why) {
  const int in = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat facts {};
  if (in < 0 || ::fstat(in, &facts) != 0) {
    why = std::strerror(errno);
    if (in >= 0) ::close(in);
    return std::nullopt;
  }
  std::string text;
  ssize_t length = 0;
  if (!S_ISREG(facts.st_mode)) {
    why = "it is not a file";
  } else {
    char buffer[65536];
    while (text.size() <= most_bytes && (length = ::read(in, buffer, sizeof buffer)) > 0) {
      text.append(buffer, static_cast<std::size_t>(length));
    }
    if (length < 0) why = std::strerror(errno);
    if (text.size() > most_bytes) why = "it is larger than a submission may be, 1 MiB";
  }
  ::close(in);
  if (!why.empty()) return std::nullopt;
  return text;
}

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::directory;
}

bool holds_a_header(const std::vector<Lesson>& lessons, const fs::path& folder) {
  return is_folder(folder) &&
         std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
           std::error_code error;
           return fs::symlink_status(folder / lesson.header, error).type() !=
                  fs::file_type::not_found;
         });
}

// Where the headers of a submission are: in the folder, or in its miniaxon/; otherwise nothing.
fs::path folder_of_headers(const std::vector<Lesson>& lessons, const fs::path& folder) {
  for (const fs::path& place : {folder, folder / "miniaxon"}) {
    if (holds_a_header(lessons, place)) return place;
  }
  return {};
}

// Comes with a lesson and is not the learner's: the kit's own is used.
bool is_supplied(const std::vector<Lesson>& lessons, const fs::path& name) {
  return std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
    const auto& supplied = lesson.supplied;
    return std::find(supplied.begin(), supplied.end(), name.string()) != supplied.end();
  });
}

// It comes with a lesson and was changed; comments and white space count for nothing.
bool is_changed(const Kit& kit, const fs::path& name, const std::string& text) {
  const fs::path ours = kit.solutions() / name;
  return code_of(text) != code_of(cut_stub(read_file(ours), ours));
}

void take_headers(const Kit& kit, const std::vector<Lesson>& lessons, const fs::path& folder,
                  Submission& submission) {
  std::vector<fs::path> links;
  std::size_t bytes = 0;
  for (const fs::path& name : headers_below(folder, &links)) {
    std::string why;
    std::optional<std::string> text = read_regular_file(folder / name, why);
    if (is_supplied(lessons, name)) {
      if (!text || is_changed(kit, name, *text)) {
        submission.notes.push_back(name.string() + " was changed; the kit's own was used.");
      }
      continue;
    }
    if (on_one_line(name.string()) != name.string()) why = "its name cannot be included";
    if (text && bytes + text->size() > most_bytes) why = "the headers are more than 1 MiB";
    if (why.empty()) {
      bytes += text->size();
      submission.headers[name.string()] = std::move(*text);
    } else {
      submission.notes.push_back(on_one_line(name.string()) + " was not taken: " + why + ".");
    }
  }
  for (const fs::path& name : links) {
    submission.notes.push_back(on_one_line(name.string()) + " is a link, and was not followed.");
  }
}

Submission read_submission(const Kit& kit, const std::vector<Lesson>& lessons,
                           const fs::path& folder, const std::string& name) {
  Submission submission;
  submission.name = name;
  if (fs::is_symlink(folder)) {
    submission.notes.push_back("The folder is a link, and was not followed.");
    return submission;
  }
  try {
    const fs::path place = folder_of_headers(lessons, folder);
    if (!place.empty()) take_headers(kit, lessons, place, submission);
  } catch (const fs::filesystem_error& error) {
    submission.notes.push_back("The folder cannot be read: " + error.code().message() + ".");
  }
  if (submission.headers.empty()) {
    submission.notes.push_back("No header of the core is in it, nor in its miniaxon/.");
  }
  return submission;
}

std::string without_end_slash(std::string text) {
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

}  // namespace

std::vector<Submission> find_submissions(const Kit& kit, const std::vector<Lesson>& lessons,
                                         const std::vector<std::string>& folders,
                                         const std::function<void(const std::string&)>& say) {
  std::vector<Submission> found;
  std::set<fs::path> known;
  for (const std::string& typed : folders) {
    std::error_code error;
    const fs::path folder = fs::canonical(typed, error);
    if (error || !fs::is_directory(folder)) {
      throw UsageError("There is no folder " + on_one_line(typed) +
                       ". Expected a submission, or a folder of submissions.");
    }
    const std::string path = without_end_slash(typed);
    if (!folder_of_headers(lessons, folder).empty()) {
      if (known.insert(folder).second) {
        const bool plain = fs::path(path).filename() != "." && fs::path(path).filename() != "..";
        found.push_back(
            read_submission(kit, lessons, folder, plain ? path : folder.filename().string()));
      }
      say(on_one_line(path) + " is one submission: it holds headers of the core.");
      continue;
    }
    std::size_t count = 0;
    std::size_t with_headers = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_directory(error) || starts_with(name, ".")) continue;
      ++count;
      if (!known.insert(entry.path()).second) continue;
      found.push_back(read_submission(kit, lessons, entry.path(),
                                      folders.size() == 1 ? name : path + "/" + name));
      if (!found.back().headers.empty()) ++with_headers;
    }
    if (count == 0) {
      throw UsageError("The folder " + on_one_line(typed) +
                       " holds neither headers of the core nor folders. Expected a submission, "
                       "with " +
                       lessons.front().header + ", ... or " + lessons.back().header +
                       " in it, or a folder of submissions.");
    }
    say(on_one_line(path) + " is a folder of submissions: " + std::to_string(count) +
        " folders are in it, " + std::to_string(with_headers) + " with headers of the core.");
  }
  std::sort(found.begin(), found.end(),
            [](const Submission& a, const Submission& b) { return a.name < b.name; });
  return found;
}

void write_headers(const Submission& submission, const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  make_folder(folder);
  for (const auto& [name, text] : submission.headers) {
    make_folder((folder / name).parent_path());
    write_again(folder / name, text);
  }
}
