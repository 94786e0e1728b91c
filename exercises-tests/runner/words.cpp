#include "words.hpp"

#include <algorithm>
#include <regex>

#include "cut.hpp"

namespace {

// The one list. They make light of what is hard, blame, praise, or come from inside a machine.
const std::vector<std::regex>& forbidden() {
  static const std::vector<std::regex> all = [] {
    std::vector<std::regex> words;
    for (const char* person :
         {"simply|just|easy|easily|obvious|obviously|trivial|trivially|of course",
          "please|sorry|oops|unfortunately|illegal|invalid|bad|stupid|silly|dumb",
          "great|awesome|amazing|perfect|congratulations|well done|good job",
          "you forgot|you failed|your fault|your mistake",
          "segfault|segmentation fault|core dumped|stack trace|backtrace|undefined behaviou?r"}) {
      words.emplace_back("\\b(" + std::string(person) + ")\\b", std::regex::icase);
    }
    for (const char* machine :
         {"Value of:", "Which is:", "false is not true", "std::_\\w+", "\\b_Z\\w+",
          "\\b0x[0-9a-f]+", "\\[with \\w+ = ", "\\[abi:", "\x1b"}) {
      words.emplace_back(machine);
    }
    return words;
  }();
  return all;
}

// Words, numbers, texts in quotes, and signs, one by one; comments left out.
std::vector<std::string> tokens_of(const std::string& code) {
  static const std::regex token(R"(//[^\n]*|"[^"\n]*"|\w+|[^\s\w])");
  std::vector<std::string> tokens;
  for (std::sregex_iterator each(code.begin(), code.end(), token), end; each != end; ++each) {
    if (!starts_with(each->str(), "//")) tokens.push_back(each->str());
  }
  return tokens;
}

constexpr std::size_t most_tokens_alike = 3;

// All runs of tokens that are longer than what may be alike.
std::vector<std::vector<std::string>> runs_of(const std::string& code) {
  const std::vector<std::string> tokens = tokens_of(code);
  std::vector<std::vector<std::string>> runs;
  for (std::size_t i = 0; i + most_tokens_alike < tokens.size(); ++i) {
    const auto start = tokens.begin() + static_cast<std::ptrdiff_t>(i);
    runs.emplace_back(start, start + most_tokens_alike + 1);
  }
  std::sort(runs.begin(), runs.end());
  return runs;
}

// A piece of the solution that stands in the text and not in the starter file; empty if none does.
std::string solution_in(const Kit& kit, const Lesson& lesson, const std::string& text) {
  const fs::path reference = kit.solutions() / lesson.header;
  const auto solution = runs_of(cut_solution(read_file(reference), reference));
  const auto starter = runs_of(cut_stub(read_file(reference), reference));
  for (const auto& run : runs_of(text)) {
    if (!std::binary_search(solution.begin(), solution.end(), run) ||
        std::binary_search(starter.begin(), starter.end(), run)) {
      continue;
    }
    std::string piece;
    for (const std::string& token : run) piece += (piece.empty() ? "" : " ") + token;
    return piece;
  }
  return "";
}

}  // namespace

std::vector<std::string> problems_of_words(const std::string& text) {
  std::vector<std::string> problems;
  for (const std::string& line : lines_of(text)) {
    for (const std::regex& word : forbidden()) {
      for (std::sregex_iterator each(line.begin(), line.end(), word), end; each != end; ++each) {
        problems.push_back("\"" + each->str() + "\" is not for learners: " + trimmed(line));
      }
    }
  }
  return problems;
}

std::vector<std::string> problems_of_words_in(const fs::path& file) {
  std::vector<std::string> problems;
  if (!fs::exists(file)) return problems;
  int number = 0;
  for (const std::string& line : lines_of(read_file(file))) {
    ++number;
    for (const std::string& problem : problems_of_words(line)) {
      problems.push_back(shown(file) + ", line " + std::to_string(number) + ": " + problem);
    }
  }
  return problems;
}

std::vector<std::string> problems_of_idea(const Kit& kit, const Lesson& lesson,
                                          const std::string& hint) {
  std::vector<std::string> problems = problems_of_words(hint);
  if (const std::string piece = solution_in(kit, lesson, hint); !piece.empty()) {
    problems.push_back("the idea gives away code of the solution, \"" + piece + "\": " + hint);
  }
  return problems;
}

std::vector<std::string> problems_of_hints(const Kit& kit, const Lesson& lesson) {
  const std::string file = shown(kit.lessons() / lesson.folder / "hints.md") + ", ";
  std::vector<std::string> problems;
  for (const HintSection& section : read_hints(kit, lesson)) {
    const std::string where = file + "\"" + section.name + "\": ";
    if (section.hints.size() != 3) {
      problems.push_back(where + std::to_string(section.hints.size()) +
                         " hints; expected 3 (the idea, the step, nearly the line)");
    }
    for (std::size_t i = 0; i < section.hints.size(); ++i) {
      for (const std::string& problem : i == 0 ? problems_of_idea(kit, lesson, section.hints[i])
                                               : problems_of_words(section.hints[i])) {
        problems.push_back(where + problem);
      }
    }
  }
  return problems;
}
