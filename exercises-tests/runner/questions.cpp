#include "questions.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <optional>
#include <set>

#include "diagnose.hpp"
#include "facts.hpp"
#include "library.hpp"
#include "process.hpp"

namespace {

constexpr std::size_t most_questions = 3;
constexpr std::size_t most_lines_printed = 8;
constexpr std::size_t most_lines_of_code = 30;
constexpr double processor_seconds = 5;
constexpr double wall_seconds = 60;
constexpr std::size_t most_output = 64 << 10;
constexpr std::size_t address_space = std::size_t{2} << 30;

std::string lower(std::string word) {
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

// What is wrong, or nothing. What was compiled before is used again.
std::string compile(std::vector<std::string> command, const fs::path& source,
                    const fs::path& made) {
  if (fs::exists(made)) return "";
  const fs::path unfinished = made.string() + ".new";
  Program step;
  command.insert(command.end(), {source.string(), "-o", unfinished.string()});
  step.arguments = std::move(command);
  const Ended ended = run_program(step);
  if (!ended.ok()) return "does not compile: " + first_error(ended.output, {source}).message;
  fs::rename(unfinished, made);
  return "";
}

// The object file of a library, made with this compiler; empty without one.
fs::path object_of(const Library& library, const std::vector<std::string>& command,
                   const fs::path& folder) {
  if (library.name.empty()) return {};
  const fs::path source = folder / "library.cpp";
  const fs::path object = folder / ("library-" + digest(command.front() + library.key) + ".o");
  write_again(source, all_sources_of(library));
  std::vector<std::string> words = command;
  words.insert(words.end(), {"-Wno-error", "-c"});
  if (const std::string said = compile(words, source, object); !said.empty()) {
    throw KitError(library.name + " " + said + " (" + command.front() + ")");
  }
  return object;
}

}  // namespace

std::vector<Question> load_questions(const Kit& kit, const Lesson& lesson) {
  std::vector<Question> questions;
  const fs::path file = kit.lessons() / lesson.folder / "predict.toml";
  if (!fs::exists(file)) return questions;
  const toml::table table = parse_toml(file);
  const Facts all(file, table, {"question"});
  const toml::node& list = all.field("question", "one to three [[question]]");
  if (!list.is_array_of_tables() || list.as_array()->size() > most_questions) {
    all.mistake(list, "expected one to three [[question]]");
  }
  std::set<std::string> programs;
  for (const toml::node& node : *list.as_array()) {
    const Facts facts(file, *node.as_table(), {"program", "ask", "because"});
    questions.push_back({facts.text("program"), facts.text("ask"), facts.text("because")});
    const toml::node& program = facts.field("program", "");
    if (!fs::exists(source_of(kit, lesson, questions.back()))) {
      facts.mistake(program, "there is no program lessons/" + lesson.folder + "/" +
                                 questions.back().program + ".cpp");
    }
    if (!programs.insert(questions.back().program).second) {
      facts.mistake(program, "another question has this program already");
    }
  }
  return questions;
}

fs::path source_of(const Kit& kit, const Lesson& lesson, const Question& question) {
  return kit.lessons() / lesson.folder / (question.program + ".cpp");
}

std::vector<std::string> answer_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    const bool ends = c == ',' || std::iscntrl(static_cast<unsigned char>(c)) ||
                      std::isspace(static_cast<unsigned char>(c));
    if (!ends && c != '"' && c != '\'') word += c;
    if (ends && !word.empty()) words.push_back(std::move(word));
    if (ends) word.clear();
  }
  return words;
}

std::string first_difference(const std::vector<std::string>& said,
                             const std::vector<std::string>& printed) {
  std::size_t same = 0;
  while (same < said.size() && same < printed.size() && lower(said[same]) == lower(printed[same]))
    ++same;
  if (same == said.size() && same == printed.size()) return "";
  const auto at = [same](const std::vector<std::string>& words) {
    return same < words.size() ? words[same] : std::string("the end");
  };
  return "differs at word " + std::to_string(same + 1) + ": " + at(said) + " was said, " +
         at(printed) + " came";
}

Printed run_question(const fs::path& program) {
  Program run;
  run.arguments = {program.string()};
  run.processor_seconds = processor_seconds;
  run.wall_seconds = wall_seconds;
  run.address_space = address_space;
  run.output_bytes = most_output;
  const Ended ended = run_program(run);
  Printed printed{ended.output, ""};
  if (ended.stopped != Stopped::no || ended.signal == SIGXCPU) {
    printed.why_not = "it does not come to an end";
  } else if (ended.signal != 0) {
    printed.why_not = "the system stopped it (" + name_of_signal(ended.signal) + ")";
  } else if (ended.exit_code != 0) {
    printed.why_not = "it ends with exit code " + std::to_string(ended.exit_code);
  }
  return printed;
}

std::vector<std::string> problems_of_questions(const Kit& kit, const Lesson& lesson,
                                               const std::vector<fs::path>& compilers) {
  std::vector<std::string> problems;
  const fs::path folder = kit.build / "predictions" / lesson.number;
  make_folder(folder);
  std::string headers;
  for (const auto& entry : fs::directory_iterator(kit.solutions())) {
    headers += read_file(entry.path());
  }
  const FileLock only_one_at_a_time(folder / "lock");
  std::set<fs::path> used = {folder / "lock"};
  const Library library = library_of(kit, lesson.needs);
  for (const Question& question : load_questions(kit, lesson)) {
    const fs::path source = source_of(kit, lesson, question);
    const std::string code = read_file(source);
    const auto problem = [&](const std::string& what) {
      problems.push_back(shown(source) + ": " + what);
    };
    if (lines_of(code).size() > most_lines_of_code) {
      problem("more than " + std::to_string(most_lines_of_code) +
              " lines; a question is asked about a small program");
    }
    std::optional<std::string> first;
    for (const fs::path& compiler : compilers) {
      const fs::path program = folder / (question.program + "-" +
                                         digest(compiler.string() + headers + library.key + code));
      used.insert(program);
      // Without the precompiled header of the tests, so that no #include may be missing.
      std::vector<std::string> command = {
          compiler.string(),       "-std=c++20", "-Wall", "-Wextra", "-Werror", "-I",
          kit.solutions().string()};
      for (const std::string& word : include_options_of(library)) command.push_back(word);
      if (const fs::path object = object_of(library, command, folder); !object.empty()) {
        used.insert({object, folder / "library.cpp"});
        command.push_back(object.string());
      }
      const std::string said = compile(command, source, program);
      if (!said.empty()) {
        problem(said + " (" + compiler.filename().string() + ")");
        continue;
      }
      for (int run = 0; run < 2; ++run) {
        const Printed printed = run_question(program);
        if (!first) first = printed.output;
        if (!printed.why_not.empty()) {
          problem(printed.why_not);
          break;
        }
        if (printed.output != first) {
          problem("it does not print the same each time, or with each compiler");
          break;
        }
      }
    }
    if (!first) continue;
    if (answer_words(*first).empty()) problem("it prints nothing");
    if (lines_of(*first).size() > most_lines_printed) {
      problem("it prints more than " + std::to_string(most_lines_printed) + " lines");
    }
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (used.count(entry.path()) == 0) fs::remove(entry.path());
  }
  return problems;
}
