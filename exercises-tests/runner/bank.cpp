#include "bank.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>

#include "cut.hpp"
#include "messages.hpp"
#include "report.hpp"

namespace {

fs::path expectation(const BankEntry& entry) { return entry.folder / "expected.toml"; }

std::string quoted(const std::string& text) {
  return "\"" + replaced(replaced(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
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
    entries.push_back({&lesson, kit.solutions(), Kind::reference});
    for (const auto& [kind, all] : {std::pair{Kind::wrong, kit.tests() / "wrong" / lesson.folder},
                                    {Kind::right, kit.tests() / "right" / lesson.folder},
                                    {Kind::shown, kit.lessons() / lesson.folder / "verdicts"}}) {
      if (!fs::exists(all)) continue;
      std::vector<fs::path> folders;
      for (const auto& entry : fs::directory_iterator(all)) folders.push_back(entry.path());
      std::sort(folders.begin(), folders.end());
      for (const fs::path& folder : folders) entries.push_back({&lesson, folder, kind});
    }
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

void JudgedBank::start(std::size_t number) {
  if (number >= entries_.size() || judged_[number].valid()) return;
  judged_[number] = std::async(std::launch::async, [this, number] {
    const BankEntry& entry = entries_[number];
    return judge(kit_, compiler_, CoreFolder(kit_, lessons_, entry.folder, {}), *entry.lesson, {});
  });
}

Judgement JudgedBank::judgement(std::size_t number) {
  start(number);
  start(number + 1);
  return judged_[number].get();
}

Expected expected_of(const BankEntry& entry) {
  const fs::path file = expectation(entry);
  try {
    const toml::table table = toml::parse(read_file(file), file.string());
    Expected expected;
    for (const auto& [key, field] : {std::pair{"test", &expected.test},
                                     {"verdict", &expected.verdict},
                                     {"first_line", &expected.first_line}}) {
      const auto value = table[key].value<std::string>();
      if (!value) {
        throw KitError(shown(file) + ", line 1: expected a text \"" + key + "\".");
      }
      *field = *value;
    }
    return expected;
  } catch (const toml::parse_error& error) {
    throw KitError(shown(file) + ", line " + std::to_string(error.source().begin.line) + ": " +
                   std::string(error.description()) + ".");
  }
}

Expected as_expected(const Judgement& judgement) {
  const std::string text = as_text(judgement);
  return {judgement.failure ? judgement.failure->test : "", word_of(judgement.verdict),
          text.substr(0, text.find('\n'))};
}

void accept(const BankEntry& entry, const Expected& truth) {
  write_file(expectation(entry), "test = " + quoted(truth.test) +
                                     "\nverdict = " + quoted(truth.verdict) +
                                     "\nfirst_line = " + quoted(truth.first_line) + "\n");
}

// The verdict on one that is not a wrong one.
static std::string verdict_of(const BankEntry& entry) {
  if (entry.kind == BankEntry::Kind::starter) return word_of(Verdict::not_started);
  if (entry.kind != BankEntry::Kind::shown) return word_of(Verdict::pass);
  std::string verdict = entry.folder.filename().string();
  for (char& c : verdict) c = c == '-' ? ' ' : static_cast<char>(std::toupper(c));
  return verdict;
}

std::vector<std::string> problems_of_entry(const BankEntry& entry, const Judgement& judgement,
                                           bool exactly) {
  const Expected came = as_expected(judgement);
  if (!entry.is_wrong()) {
    const std::string should_be = verdict_of(entry);
    if (came.verdict == should_be) return {};
    return {"expected " + should_be + ", got " + came.first_line};
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
  compare("the verdict", expected.verdict, came.verdict);
  compare("the test", expected.test, came.test);
  if (problems.empty()) compare("the first line", expected.first_line, came.first_line);
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
