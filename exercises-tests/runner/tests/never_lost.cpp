// Whatever is typed, in whatever order, and whenever the power goes: nothing that the learner
// wrote is lost. Random lives of learners, the same ones for the same seed.
//   AXON_KIT_SEED       another seed than 1
//   AXON_KIT_SEQUENCES  how many lives
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include "../cut.hpp"
#include "killed.hpp"
#include "small_kit.hpp"

namespace {

constexpr int default_seed = 1;
constexpr int default_sequences = 200;
constexpr int steps_of_a_life = 8;

int number_from(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? std::atoi(text) : otherwise;
}

using Files = std::map<fs::path, std::string>;

Files files_below(const fs::path& folder) {
  Files files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path()] = read_file(entry.path());
  }
  return files;
}

// A command, and how many changes of files it makes at most.
struct Command {
  std::vector<std::string> words;
  int changes;
};

const std::vector<Command> commands = {
    {{"reset", "05"}, 15},
    {{"reset", "05"}, 15},
    {{"reset", "03"}, 15},
    {{"undo"}, 13},
    {{"undo"}, 13},
    {{"dev", "cut"}, 12},
    {{"check", "05"}, 20},
    {{"check", "--all"}, 52},
    {{"hint", "05"}, 4},
    {{"borrow", "03"}, 4},
    {{"return", "03"}, 4},
    {{"status"}, 1},
    {{"predict", "05", "--question", "1", "--answer", "X"}, 20},
    {{"trace", "05", "--reference"}, 10},
    {{"solution", "05", "--give-up", "tired"}, 8},
    {{"read", "04"}, 4},
    {{}, 4},
    {{"update"}, 200},
    {{"update"}, 200},
};

const std::string demo = "lessons/05-scheduler/demo.cpp";

// Newer kits, one after another: other starter files, other pages, a lesson more, a file less.
struct NewerKits {
  explicit NewerKits(const SmallKit& kit) {
    starter(kit, "scheduler.hpp", "// newer\n",
            {{"exercises-tests/05-scheduler/tests.cpp", "// newer tests\n"}});
    publish(kit, {{demo, "// a newer demo\n"}, {"lessons/04-microprocess/README.md", "#\n"}});
    const fs::path boxes = real_kit().lessons() / "07-boxes";
    Texts texts = {{"exercises-tests/07-boxes/tests.cpp", "// tests\n"},
                   {"lessons/07-boxes/README.md", "# 07 · Boxes: a component and its desk\n"}};
    for (const char* file : {"lesson.toml", "hints.md", "demo.cpp"}) {
      texts["lessons/07-boxes/" + std::string(file)] = read_file(boxes / file);
    }
    for (const char* room : {"solutions/", "miniaxon/"}) {
      texts[room + std::string("recv_as.hpp")] = read_file(real_kit().solutions() / "recv_as.hpp");
    }
    starter(kit, "component.hpp", "", texts);
    starter(kit, "generator.hpp", "// newer\n", {{demo, std::nullopt}});
  }

  std::vector<std::string> commits;
  std::set<std::string> files;  // what may stand in miniaxon/ and in the demo

 private:
  using Texts = std::map<std::string, std::optional<std::string>>;

  void starter(const SmallKit& kit, const std::string& header, const std::string& start,
               Texts texts) {
    const std::string reference = start + read_file(real_kit().solutions() / header);
    texts["solutions/" + header] = reference;
    texts["miniaxon/" + header] = cut_stub(reference, header);
    publish(kit, texts);
  }

  void publish(const SmallKit& kit, const Texts& texts) {
    commits.push_back(kit.write_newer(texts));
    for (const auto& [path, text] : texts) {
      if (text) files.insert(*text);
    }
  }
};

// One learner, from the clone on.
class Life {
 public:
  Life(const SmallKit& kit, const NewerKits& newer, int seed, int number)
      : kit_(kit),
        newer_(newer),
        random_(static_cast<unsigned>(seed)),
        story_("seed " + std::to_string(seed)) {
    random_.discard(static_cast<unsigned long long>(number) * 1000);
    story_ += ", sequence " + std::to_string(number) + ":";
    kit.begin_anew();
    for (const auto& [file, text] : files_below(core())) whole_.insert(text);
    whole_.insert(read_file(kit.root() / demo));
    whole_.insert(newer.files.begin(), newer.files.end());
  }

