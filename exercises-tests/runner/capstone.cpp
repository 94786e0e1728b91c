#include "capstone.hpp"

#include <algorithm>
#include <iostream>

#include "boxes_only.hpp"
#include "build.hpp"
#include "commands.hpp"
#include "course.hpp"
#include "cut.hpp"
#include "facts.hpp"
#include "own_tests.hpp"
#include "report.hpp"

namespace {

constexpr const char* own_file = "game.hpp";
constexpr int all_for_working = 50;
constexpr int all_for_boxes = 20;
constexpr int all_for_tests = 20;
constexpr int all_by_a_person = 10;
constexpr int points_a_bug = 10;

PlantedMistake load_mistake(const fs::path& file) {
  const toml::table table = parse_toml(file);
  const Facts facts(file, table, {"says", "verdict", "test", "change"});
  PlantedMistake mistake{file.stem().string(), facts.text("says"), facts.text("verdict"), "", {}};
  mistake.test = table["test"].value_or("");
  const toml::array* changes = table["change"].as_array();
  if (changes == nullptr) facts.mistake(facts.field("change", "a list"), "expected [[change]]");
  for (const toml::node& node : *changes) {
    const Facts change(file, *node.as_table(), {"file", "from", "to"});
    const auto to = (*node.as_table())["to"].value<std::string>();
    if (!to) change.text("to");  // throws
    mistake.changes.push_back({change.text("file"), change.text("from"), *to});
  }
  return mistake;
}

bool is_not_started(const Kit& kit, const GameFacts& own) {
  const fs::path starter = kit.games() / own.from / "starter" / own_file;
  return code_of(read_file(own.folder / own_file)) == code_of(read_file(starter));
}

Failure shared_variable(const SharedVariable& found, std::size_t more) {
  Failure failure;
  failure.says = "components talk by boxes, and by nothing else";
  failure.expected = "what a component keeps is its own";
  failure.got = found.what;
  failure.rule = failure.says;
  failure.heading = "The rules";
  failure.look = found.place;
  failure.more = static_cast<int>(more);
  return failure;
}

// The points, and a sentence that says why.
std::pair<int, std::string> judge_own_tests(const Kit& kit, OwnTests& tests,
                                            const Capstone& capstone, const GameFacts& own,
                                            const JudgeOptions& options) {
  if (tests.none())
    return {0, "There are no tests of yours in " + shown(own.folder / "tests") + "."};
  if (const Judgement on_own = tests.judged(options); on_own.verdict != Verdict::pass) {
    const Failure& failure = *on_own.failure;
    const std::string which = failure.says.empty() ? "" : " \"" + failure.says + "\"";
    return {0, "Your tests fail on your game: " + std::string(word_of(on_own.verdict)) + which +
                   ", " + shown(failure.look.file) + ":" + std::to_string(failure.look.line) + "."};
  }
  const auto with_kits = [&](const std::string& name,
                             const std::vector<PlantedMistake::Change>& changes) {
    const fs::path game =
        kit.build / "checks" / ("planted-" + capstone.game.filename().string() + "-" + name);
    write_reference(capstone, game, changes);
    return tests.with(game);
  };
  if (const OwnTests::Result on_kits = with_kits("nothing", {}); !on_kits.pass) {
    const std::string game = "the kit's game, which is right as well";
    return {0, on_kits.error.empty()
                   ? "Your tests fail on " + game + "."
                   : "Your tests do not compile with " + game + ": " + on_kits.error + "."};
  }
  int planted = 0, caught = 0;
  std::string missed;
  for (const PlantedMistake& mistake : capstone.mistakes) {
    if (mistake.test.empty()) continue;
    ++planted;
    if (!with_kits(mistake.name, mistake.changes).pass) {
      ++caught;
    } else if (missed.empty()) {
      missed = mistake.says;
    }
  }
  return {std::min(all_for_tests, caught * points_a_bug),
          "Your tests find " + std::to_string(caught) + " of " + std::to_string(planted) +
              " planted bugs." + (missed.empty() ? "" : " One that they miss: " + missed)};
}

void judge_runs(const Kit& kit, const GameFacts& own, Judgement& judgement) {
  const PlayedRuns played = play_runs(kit, own);
  judgement.notes.insert(judgement.notes.end(), played.notes.begin(), played.notes.end());
  if (played.differs.empty()) {
    if (played.count == 0) return;
    judgement.notes.push_back(std::to_string(played.count) +
                              (played.count == 1 ? " recorded run plays" : " recorded runs play") +
                              " to the end.");
    return;
  }
  judgement.verdict = Verdict::wrong;
  judgement.failure.emplace();
  judgement.failure->says = "a recorded run plays as it was recorded";
  judgement.failure->explanation = played.differs;
  judgement.failure->look = {own.folder / own_file, 0, ""};
}

std::string of(int points, int all) {
  return std::to_string(points) + " of " + std::to_string(all);
}

}  // namespace

bool has_brief(const Kit& kit, const GameFacts& own) {
  return fs::exists(kit.games() / own.from / "capstone/capstone.toml");
}

