#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <set>

#include "bank.hpp"
#include "commands.hpp"
#include "course.hpp"
#include "words.hpp"

namespace {

// The entries of these lessons, or of all.
std::vector<BankEntry> chosen_of(const Kit& kit, const std::vector<Lesson>& lessons,
                                 const std::vector<std::string>& numbers) {
  std::vector<BankEntry> entries = bank_of(kit, lessons);
  std::vector<const Lesson*> chosen;
  for (const std::string& number : numbers) chosen.push_back(&lesson_of(lessons, number));
  std::erase_if(entries, [&](const BankEntry& entry) {
    return !chosen.empty() && std::find(chosen.begin(), chosen.end(), entry.lesson) == chosen.end();
  });
  return entries;
}

// Says how one thing went; 1 when it has problems.
int say(const std::string& name, const std::vector<std::string>& problems) {
  std::cout << (problems.empty() ? "ok      " : "FAILED  ") << name << std::endl;
  for (const std::string& problem : problems) std::cout << "    " << problem << std::endl;
  return problems.empty() ? 0 : 1;
}

// Judges the entries and says how each went; gives how many have problems.
int judge_each(JudgedBank& bank,
               const std::function<std::vector<std::string>(const BankEntry&, const Judgement&)>&
                   problems_of) {
  int failed = 0;
  const std::size_t all = bank.entries().size();
  for (std::size_t i = 0; i < all; ++i) {
    const BankEntry& entry = bank.entries()[i];
    const Judgement judgement = bank.judgement(i);
    failed += say(std::to_string(i + 1) + " of " + std::to_string(all) + "  " + entry.name() +
                      "  (" + word_of(judgement.verdict) +
                      (judgement.failure ? ": " + judgement.failure->test : "") + ")",
                  problems_of(entry, judgement));
  }
  return failed;
}

}  // namespace

int dev_bank(const Kit& kit, const std::vector<std::string>& numbers, bool accepts) {
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  const bool exactly = compiler.is_the_one_in_the_texts();
  JudgedBank bank(kit, compiler, lessons, chosen_of(kit, lessons, numbers));
  int wrong = 0;
  int right = 0;
  const int failed = judge_each(bank, [&](const BankEntry& entry, const Judgement& judgement) {
    wrong += entry.is_wrong() ? 1 : 0;
    right += entry.kind == BankEntry::Kind::right ? 1 : 0;
    if (accepts && entry.is_wrong() && judgement.verdict != Verdict::pass) {
      accept(entry, judgement);
    }
    std::vector<std::string> problems = problems_of_entry(kit, entry, judgement, exactly);
    for (const std::string& problem : problems_of_its_message(kit, entry, judgement)) {
      problems.push_back(problem);
    }
    return problems;
  });
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << wrong << " wrong ones, " << right << " right ones, " << failed
            << " not as the bank says, " << static_cast<int>(seconds) << " seconds\n";
  return failed == 0 ? 0 : 1;
}

int dev_messages(const Kit& kit, const std::vector<std::string>& numbers) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  std::vector<BankEntry> entries = chosen_of(kit, lessons, numbers);
  std::erase_if(entries, [](const auto& entry) { return entry.kind == BankEntry::Kind::right; });
  int checked = static_cast<int>(entries.size());
  int failed = 0;
  const auto report = [&](const std::string& name, const std::vector<std::string>& problems) {
    ++checked;
    failed += say(name, problems);
  };
  for (const BankEntry& entry : entries) {
    if (entry.kind != BankEntry::Kind::reference) continue;
    const Lesson& lesson = *entry.lesson;
    report("the hints of lesson " + lesson.number, problems_of_hints(kit, lesson));
    for (const char* name : {"README.md", "predict.toml"}) {
      const fs::path file = kit.lessons() / lesson.folder / name;
      report("the words in " + shown(file), problems_of_words_in(file));
    }
  }
  JudgedBank bank(kit, compiler, lessons, std::move(entries));
  std::set<std::string> seen;
  failed += judge_each(bank, [&](const BankEntry& entry, const Judgement& judgement) {
    seen.insert(word_of(judgement.verdict));
    return problems_of_its_message(kit, entry, judgement);
  });
  if (numbers.empty()) {
    std::vector<std::string> missing;
    for (int verdict = 0; verdict <= static_cast<int>(Verdict::not_started); ++verdict) {
      const std::string word = word_of(static_cast<Verdict>(verdict));
      if (seen.count(word) == 0) missing.push_back("no entry brings " + word);
    }
    report("each verdict is among them", missing);
  }
  std::cout << checked << " looked at, " << failed << " with problems\n";
  return failed == 0 ? 0 : 1;
}