  // What is lost or broken, after the story that led there; empty when all is well.
  std::string live() {
    for (int step = 0; step < steps_of_a_life && trouble_.empty(); ++step) {
      switch (below(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
          edit();
          break;
        case 4:
          watch_for_a_moment();
          break;
        case 5:
          commit();
          break;
        default:
          type(commands[below(commands.size())]);
      }
    }
    undo_everything();
    update_at_last();
    return trouble_.empty() ? "" : story_ + "\n  " + trouble_;
  }

  // How often a command was killed before its end; nothing when none can be watched so closely.
  std::optional<int> kills() const { return kills_; }

 private:
  fs::path core() const { return kit_.root() / "miniaxon"; }
  fs::path saved() const { return kit_.root() / ".learn/saved"; }

  std::size_t below(std::size_t end) { return random_() % end; }

  // The files that belong to the learner.
  Files own_files() const {
    Files files = files_below(core());
    files.merge(files_below(kit_.root() / "games/mine"));
    return files;
  }

  // What the learner may have in their hands: their own files, and a demo that they changed.
  Files files_at_hand() const {
    Files files = own_files();
    if (fs::exists(kit_.root() / demo)) files[kit_.root() / demo] = read_file(kit_.root() / demo);
    return files;
  }

  // The learner writes a file anew with an editor, or deletes it. What was in it is theirs to drop.
  void edit() {
    static const std::vector<std::string> names = {
        "miniaxon/scheduler.hpp",  "miniaxon/scheduler.hpp",
        "miniaxon/generator.hpp",  "miniaxon/microprocess.hpp",
        "miniaxon/own/helper.hpp", "miniaxon/notes.txt",
        "games/mine/main.cpp",     demo};
    const fs::path file = kit_.root() / names[below(names.size())];
    if (fs::exists(file)) forget(read_file(file));
    if (fs::exists(file) && below(8) == 0) {
      story_ += "\n    rm " + fs::relative(file, kit_.root()).string();
      fs::remove(file);
      return;
    }
    const std::string text = next_version();
    story_ +=
        "\n    write " + lines_of(text).front() + " to " + fs::relative(file, kit_.root()).string();
    make_folder(file.parent_path());
    write_again(file, text);
  }

  std::string next_version() {
    const std::string number = std::to_string(++versions_);
    std::string text = "// version " + number + "\n";
    while (text.size() < 3000) text += "int line_of_version_" + number + ";\n";
    whole_.insert(text);
    treasure_.insert(text);
    return text;
  }

  void forget(const std::string& text) {
    for (const auto& [copy, content] : files_below(saved())) {
      if (content == text) return;
    }
    treasure_.erase(text);
  }

  void type(const Command& command) {
    std::string line;
    for (const std::string& word : command.words) line += " " + word;
    const bool updates = !command.words.empty() && command.words[0] == "update";
    if (updates && published_ < newer_.commits.size() && below(3) > 0) {
      story_ += "\n    (a newer kit is published)";
      kit_.publish(newer_.commits[published_++]);
    }
    const Files before = own_files();
    const Files saved_before = files_below(saved());
    if (below(2) == 0) {
      story_ += "\n    ./learn" + line;
      run_program(kit_.program(command.words));
      expect_nothing_lost(before, saved_before);
      if (!command.words.empty() && command.words[0] == "reset") expect_undo_brings_back(before);
    } else {
      const int moment = static_cast<int>(below(static_cast<std::size_t>(command.changes)));
      story_ += "\n    ./learn" + line + ", killed at change " + std::to_string(moment);
      const std::optional<int> came = kill_at_change(kit_.program(command.words), moment);
      if (!came) kills_.reset();
      if (kills_ && came == moment) ++*kills_;
      expect_nothing_lost(before, saved_before);
    }
    if (updates && own_files() != before)
      trouble_ += "The update changed a file of the learner's. ";
  }

  // The learner keeps their work in git, too. That fails where a killed git left its locks.
  void commit() {
    const Files before = own_files();
    story_ += "\n    git add -A; git commit";
    kit_.git_agrees({"add", "--all"});
    kit_.git_agrees({"commit", "--quiet", "--message", "My work"});
    expect_nothing_lost(before, files_below(saved()));
  }

  // The watch tells a verdict, the learner saves, the watch tells another, the window is closed.
  void watch_for_a_moment() {
    const fs::path file = core() / "scheduler.hpp";
    if (fs::exists(file)) forget(read_file(file));
    const std::string text = next_version();
    write_again(kit_.root() / "text", text);
    story_ += "\n    ./learn watch 05, closed after a save of " + lines_of(text).front();
    Program watch = kit_.program({});
    watch.arguments = {
        "sh", "-c",
        "[ -p said ] || mkfifo said; \"$0\" watch 05 > said 2>&1 & watch=$!; exec < said; "
        "verdict() { while read -r line; do case $line in Next:*) return ;; esac; done; }; "
        "verdict; cp text miniaxon/scheduler.hpp; verdict; kill -9 $watch; wait",
        watch.arguments[0]};
    watch.wall_seconds = 60;
    Files before = own_files();
    const Files saved_before = files_below(saved());
    if (run_program(watch).stopped != Stopped::no) trouble_ += "The watch tells no verdict. ";
    before[file] = text;
    expect_nothing_lost(before, saved_before);
    if (own_files() != before) trouble_ += "The watch changed a file. ";
  }

  void expect_nothing_lost(const Files& before, const Files& saved_before) {
    const Files after = files_at_hand();
    const Files copies = files_below(saved());
    std::set<std::string> contents;
    for (const Files& files : {after, copies}) {
      for (const auto& [file, content] : files) {
        contents.insert(content);
        if (whole_.count(content) == 0) complain(file, "is half, or nobody wrote it");
      }
    }
    for (const auto& [file, content] : before) {
      if (after.count(file) == 0) complain(file, "is gone");
    }
    for (const auto& [copy, content] : saved_before) {
      if (copies.count(copy) == 0 || copies.at(copy) != content) complain(copy, "was changed");
    }
    for (const std::string& text : treasure_) {
      if (contents.count(text) == 0) trouble_ += lines_of(text).front() + " is lost. ";
    }
  }

  void expect_undo_brings_back(const Files& before) {
    const Files after = own_files();
    if (after == before || after.size() != before.size()) return;  // nothing was saved
    story_ += "\n    ./learn undo";
    kit_.learn({"undo"});
    if (own_files() != before) trouble_ += "undo does not bring back what was there. ";
  }

  // In the end undo leads back through all the resets, and nothing is lost on the way.
  void undo_everything() {
    for (bool more = true; more && trouble_.empty();) {
      const Files before = own_files();
      const Files saved_before = files_below(saved());
      const Ended ended = kit_.learn({"undo"});
      more = ended.ok() && ended.output.find("no reset to undo") == std::string::npos;
      story_ += "\n    ./learn undo";
      expect_nothing_lost(before, saved_before);
    }
  }

  // However often it was killed: in the end the newest kit is there.
  void update_at_last() {
    if (!trouble_.empty()) return;
    const Files before = own_files();
    const Files saved_before = files_below(saved());
    story_ += "\n    ./learn update";
    Ended ended = kit_.learn({"update"});
    if (ended.exit_code == exit_usage) {  // git add had no commit after it
      kit_.git({"reset", "--quiet"});
      ended = kit_.learn({"update"});
    }
    expect_nothing_lost(before, saved_before);
    if (own_files() != before) trouble_ += "The update changed a file of the learner's. ";
    if (!ended.ok()) trouble_ += "The update does not succeed: " + ended.output;
    if (!kit_.git_agrees({"merge-base", "--is-ancestor", "origin/main", "HEAD"}) ||
        (published_ > 0 &&
         kit_.git({"rev-parse", "origin/main"}) != newer_.commits[published_ - 1])) {
      trouble_ += "The newest kit is not there. ";
    }
  }

  void complain(const fs::path& file, const std::string& what) {
    trouble_ += fs::relative(file, kit_.root()).string() + " " + what + ". ";
  }

  const SmallKit& kit_;
  const NewerKits& newer_;
  std::size_t published_ = 0;
  std::mt19937 random_;
  std::string story_;
  std::string trouble_;
  int versions_ = 0;
  std::optional<int> kills_ = 0;
  std::set<std::string> whole_;     // each content that may stand in a file
  std::set<std::string> treasure_;  // what the learner wrote, and did not drop
};

}  // namespace

TEST(work, nothing_is_ever_lost) {
  const int seed = number_from("AXON_KIT_SEED", default_seed);
  const int sequences = number_from("AXON_KIT_SEQUENCES", default_sequences);
  std::cout << "    " << sequences << " sequences of commands, seed " << seed << std::endl;
  const SmallKit kit;
  const NewerKits newer(kit);
  int kills = 0;
  for (int number = 0; number < sequences; ++number) {
    Life life(kit, newer, seed, number);
    const std::string trouble = life.live();
    if (!life.kills()) GTEST_SKIP() << "this system lets no program be traced";
    ASSERT_EQ(trouble, "");
    kills += *life.kills();
  }
  EXPECT_GT(kills, sequences) << "most commands come to their end before they are killed";
}
