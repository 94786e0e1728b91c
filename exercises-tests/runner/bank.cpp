#include "bank.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "cut.hpp"
#include "messages.hpp"
#include "report.hpp"
#include "words.hpp"

namespace {

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> folders;
  if (!fs::exists(folder)) return folders;
  for (const auto& entry : fs::directory_iterator(folder)) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

constexpr std::size_t judged_ahead = 2;

fs::path expectation(const BankEntry& entry) { return entry.folder / "expected.toml"; }

std::string quoted(const std::string& text) {
  const std::string escaped = replaced(replaced(text, "\\", "\\\\"), "\"", "\\\"");
  return "\"" + replaced(escaped, "\n", "\\n") + "\"";
}

}  // namespace

std::string BankEntry::name() const {
  switch (kind) {
    case Kind::starter:
      return "starter " + lesson->number;
    case Kind::reference:
      return "reference " + lesson->number;
    case Kind::wrong:
      return "wrong " + lesson->number + " " + folder.filename().string();
    case Kind::right:
      return "right " + lesson->number + " " + folder.filename().string();
    case Kind::shown:
      return "shown " + lesson->number + " " + folder.filename().string();
  }
  return "";
}

std::vector<BankEntry> bank_of(const Kit& kit, const std::vector<Lesson>& lessons) {
  using Kind = BankEntry::Kind;
  const fs::path starters = kit.build / "starters";
  make_folder(starters);
  std::vector<BankEntry> entries;
  for (const Lesson& lesson : lessons) {
    const fs::path reference = kit.solutions() / lesson.header;
    write_again(starters / lesson.header, cut_stub(read_file(reference), reference));
    entries.push_back({&lesson, starters, Kind::starter});
    for (const auto& [kind, all] : {std::pair{Kind::wrong, kit.tests() / "wrong" / lesson.folder},
                                    {Kind::right, kit.tests() / "right" / lesson.folder},
                                    {Kind::shown, kit.lessons() / lesson.folder / "verdicts"}}) {
      for (const fs::path& folder : folders_in(all)) entries.push_back({&lesson, folder, kind});
    }
    entries.push_back({&lesson, kit.solutions(), Kind::reference});
  }
  return entries;
}

JudgedBank::JudgedBank(const Kit& kit, const Compiler& compiler, const std::vector<Lesson>& lessons,
                       std::vector<BankEntry> entries)
    : kit_(kit),
      compiler_(compiler),
      lessons_(lessons),
      entries_(std::move(entries)),
      judged_(entries_.size()) {}

// Whether the sanitized run may tell more about one that fails than the plain run does.
static bool may_crash(const BankEntry& entry) {
  if (!entry.is_wrong()) return entry.kind == BankEntry::Kind::shown;
  const std::string verdict =
      fs::exists(expectation(entry)) ? expected_of(entry).symptom.verdict : "";
  return verdict != word_of(Verdict::wrong) && verdict != word_of(Verdict::hung) &&
         verdict != word_of(Verdict::does_not_compile);
}

void JudgedBank::start(std::size_t number) {
  if (number >= entries_.size() || judged_[number].valid()) return;
  judged_[number] = std::async(std::launch::async, [this, number] {
    const BankEntry& entry = entries_[number];
    JudgeOptions options;
    options.both_runs = may_crash(entry);
    return judge(kit_, compiler_, CoreFolder(kit_, lessons_, entry.folder, {}), *entry.lesson,
                 options);
  });
}

Judgement JudgedBank::judgement(std::size_t number) {
  for (std::size_t ahead = 0; ahead <= judged_ahead; ++ahead) start(number + ahead);
  return judged_[number].get();
}

Expected expected_of(const BankEntry& entry) {
  const fs::path file = expectation(entry);
  try {
    const toml::table table = toml::parse(read_file(file), file.string());
    const auto text = [&](const char* key) { return table[key].value_or(std::string()); };
    if (text("verdict").empty()) {
      throw KitError(shown(file) + ", line 1: expected a text \"verdict\".");
    }
    return {{text("test"), text("verdict"), text("got"), text("differs")},
            text("first_line"),
            text("hint")};
  } catch (const toml::parse_error& error) {
    throw KitError(shown(file) + ", line " + std::to_string(error.source().begin.line) + ": " +
                   std::string(error.description()) + ".");
  }
}

Expected as_expected(const Judgement& judgement) {
  const std::string text = as_text(judgement);
  return {symptom_of(judgement), text.substr(0, text.find('\n')), ""};
}

void accept(const BankEntry& entry, const Judgement& judgement) {
  const Expected came = as_expected(judgement);
  const fs::path file = expectation(entry);
  const std::string hint = fs::exists(file) ? expected_of(entry).hint : "";
  std::string content;
  for (const auto& [key, value] : {std::pair{"test", came.symptom.test},
                                   {"verdict", came.symptom.verdict},
                                   {"first_line", came.first_line},
                                   {"got", came.symptom.got},
                                   {"differs", came.symptom.differs},
                                   {"hint", hint}}) {
    if (!value.empty()) content += std::string(key) + " = " + quoted(value) + "\n";
  }
  write_file(file, content);
}

