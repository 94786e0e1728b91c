#include "git.hpp"

#include "process.hpp"

Git::Git(const Kit& kit) : root_(kit.root) {
  if (!find_program("git")) {
    throw UsageError(
        "git is not installed, and an update needs it. On Debian and Ubuntu:\n"
        "  sudo apt-get install git");
  }
  environment_ = {{"LC_ALL", "C"}, {"GIT_OPTIONAL_LOCKS", "0"}};
  const Words places = {"rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir"};
  const Words found = agrees(places) ? lines_of(ask(places)) : Words(3);
  if (found.size() != 3 || fs::path(found[0]) != root_) {
    throw UsageError("The folder " + root_.string() +
                     " is not a clone that git made, so there is nothing to fetch from.\n"
                     "Clone the kit anew, and copy your miniaxon/ and .learn/ into the clone.");
  }
  folder_ = found[1];
  shared_ = root_ / found[2];
}

Program Git::program(Words words) const {
  Program git;
  git.arguments = {"git", "-c", "gc.auto=0", "-c", "maintenance.auto=false"};
  git.arguments.insert(git.arguments.end(), words.begin(), words.end());
  git.environment = environment_;
  git.folder = root_;
  git.output_bytes = std::size_t{64} << 20;
  return git;
}

std::string Git::ask(const Words& words) const {
  Program git = program(words);
  git.drops_errors = true;
  const Ended ended = run_program(git);
  if (!ended.ok()) {
    std::string line;
    for (const std::string& word : words) line += " " + word;
    throw KitError("git has no answer to: git" + line.substr(0, 200));
  }
  return ended.output.substr(0, ended.output.find_last_not_of('\n') + 1);
}

Git::Words Git::ask_list(Words words) const {
  Words list;
  const std::string answer = ask(words);
  for (std::size_t start = 0; start < answer.size();) {
    const std::size_t end = std::min(answer.find('\0', start), answer.size());
    list.push_back(answer.substr(start, end - start));
    start = end + 1;
  }
  return list;
}

bool Git::agrees(const Words& words) const { return run_program(program(words)).ok(); }

void Git::tell(const Words& words) const {
  const Ended ended = run_program(program(words));
  if (!ended.ok()) throw KitError("git " + words.front() + " says: " + trimmed(ended.output));
}

std::string Git::commit(const std::string& tree, const Words& parents,
                        const std::string& message) const {
  Git author = *this;
  for (const char* role : {"AUTHOR", "COMMITTER"}) {
    author.environment_[std::string("GIT_") + role + "_NAME"] = "axon-kit";
    author.environment_[std::string("GIT_") + role + "_EMAIL"] = "axon-kit@localhost";
  }
  Words words = {"commit-tree", "--no-gpg-sign", "-m", message, tree};
  for (const std::string& parent : parents) words.insert(words.end(), {"-p", parent});
  return author.ask(words);
}

bool Git::fetch(const std::string& remote) const {
  Program git = program({"fetch", "--quiet", remote});
  git.inherits_terminal = true;
  return run_program(git).ok();
}

Git Git::with_index(const fs::path& file) const {
  Git other = *this;
  for (const char* ending : {"", ".lock"}) {
    std::error_code ignored;
    fs::remove(file.string() + ending, ignored);
  }
  other.environment_["GIT_INDEX_FILE"] = file.string();
  return other;
}

void Git::remove_locks() const {
  std::error_code ignored;
  for (const char* name : {"index", "HEAD", "ORIG_HEAD"}) {
    fs::remove(folder_ / (std::string(name) + ".lock"), ignored);
  }
  for (const char* name : {"packed-refs", "shallow"}) {
    fs::remove(shared_ / (std::string(name) + ".lock"), ignored);
  }
  std::vector<fs::path> locks;
  for (const auto& entry : fs::recursive_directory_iterator(shared_ / "refs", ignored)) {
    if (entry.path().extension() == ".lock") locks.push_back(entry.path());
  }
  for (const fs::path& lock : locks) fs::remove(lock, ignored);
}

std::vector<FileChange> changes_between(const Git& git, const std::string& old_commit,
                                        const std::string& new_commit) {
  std::vector<FileChange> changes;
  const Git::Words answer =
      git.ask_list({"diff-tree", "-r", "-z", "--no-renames", "--raw", old_commit, new_commit});
  // Each change is two texts: ":mode mode content content letter", and the path.
  for (std::size_t i = 0; i + 1 < answer.size(); i += 2) {
    const auto content = [&](std::size_t at) {
      const std::string name = answer[i].substr(at, answer[i].find(' ', at) - at);
      return name.find_first_not_of('0') == std::string::npos ? "" : name;
    };
    const std::size_t first = std::string(":100644 100644 ").size();
    const std::size_t second = answer[i].find(' ', first) + 1;
    changes.push_back({answer[i + 1], content(first), content(second)});
  }
  return changes;
}
