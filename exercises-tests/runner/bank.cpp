#include "bank.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <chrono>
#include <iostream>

#include "commands.hpp"
#include "course.hpp"
#include "report.hpp"

namespace {

fs::path expectation(const BankEntry& entry) { return entry.folder / "expected.toml"; }

std::string quoted(const std::string& text) {
  return "\"" + replaced(replaced(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

}  // namespace

std::vector<BankEntry> bank_of(const Kit& kit, const std::vector<Lesson>& lessons) {
  std::vector<BankEntry> entries;
  for (const Lesson& lesson : lessons) {
    for (const bool is_wrong : {true, false}) {
      const fs::path all = kit.tests() / (is_wrong ? "wrong" : "right") / lesson.folder;
      if (!fs::exists(all)) continue;
      std::vector<fs::path> folders;
      for (const auto& entry : fs::directory_iterator(all)) folders.push_back(entry.path());
      std::sort(folders.begin(), folders.end());
      for (const fs::path& folder : folders) entries.push_back({&lesson, folder, is_wrong});
    }
  }
  return entries;
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

std::vector<std::string> problems_of(const BankEntry& entry, const Judgement& judgement,
                                     bool exactly) {
  const std::string where = entry.lesson->number + " " + entry.name() + ": ";
  const Expected came = as_expected(judgement);
  if (!entry.is_wrong) {
    if (judgement.verdict == Verdict::pass) return {};
    return {where + "this right solution does not pass. " + came.first_line};
  }
  if (judgement.verdict == Verdict::pass) return {where + "this wrong solution passes"};
  if (!exactly) return {};
  const Expected expected = expected_of(entry);
  std::vector<std::string> problems;
  const auto compare = [&](const char* what, const std::string& should, const std::string& is) {
    if (should != is) {
      problems.push_back(where + "expected " + what + " " + should + ", got " + is);
    }
  };
  compare("the verdict", expected.verdict, came.verdict);
  compare("the test", expected.test, came.test);
  if (problems.empty()) compare("the first line", expected.first_line, came.first_line);
  return problems;
}

int dev_bank(const Kit& kit, const std::vector<std::string>& numbers, bool accepts) {
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Lesson> lessons = load_lessons(kit);
  std::vector<BankEntry> entries = bank_of(kit, lessons);
  if (!numbers.empty()) {
    std::vector<const Lesson*> chosen;
    for (const std::string& number : numbers) chosen.push_back(&lesson_of(lessons, number));
    std::erase_if(entries, [&](const BankEntry& entry) {
      return std::find(chosen.begin(), chosen.end(), entry.lesson) == chosen.end();
    });
  }
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  const bool exactly = compiler.is_the_one_in_the_texts();
  int wrong = 0;
  int failed = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const BankEntry& entry = entries[i];
    const CoreFolder core(kit, lessons, entry.folder, {});
    const Judgement judgement = judge(kit, compiler, core, *entry.lesson, {});
    if (accepts && entry.is_wrong && judgement.verdict != Verdict::pass) {
      accept(entry, as_expected(judgement));
    }
    const std::vector<std::string> problems = problems_of(entry, judgement, exactly);
    wrong += entry.is_wrong ? 1 : 0;
    failed += problems.empty() ? 0 : 1;
    std::cout << (problems.empty() ? "ok      " : "FAILED  ") << i + 1 << " of " << entries.size()
              << "  " << (entry.is_wrong ? "wrong " : "right ") << entry.lesson->number << " "
              << entry.name() << "  (" << word_of(judgement.verdict)
              << (judgement.failure ? ": " + judgement.failure->test : "") << ")" << std::endl;
    for (const std::string& problem : problems) std::cout << "    " << problem << std::endl;
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << wrong << " wrong ones, " << entries.size() - static_cast<std::size_t>(wrong)
            << " right ones, " << failed << " not as the bank says, " << static_cast<int>(seconds)
            << " seconds\n";
  return failed == 0 ? 0 : 1;
}