std::vector<std::string> possibilities(const Kit& kit, const Lesson& lesson,
                                       const Symptom& symptom) {
  constexpr std::size_t most = 2;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const fs::path& folder : folders_in(kit.tests() / "wrong" / lesson.folder)) {
    const Expected expected = expected_of({&lesson, folder, BankEntry::Kind::wrong});
    const std::size_t near = nearness(symptom, expected.symptom);
    if (near > 0 && !expected.hint.empty()) found.emplace_back(near, expected.hint);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  std::vector<std::string> hints;
  for (const auto& [near, hint] : found) {
    if (found.front().first == same_symptom && near != same_symptom) break;
    if (hints.size() == most) break;
    if (std::find(hints.begin(), hints.end(), hint) == hints.end()) hints.push_back(hint);
  }
  return hints;
}

// The verdict on one that is not a wrong one.
static std::string verdict_of(const BankEntry& entry) {
  if (entry.kind == BankEntry::Kind::starter) return word_of(Verdict::not_started);
  if (entry.kind != BankEntry::Kind::shown) return word_of(Verdict::pass);
  std::string verdict = entry.folder.filename().string();
  for (char& c : verdict) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
  return verdict;
}

// A test is needed when it is the first to fail for at least one wrong solution. To be the only one
// that fails would ask too much: whoever fails at the first rule of a lesson fails at others, too.
static std::vector<std::string> problems_of_need(const Kit& kit, const Lesson& lesson,
                                                 const Judgement& judgement) {
  std::set<std::string> needed;
  for (const fs::path& folder : folders_in(kit.tests() / "wrong" / lesson.folder)) {
    needed.insert(expected_of({&lesson, folder, BankEntry::Kind::wrong}).symptom.test);
  }
  std::vector<std::string> problems;
  for (const Failure& test : judgement.tests) {
    if (needed.count(test.test) == 0) {
      problems.push_back("no wrong solution is caught by the test " + test.test);
    }
  }
  return problems;
}

// The hint of a wrong one, and whether a learner who made this very mistake is given it.
static std::vector<std::string> problems_of_hint(const Kit& kit, const BankEntry& entry,
                                                 const std::string& hint, const Symptom& symptom) {
  std::vector<std::string> problems = problems_of_idea(kit, *entry.lesson, hint);
  if (!starts_with(hint, "Perhaps ")) {
    problems.push_back("its hint is a possibility, and begins with \"Perhaps\": " + hint);
  }
  const std::vector<std::string> offered = possibilities(kit, *entry.lesson, symptom);
  if (std::find(offered.begin(), offered.end(), hint) == offered.end()) {
    std::string others;
    for (const std::string& other : offered) others += "\n      " + other;
    problems.push_back("its hint is not offered for its own failure; offered are:" + others);
  }
  return problems;
}

std::vector<std::string> problems_of_entry(const Kit& kit, const BankEntry& entry,
                                           const Judgement& judgement, bool exactly) {
  const Expected came = as_expected(judgement);
  if (!entry.is_wrong()) {
    const std::string should_be = verdict_of(entry);
    if (came.symptom.verdict != should_be) {
      return {"expected " + should_be + ", got " + came.first_line};
    }
    if (entry.kind != BankEntry::Kind::reference) return {};
    return problems_of_need(kit, *entry.lesson, judgement);
  }
  if (judgement.verdict == Verdict::pass) return {"this wrong solution passes"};
  if (!exactly) return {};
  const Expected expected = expected_of(entry);
  std::vector<std::string> problems;
  const auto compare = [&](const char* what, const std::string& should, const std::string& is) {
    if (should != is) {
      problems.push_back("expected " + std::string(what) + " " + should + ", got " + is);
    }
  };
  compare("the verdict", expected.symptom.verdict, came.symptom.verdict);
  compare("the test", expected.symptom.test, came.symptom.test);
  if (!problems.empty()) return problems;
  compare("the first line", expected.first_line, came.first_line);
  compare("to get", expected.symptom.got, came.symptom.got);
  compare("the difference", expected.symptom.differs, came.symptom.differs);
  if (!expected.hint.empty()) {
    for (const std::string& problem : problems_of_hint(kit, entry, expected.hint, came.symptom)) {
      problems.push_back(problem);
    }
  }
  return problems;
}

std::vector<std::string> problems_of_its_message(const Kit& kit, const BankEntry& entry,
                                                 const Judgement& judgement) {
  std::vector<std::string> problems =
      problems_of_message(kit, *entry.lesson, entry.folder, as_text(judgement), as_json(judgement));
  if (entry.kind == BankEntry::Kind::reference) {
    for (const std::string& problem : problems_of_tests(kit, judgement))
      problems.push_back(problem);
  }
  return problems;
}
