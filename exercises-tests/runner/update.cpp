// ./learn update: a newer kit around the learner's own files.
//
// The clone's upstream is fetched, and its files take the place of the kit's, one by one. Nothing
// below miniaxon/ is written. What the learner changed elsewhere is saved before a newer file takes
// its place. Own commits are joined with the newer kit by a merge. While the update goes on,
// .learn/update holds what is to be done, so that a second start can finish it.
#include <iostream>
#include <optional>
#include <set>
#include <sstream>
#include <tuple>

#include "commands.hpp"
#include "git.hpp"
#include "memory.hpp"
#include "news.hpp"

namespace {

constexpr std::size_t most_told = 4;
constexpr const char* learners_folder = "miniaxon/";

bool is_learners(const std::string& path) { return starts_with(path, learners_folder); }

// From which commit to which. `base` is the kit that the learner has, `newest` the kit that comes;
// with commits of their own, `ours` and `joined` hold these, too.
struct Way {
  std::string base, newest, ours, joined;
};

// .learn/update: what is to be done, until it is done.
class Plan {
 public:
  explicit Plan(const Kit& kit) : file_(kit.memory() / "update") {}

  bool is_there() const { return fs::exists(file_); }
  // The way that was begun; nothing when files were only fetched.
  std::optional<Way> begun() const {
    Way way;
    std::istringstream in(read_file(file_));
    in >> way.base >> way.newest >> way.ours >> way.joined;
    if (way.joined.empty()) return std::nullopt;
    return way;
  }
  void note(const std::optional<Way>& way) const {
    write_file(
        file_,
        way ? way->base + " " + way->newest + " " + way->ours + " " + way->joined + "\n" : "");
  }
  void forget() const { fs::remove(file_); }