Capstone capstone_of(const Kit& kit, const GameFacts& own) {
  Capstone capstone;
  capstone.game = kit.games() / own.from;
  capstone.folder = capstone.game / "capstone";
  const fs::path file = capstone.folder / "capstone.toml";
  const toml::table table = parse_toml(file);
  const Facts facts(file, table, {"format", "title", "tests"});
  if (facts.number("format", 1) != 1) {
    facts.mistake(facts.field("format", "1"),
                  "this kit reads format 1; a newer kit wrote the file");
  }
  Lesson& lesson = capstone.lesson;
  lesson.number = lesson.name = own.name;
  lesson.folder = capstone.folder.string();
  lesson.title = facts.text("title");
  lesson.header = own_file;
  lesson.needs = "games-kit";
  lesson.tests = facts.number("tests", 1);
  lesson.is_game = true;
  for (const auto& entry : fs::directory_iterator(capstone.folder / "wrong")) {
    capstone.mistakes.push_back(load_mistake(entry.path()));
  }
  std::sort(capstone.mistakes.begin(), capstone.mistakes.end(),
            [](const auto& one, const auto& other) { return one.name < other.name; });
  return capstone;
}

void write_reference(const Capstone& capstone, const fs::path& folder,
                     const std::vector<PlantedMistake::Change>& changes) {
  std::map<std::string, std::string> texts;
  for (const fs::path& from : {capstone.game, capstone.folder / "reference"}) {
    for (const auto& entry : fs::directory_iterator(from)) {
      fs::path name = entry.path().filename();
      // The model is a header here: the tests are compiled as one file.
      if (name.extension() == ".cpp") name.replace_extension(".ipp");
      if (name.extension() == ".hpp" || name.extension() == ".ipp") {
        texts[name.string()] = read_file(entry.path());
      }
    }
  }
  for (const PlantedMistake::Change& change : changes) {
    std::string& text = texts[change.file];
    if (text.find(change.from) == std::string::npos) {
      throw KitError(shown(capstone.folder) + ": \"" + change.from + "\" is not in " + change.file +
                     ", so the mistake cannot be planted.");
    }
    text = replaced(text, change.from, change.to);
  }
  make_folder(folder);
  for (const auto& [name, text] : texts) write_again(folder / name, text);
}

JudgedGame judge_game(const Kit& kit, const Compiler& compiler, const Capstone& capstone,
                      const GameFacts& own, const JudgeOptions& options) {
  JudgedGame judged;
  Judgement& judgement = judged.judgement;
  judgement.lesson = &capstone.lesson;
  if (!fs::exists(own.folder / own_file)) {
    throw UsageError("The file " + shown(own.folder / own_file) + " is not there.");
  }
  if (is_not_started(kit, own)) {
    judgement.verdict = Verdict::not_started;
    judgement.failure.emplace();
    judgement.failure->explanation =
        "The starter file is unchanged. The brief: " + shown(capstone.folder / "README.md");
    judgement.failure->look = {own.folder / own_file, 0, ""};
    return judged;
  }
  const Stage stage =
      stage_of_game(kit, compiler, own.folder,
                    {capstone.folder / "tests.cpp", kit.games() / "capstones/playing.hpp"});
  run_tests(kit, compiler, stage, capstone.lesson, options, judgement);
  judged.points_for_working = all_for_working * judgement.tests_passed / capstone.lesson.tests;
  const auto shared = shared_variables_in(stage.own_files);
  if (shared.empty()) judged.points_for_boxes = all_for_boxes;
  if (judgement.verdict == Verdict::pass && !shared.empty()) {
    judgement.verdict = Verdict::wrong;
    judgement.failure = shared_variable(shared.front(), shared.size() - 1);
  }
  return judged;
}

int check_game(const Kit& kit, const GameFacts& own, const CheckOptions& options) {
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  OwnTests own_tests(kit, compiler, own);
  const JudgeOptions how = {options.time_scale, nullptr};
  const auto tell = [&options](const Judgement& judgement) {
    std::cout << (options.format == Format::json ? as_json(judgement) + "\n" : as_text(judgement));
    return static_cast<int>(judgement.verdict);
  };
  if (!has_brief(kit, own)) {
    Judgement judgement = own_tests.judged(how);
    if (judgement.verdict == Verdict::pass) judge_runs(kit, own, judgement);
    if (own_tests.none() && judgement.verdict == Verdict::pass) {
      judgement.notes.push_back("There are no tests of yours in " + shown(own.folder / "tests") +
                                ".");
    }
    return tell(judgement);
  }
  const Capstone capstone = capstone_of(kit, own);
  JudgedGame judged = judge_game(kit, compiler, capstone, own, how);
  Judgement& judgement = judged.judgement;
  std::string tests = "after a pass";
  if (judgement.verdict == Verdict::pass) {
    const auto [points, sentence] = judge_own_tests(kit, own_tests, capstone, own, how);
    tests = of(points, all_for_tests);
    judgement.notes.push_back(sentence);
  }
  judgement.notes.push_back("Points: works " + of(judged.points_for_working, all_for_working) +
                            ", boxes only " + of(judged.points_for_boxes, all_for_boxes) +
                            ", own tests " + tests + ". A person gives " +
                            std::to_string(all_by_a_person) + " for the half page.");
  return tell(judgement);
}
