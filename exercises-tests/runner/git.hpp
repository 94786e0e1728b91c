// What the kit asks of git, in the clone that it is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kit.hpp"

class Git {
 public:
  using Words = std::vector<std::string>;

  // Throws UsageError when git is not installed, or when this folder is not a clone.
  explicit Git(const Kit& kit);

  // What git answers on standard output, without the last line end. Throws KitError when it has no
  // answer.
  std::string ask(const Words& words) const;
  // The same for answers that end in zero bytes: one text for each.
  Words ask_list(Words words) const;
  // Whether git says yes, by its exit code.
  bool agrees(const Words& words) const;
  // Has something done. Throws KitError with what git said.
  void tell(const Words& words) const;
  // Makes a commit in the name of the kit, on no branch, and gives its name.
  std::string commit(const std::string& tree, const Words& parents,
                     const std::string& message) const;
  // Fetches from a remote, in sight of the person who waits: git may ask for a password. False
  // when it did not succeed; then git has said why.
  bool fetch(const std::string& remote) const;

  // The same git, with an index of its own in this file, which begins empty.
  Git with_index(const fs::path& file) const;
  // A file in git's own folder.
  fs::path inside(const std::string& name) const { return folder_ / name; }
  // Removes the locks that a git left when it was killed.
  void remove_locks() const;

 private:
  struct Program program(Words words) const;

  fs::path root_;
  fs::path folder_;  // .git
  fs::path shared_;  // the same, but for a second work tree
  std::map<std::string, std::string> environment_;
};

// One file that differs between two commits. A file that is not there has no content.
struct FileChange {
  std::string path;
  std::string old_content;  // the name that git gives it
  std::string new_content;

  bool is_gone() const { return new_content.empty(); }
};
std::vector<FileChange> changes_between(const Git& git, const std::string& old_commit,
                                        const std::string& new_commit);