 private:
  fs::path file_;
};

std::string listed(const std::set<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += "\n  " + name;
  return list;
}

// Throws UsageError when git is in the middle of something else.
void expect_quiet(const Git& git) {
  for (const auto& [file, what, way_out] :
       {std::tuple{"MERGE_HEAD", "A merge", "git merge --abort"},
        {"rebase-merge", "A rebase", "git rebase --abort"},
        {"rebase-apply", "A rebase", "git rebase --abort"},
        {"CHERRY_PICK_HEAD", "A cherry-pick", "git cherry-pick --abort"},
        {"REVERT_HEAD", "A revert", "git revert --abort"}}) {
    if (!fs::exists(git.inside(file))) continue;
    throw UsageError(
        std::string(what) +
        " of yours is not finished, so nothing was changed. Finish it, or take it back "
        "with:\n  " +
        way_out + "\nThen type ./learn update again.");
  }
  if (fs::exists(git.inside("index.lock"))) {
    throw UsageError("Another git is at work in this folder (" + shown(git.inside("index.lock")) +
                     " is there).\nNothing was changed. When it has ended, type ./learn update "
                     "again.");
  }
  if (!git.agrees({"diff-index", "--cached", "--quiet", "HEAD", "--"})) {
    throw UsageError(
        "Some changes are added for your next commit (git add), and not committed yet.\nNothing "
        "was "
        "changed. Commit them first:\n  git commit -m \"my work\"\nThen type ./learn update "
        "again.");
  }
}

struct Upstream {
  std::string remote;
  std::string name;  // "origin/main"
};

Upstream upstream_of(const Git& git) {
  if (!git.agrees({"symbolic-ref", "--quiet", "HEAD"})) {
    throw UsageError(
        "This clone stands on one commit, on no branch, so there is nothing to follow.\nNothing "
        "was "
        "changed. Go to your branch first, for example:\n  git switch main\nThen type ./learn "
        "update "
        "again.");
  }
  const std::string branch = git.ask({"symbolic-ref", "--short", "HEAD"});
  if (!git.agrees({"rev-parse", "--verify", "--quiet", "@{upstream}"})) {
    const std::string remotes = git.ask({"remote"});
    if (remotes.empty()) {
      throw UsageError(
          "This clone knows no place to fetch from. Nothing was changed. Tell it the kit's "
          "address:\n  git remote add origin ADDRESS && git fetch origin\n  git branch "
          "--set-upstream-to=origin/main");
    }
    const std::string remote = remotes.substr(0, remotes.find('\n'));
    throw UsageError("The branch " + branch +
                     " follows no branch of the kit. Nothing was changed. To follow one:\n  git "
                     "branch --set-upstream-to=" +
                     remote + "/main\nThen type ./learn update again.");
  }
  return {git.ask({"config", "branch." + branch + ".remote"}),
          git.ask({"rev-parse", "--abbrev-ref", "@{upstream}"})};
}

// The learner's commits and the newest kit in one commit. Where both changed a file, it is the
// learner's below miniaxon/, and the kit's elsewhere.
std::string join(const Kit& kit, const Git& git, const Way& way) {
  const Git apart = git.with_index(kit.memory() / "index");
  apart.tell({"read-tree", "-i", "-m", "--aggressive", way.base, way.ours, way.newest});
  std::set<std::string> both;
  std::vector<std::string> chosen;  // "mode content path" of those
  for (const std::string& entry : apart.ask_list({"ls-files", "--unmerged", "-z"})) {
    const std::size_t tab = entry.find('\t');
    const std::string path = entry.substr(tab + 1);
    both.insert(path);
    if (entry[tab - 1] != (is_learners(path) ? '2' : '3')) continue;
    chosen.insert(chosen.end(),
                  {"--cacheinfo", replaced(entry.substr(0, tab - 2), " ", ",") + "," + path});
  }
  if (!both.empty()) {
    Git::Words words = {"update-index", "--force-remove", "--"};
    words.insert(words.end(), both.begin(), both.end());
    apart.tell(words);
  }
  if (!chosen.empty()) {
    chosen.insert(chosen.begin(), {"update-index", "--add"});
    apart.tell(chosen);
  }
  return apart.commit(apart.ask({"write-tree"}), {way.ours, way.newest},
                      "The newer kit joins your own commits");
}

// The files that the way changes and that are not the learner's folder, with the content that the
// learner's kit had.
std::vector<FileChange> changes_on(const Git& git, const Way& way) {
  std::map<std::string, std::string> before;
  for (const FileChange& change : changes_between(git, way.base, way.joined)) {
    before[change.path] = change.old_content;
  }
  std::vector<FileChange> changes;
  for (FileChange change : changes_between(git, way.ours, way.joined)) {
    if (is_learners(change.path)) continue;
    change.old_content = before[change.path];
    changes.push_back(change);
  }
  return changes;
}

// Throws UsageError when a folder of the learner's is where a file has to go, or the reverse.
void expect_room(const Kit& kit, const std::vector<FileChange>& changes) {
  std::set<std::string> in_the_way;
  for (const FileChange& change : changes) {
    if (change.is_gone()) continue;
    const fs::path file = kit.root / change.path;
    if (fs::exists(file) && !fs::is_regular_file(file)) in_the_way.insert(change.path);
    for (fs::path folder = fs::path(change.path).parent_path(); !folder.empty();
         folder = folder.parent_path()) {
      const fs::file_status status = fs::symlink_status(kit.root / folder);
      if (fs::exists(status) && !fs::is_directory(status)) in_the_way.insert(folder.string());
    }
  }
  if (in_the_way.empty()) return;
  throw UsageError(
      "These of yours stand where the newer kit has something else:" + listed(in_the_way) +
      "\nNothing was changed. Give them other names, then type ./learn update again.");
}

// Puts the kit's files in place. Gives what was saved: the file, and its copy.
std::vector<std::pair<std::string, fs::path>> replace_files(const Kit& kit, const Git& git,
                                                            const Way& way) {
  const std::vector<FileChange> changes = changes_on(git, way);
  expect_room(kit, changes);
  Git::Words there;
  for (const FileChange& change : changes) {
    if (fs::is_regular_file(kit.root / change.path)) there.push_back(change.path);
  }
  std::map<std::string, std::string> contents;
  if (!there.empty()) {
    Git::Words words = {"hash-object", "--"};
    words.insert(words.end(), there.begin(), there.end());
    const std::vector<std::string> names = lines_of(git.ask(words));
    for (std::size_t i = 0; i < there.size(); ++i) contents[there[i]] = names[i];
  }
  std::vector<std::pair<std::string, fs::path>> saved;
  Git::Words to_write;
  for (const FileChange& change : changes) {
    const auto found = contents.find(change.path);
    if (found != contents.end() && found->second == change.new_content) continue;
    if (found != contents.end() && found->second != change.old_content) {
      saved.emplace_back(change.path, save_copy(kit, kit.root / change.path));
    }
    if (!change.is_gone()) {
      to_write.push_back(change.path);
      continue;
    }
    std::error_code not_empty;
    fs::remove(kit.root / change.path, not_empty);
    for (fs::path folder = (kit.root / change.path).parent_path();
         folder != kit.root && fs::remove(folder, not_empty); folder = folder.parent_path()) {
    }
  }
  if (to_write.empty()) return saved;
  // Each file is made apart and then takes its place, so that it is whole at any moment.
  const fs::path newer = kit.memory() / "newer";
  fs::remove_all(newer);
  const Git apart = git.with_index(kit.memory() / "index");
  apart.tell({"read-tree", way.joined});
  Git::Words words = {"checkout-index", "--prefix=" + newer.string() + "/", "--"};
  words.insert(words.end(), to_write.begin(), to_write.end());
  apart.tell(words);
  for (const std::string& path : to_write) {
    make_folder((kit.root / path).parent_path());
    fs::rename(newer / path, kit.root / path);
  }
  return saved;
}

std::string in_a_row(const std::set<std::string>& words) {
  std::string row;
  for (const std::string& word : words) row += " " + word;
  return row;
}

// The number of the lesson that asks for this header; read by its look alone, because the newer
// kit's lessons may be in a format that this program does not know.
std::string lesson_with(const Kit& kit, const std::string& header) {
  for (const auto& entry : fs::directory_iterator(kit.lessons())) {
    const fs::path facts = entry.path() / "lesson.toml";
    if (fs::exists(facts) && read_file(facts).find("\"" + header + "\"") != std::string::npos) {
      const std::string folder = entry.path().filename().string();
      return folder.substr(0, folder.find('-'));
    }
  }
  return "";
}

std::string text_of(const Kit& kit, const News& news) {
  std::string text = "The kit is newer now: " + std::to_string(news.files) +
                     (news.files == 1 ? " file" : " files") +
                     " differ. Your miniaxon/ is as it was.\n";
  if (news.harness_changed) {
    text += "The tests of all lessons changed. What passed before may fail now.\n";
  } else if (!news.retested.empty()) {
    text += "The tests changed of lesson" + in_a_row(news.retested) +
            ". What passed before may fail now.\n";
  }
  if (!news.new_lessons.empty()) {
    text += "New:  lesson" + in_a_row(news.new_lessons) +
            ". Its starter file comes with ./learn reset " + *news.new_lessons.begin() + "\n";
  }
  std::set<std::string> starters;
  for (const std::string& header : news.starters) {
    if (fs::exists(kit.core() / header)) starters.insert(lesson_with(kit, header));
  }
  if (!starters.empty()) {
    text += "Newer starter files:  lesson" + in_a_row(starters) +
            ". Yours stay as they are; ./learn reset " + *starters.begin() +
            " saves yours and gives the newer one.\n";
  }
  std::size_t room = most_told;
  for (const std::string& sentence : news.told_learners) {
    text += room == most_told ? "For learners:\n" : "";
    if (room-- == 0) {
      text += "  ... and more, in CHANGELOG.md\n";
      break;
    }
    text += "  " + sentence + "\n";
  }
  return text;
}

int finish(const Kit& kit, const Git& git, const Plan& plan, const Way& way) {
  const auto saved = replace_files(kit, git, way);
  git.tell({"reset", "--quiet", "--mixed", way.joined});
  fs::remove(kit.memory() / "index");
  fs::remove_all(kit.memory() / "newer");
  const std::string text = text_of(kit, news_between(git, way.base, way.newest));
  plan.forget();
  std::cout << text;
  for (const auto& [file, copy] : saved) {
    std::cout << "You had changed " << file << ": your version is saved as " << shown(copy) << "\n";
  }
  std::cout << "Next:  ./learn\n";
  return 0;
}

}  // namespace

int update(const Kit& kit) {
  const Git git(kit);
  make_folder(kit.memory());
  const FileLock only_one_at_a_time(kit.memory() / "update.lock");
  const Plan plan(kit);
  if (plan.is_there()) {
    git.remove_locks();
    const std::optional<Way> way = plan.begun();
    const std::string now = git.ask({"rev-parse", "HEAD"});
    if (way && (now == way->ours || now == way->joined)) {
      std::cout << "An update was stopped half-way. It goes on.\n";
      return finish(kit, git, plan, *way);
    }
    plan.forget();
  }
  expect_quiet(git);
  const Upstream upstream = upstream_of(git);
  plan.note(std::nullopt);
  if (!git.fetch(upstream.remote)) {
    plan.forget();
    throw KitError("The newer kit cannot be fetched from " + upstream.remote +
                   "; git says above why. Nothing was changed.\nIs the network there? Then type "
                   "./learn update again.");
  }
  Way way;
  way.newest = git.ask({"rev-parse", upstream.name});
  way.ours = git.ask({"rev-parse", "HEAD"});
  if (git.agrees({"merge-base", "--is-ancestor", way.newest, way.ours})) {
    plan.forget();
    std::cout << "This is the newest kit already. Nothing was changed.\n";
    return 0;
  }
  if (!git.agrees({"merge-base", way.ours, way.newest})) {
    plan.forget();
    throw UsageError("Your commits and " + upstream.name +
                     " have no commit in common, so they cannot be joined. Nothing was changed.\n"
                     "Clone the kit anew, and copy your miniaxon/ and .learn/ into the clone.");
  }
  way.base = git.ask({"merge-base", way.ours, way.newest});
  way.joined = way.base == way.ours ? way.newest : join(kit, git, way);
  try {
    expect_room(kit, changes_on(git, way));
  } catch (const UsageError&) {
    plan.forget();
    throw;
  }
  plan.note(way);
  return finish(kit, git, plan, way);
}
