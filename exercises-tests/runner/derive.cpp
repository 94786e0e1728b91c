#include "derive.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>
#include <regex>
#include <utility>

#include "commands.hpp"
#include "compiler.hpp"
#include "cut.hpp"
#include "memory.hpp"
#include "process.hpp"
#include "questions.hpp"
#include "words.hpp"

namespace {

constexpr const char* formatter_version = "version 14.";

// What `./learn ARGUMENTS` prints on standard output in the kit's folder.
std::string output_of(const Kit& kit, const std::string& arguments) {
  Program program;
  program.arguments = {(kit.build / "runner/bin/axon-kit").string()};
  std::string word;
  bool in_quotes = false;
  for (const char c : arguments + " ") {
    if (c == '"') {
      in_quotes = !in_quotes;
    } else if (c != ' ' || in_quotes) {
      word += c;
    } else if (!word.empty()) {
      program.arguments.push_back(std::exchange(word, ""));
    }
  }
  program.environment = {{"AXON_KIT_ROOT", kit.root.string()},
                         {"AXON_KIT_BUILD", kit.build.string()}};
  program.folder = kit.root;
  program.drops_errors = true;
  return run_program(program).output;
}

std::string ladder(const std::vector<Lesson>& lessons) {
  std::string table = "| | lesson | what you have afterwards |\n|---|---|---|\n";
  for (const Lesson& lesson : lessons) {
    table += "| " + lesson.number + " | [" + lesson.title + "](lessons/" + lesson.folder +
             "/README.md) | " + lesson.gives + " |\n";
  }
  return table;
}

// The text with every derived block made again from its source.
class Refresher {
 public:
  Refresher(const Kit& kit, const std::vector<Lesson>& lessons, const fs::path& file)
      : kit_(kit), lessons_(lessons), file_(file), lines_(lines_of(read_file(file))) {}

  std::string text() {
    static const std::regex code(R"(<!-- code: (\S+)#(\S+) -->)");
    static const std::regex run(R"(<!-- run: \./learn ?(.*?) -->)");
    std::smatch match;
    while (at_ < lines_.size()) {
      const std::string line = lines_[at_];
      keep();
      if (std::regex_match(line, match, code)) {
        const std::string path = match[1];
        const bool stub = starts_with(path, "solutions/");
        replace_block(cut_snippet(read_file(kit_.root / path), match[2], stub, kit_.root / path));
      } else if (std::regex_match(line, match, run)) {
        replace_output(output_of(kit_, match[1]), starts_with(match[1].str(), "check"));
      } else if (line == "<!-- ladder -->") {
        replace_until("<!-- end of ladder -->", ladder(lessons_));
      } else if (starts_with(line, "<!-- code") || starts_with(line, "<!-- run")) {
        mistake("expected <!-- code: PATH#SNIPPET --> or <!-- run: ./learn ARGUMENTS -->");
      } else if (starts_with(line, "```cpp")) {
        mistake("code without its source: a line <!-- code: PATH#SNIPPET --> goes before it");
      } else if (starts_with(line, "```")) {
        while (at_ < lines_.size() && !starts_with(lines_[at_], "```")) keep();
        if (at_ < lines_.size()) keep();
      }
    }
    return out_;
  }

 private:
  void keep() { out_ += lines_[at_++] + "\n"; }

  void replace_block(const std::string& content) {
    if (at_ >= lines_.size() || !starts_with(lines_[at_], "```"))
      mistake("expected a ``` block here");
    keep();
    replace_until("```", content);
  }

  // Another compiler than the one in the texts tells the same verdict in other details: then the
  // block stays when its first line is right.
  void replace_output(const std::string& output, bool is_verdict) {
    static const bool comparable = Compiler(kit_).is_the_one_in_the_texts();
    const bool same =
        at_ + 1 < lines_.size() && lines_[at_ + 1] == output.substr(0, output.find('\n'));
    if (!is_verdict || comparable || !same) return replace_block(output);
    keep();
    while (at_ < lines_.size() && !starts_with(lines_[at_], "```")) keep();
    if (at_ < lines_.size()) keep();
  }

  void replace_until(const std::string& end, const std::string& content) {
    while (at_ < lines_.size() && !starts_with(lines_[at_], end)) ++at_;
    if (at_ >= lines_.size()) mistake("expected " + end + " after this block");
    out_ += content;
    if (!content.empty() && content.back() != '\n') out_ += "\n";
    keep();
  }

  [[noreturn]] void mistake(const std::string& what) const {
    throw KitError(shown(file_) + ", line " + std::to_string(at_) + ": " + what + ".");
  }

  const Kit& kit_;
  const std::vector<Lesson>& lessons_;
  fs::path file_;
  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::string out_;
};

std::vector<fs::path> texts(const Kit& kit, const std::vector<Lesson>& lessons) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kit.root)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const Lesson& lesson : lessons) files.push_back(kit.lessons() / lesson.folder / "README.md");
  const auto first_game = static_cast<std::ptrdiff_t>(files.size());
  std::error_code no_games;
  for (const auto& entry : fs::recursive_directory_iterator(kit.root / "games", no_games)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin() + first_game, files.end());
  return files;
}

std::string stub_of(const Kit& kit, const std::string& header) {
  const fs::path reference = kit.solutions() / header;
  return cut_stub(read_file(reference), reference);
}

std::vector<std::string> headers_of(const std::vector<Lesson>& lessons) {
  std::vector<std::string> headers;
  for (const Lesson& lesson : lessons) {
    headers.push_back(lesson.header);
    headers.insert(headers.end(), lesson.supplied.begin(), lesson.supplied.end());
  }
  return headers;
}

std::string first_difference(const std::string& is, const std::string& should_be) {
  const std::vector<std::string> left = lines_of(is);
  const std::vector<std::string> right = lines_of(should_be);
  std::size_t line = 0;
  while (line < left.size() && line < right.size() && left[line] == right[line]) ++line;
  const auto at = [line](const std::vector<std::string>& lines) {
    return line < lines.size() ? "\"" + trimmed(lines[line]) + "\"" : std::string("the end");
  };
  return "line " + std::to_string(line + 1) + " is " + at(left) + ", should be " + at(right);
}

std::vector<std::string> problems_of_stubs(const Kit& kit, const std::vector<Lesson>& lessons) {
  std::vector<std::string> problems;
  for (const std::string& header : headers_of(lessons)) {
    const fs::path file = kit.core() / header;
    if (!fs::exists(file)) {
      problems.push_back(shown(file) + " is missing. ./learn dev cut makes it.");
    } else if (read_file(file) != stub_of(kit, header)) {
      problems.push_back(shown(file) + " is not what solutions/" + header +
                         " gives: " + first_difference(read_file(file), stub_of(kit, header)) +
                         ". Is it somebody's own work? Otherwise ./learn dev cut makes it again.");
    }
  }
  return problems;
}

std::vector<std::string> problems_of_text(const Kit& kit, const std::vector<Lesson>& lessons,
                                          const fs::path& file) {
  const std::string is = read_file(file);
  const std::string should_be = Refresher(kit, lessons, file).text();
  std::vector<std::string> problems;
  if (is != should_be) {
    problems.push_back(shown(file) + ", " + first_difference(is, should_be) +
                       ". ./learn dev cut makes it again.");
  }
  for (const Lesson& lesson : lessons) {
    const std::string title = "# " + lesson.number + " · " + lesson.title;
    if (file.parent_path().filename() == lesson.folder && is.substr(0, is.find('\n')) != title) {
      problems.push_back(shown(file) + ", line 1: should be \"" + title +
                         "\", as lesson.toml says");
    }
  }
  static const std::regex link(R"(\]\(([^)#:]+)\))");
  int number = 0;
  for (const std::string& line : lines_of(is)) {
    ++number;
    const std::string place = shown(file) + ", line " + std::to_string(number) + ": ";
    for (std::sregex_iterator each(line.begin(), line.end(), link), end; each != end; ++each) {
      if (!fs::exists(file.parent_path() / (*each)[1].str())) {
        problems.push_back(place + "the link leads to " + (*each)[1].str() +
                           ", which is not there");
      }
    }
  }
  for (const std::string& problem : problems_of_words_in(file)) problems.push_back(problem);
  return problems;
}

// What ./learn dev new left for its author.
std::vector<std::string> problems_of_skeletons(const Kit& kit, const std::vector<Lesson>& lessons) {
  std::vector<fs::path> files;
  for (const Lesson& lesson : lessons) {
    files.push_back(kit.solutions() / lesson.header);
    for (const auto& entry : fs::directory_iterator(kit.lessons() / lesson.folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::vector<std::string> problems;
  for (const fs::path& file : files) {
    int number = 0;
    for (const std::string& line : lines_of(read_file(file))) {
      ++number;
      if (line.find("To write:") == std::string::npos) continue;
      problems.push_back(shown(file) + ", line " + std::to_string(number) + ": " + trimmed(line));
    }
  }
  std::sort(problems.begin(), problems.end());
  return problems;
}

// The compiler of the checks, and clang where it is another one.
std::vector<fs::path> compilers(const Kit& kit) {
  std::vector<fs::path> all = {Compiler(kit).program()};
  for (const char* clang : {"clang++-19", "clang++-16", "clang++"}) {
    const auto found = find_program(clang);
    if (all.size() == 1 && found && *found != all.front()) all.push_back(*found);
  }
  return all;
}

std::vector<std::string> problems_of_format(const Kit& kit) {
  std::vector<std::string> problems;
  std::vector<std::string> files;
  for (const fs::path& folder : {kit.solutions(), kit.lessons(), kit.tests(), kit.root / "games"}) {
    std::error_code no_folder;
    for (const auto& entry : fs::recursive_directory_iterator(folder, no_folder)) {
      const std::string ending = entry.path().extension().string();
      if (ending == ".cpp" || ending == ".hpp") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  Program format;
  format.arguments = {"clang-format", "--dry-run", "-Werror", "--ferror-limit=1"};
  format.arguments.insert(format.arguments.end(), files.begin(), files.end());
  format.folder = kit.root;
  const Ended ended = run_program(format);
  static const std::regex place(R"(^([^:]+):(\d+):\d+: error: .*)");
  for (const std::string& line : lines_of(ended.output)) {
    std::smatch match;
    if (std::regex_match(line, match, place)) {
      problems.push_back(shown(fs::path(match[1].str())) + ", line " + match[2].str() +
                         ": clang-format would write this differently");
    }
  }
  if (problems.empty() && !ended.ok()) problems.push_back(trimmed(ended.output));
  return problems;
}

std::string why_no_format() {
  if (!find_program("clang-format")) return "clang-format is not installed";
  Program version;
  version.arguments = {"clang-format", "--version"};
  const std::string text = run_program(version).output;
  return text.find(formatter_version) != std::string::npos
             ? ""
             : "clang-format is not " + std::string(formatter_version);
}

}  // namespace

std::vector<InStep> things_in_step(const Kit& kit) {
  const auto lessons = std::make_shared<std::vector<Lesson>>(load_lessons(kit));
  std::vector<InStep> things;
  // After the clone miniaxon/ is the learner's, and differs because they work.
  const std::vector<std::string> problems = problems_of_stubs(kit, *lessons);
  const bool learners = !problems.empty() && std::getenv("CI") == nullptr;
  things.push_back({"the stubs in miniaxon/ are cut from solutions/",
                    [problems] { return problems; },
                    learners ? "miniaxon/ is the learner's by now" : ""});
  for (const fs::path& file : texts(kit, *lessons)) {
    things.push_back({"code, output, words and links in " + fs::relative(file, kit.root).string(),
                      [&kit, lessons, file] { return problems_of_text(kit, *lessons, file); }, ""});
  }
  for (const Lesson& lesson : *lessons) {
    things.push_back({"the hints of lesson " + lesson.number,
                      [&kit, lessons, &lesson] { return problems_of_hints(kit, lesson); }, ""});
  }
  for (const Lesson& lesson : *lessons) {
    things.push_back({"the questions of lesson " + lesson.number,
                      [&kit, lessons, &lesson] {
                        auto problems = problems_of_questions(kit, lesson, compilers(kit));
                        const fs::path file = kit.lessons() / lesson.folder / "predict.toml";
                        for (const std::string& problem : problems_of_words_in(file)) {
                          problems.push_back(problem);
                        }
                        return problems;
                      },
                      ""});
  }
  things.push_back({"no lesson has something still to write",
                    [&kit, lessons] { return problems_of_skeletons(kit, *lessons); }, ""});
  things.push_back(
      {"the format of the C++ files", [&kit] { return problems_of_format(kit); }, why_no_format()});
  return things;
}

int dev_check(const Kit& kit) {
  int failed = 0;
  for (const InStep& thing : things_in_step(kit)) {
    if (!thing.skipped.empty()) {
      std::cout << "skipped  " << thing.name << " (" << thing.skipped << ")" << std::endl;
      continue;
    }
    std::vector<std::string> problems;
    try {
      problems = thing.problems();
    } catch (const KitError& error) {
      problems.push_back(error.what());
    }
    std::cout << (problems.empty() ? "ok       " : "FAILED   ") << thing.name << std::endl;
    for (const std::string& problem : problems) std::cout << "    " << problem << std::endl;
    if (!problems.empty()) ++failed;
  }
  std::cout << (failed == 0 ? "Everything is in step.\n" : "Not everything is in step.\n");
  return failed == 0 ? 0 : 1;
}

int dev_cut(const Kit& kit) {
  const std::vector<Lesson> lessons = load_lessons(kit);
  make_folder(kit.core());
  for (const std::string& header : headers_of(lessons)) {
    const fs::path file = kit.core() / header;
    const std::string stub = stub_of(kit, header);
    if (fs::exists(file) && read_file(file) == stub) continue;
    if (fs::exists(file)) std::cout << "saved       " << shown(save_copy(kit, file)) << "\n";
    write_whole(kit, file, stub);
    std::cout << "cut         " << shown(file) << "\n";
  }
  for (const fs::path& file : texts(kit, lessons)) {
    const std::string text = Refresher(kit, lessons, file).text();
    if (text == read_file(file)) continue;
    write_file(file, text);
    std::cout << "refreshed   " << shown(file) << "\n";
  }
  return 0;
}

// The tests run in two processes at once: those that build with CMake have no limits of time, so they
// stand back behind the others.
int selftest(const Kit& kit) {
  const std::string builders = "runtime.*:games.*";
  Program build;
  build.arguments = {"cmake", "--build", (kit.build / "runner").string(), "--target",
                     "runner-tests"};
  std::cout << "Building the kit's own tests ..." << std::endl;
  const Ended built = run_program(build);
  if (!built.ok()) throw KitError("The kit's own tests do not build:\n" + built.output);

  const fs::path counts = kit.build / "runner" / ("counts-" + std::to_string(::getpid()));
  Program tests;
  tests.environment = {{"AXON_KIT_ROOT", kit.root.string()},
                       {"AXON_KIT_BUILD", kit.build.string()},
                       {"AXON_KIT_COUNTS", counts.string()}};
  tests.inherits_terminal = true;
  Program beside = tests;
  const std::string program = (kit.build / "runner/bin/runner-tests").string();
  tests.arguments = {program, "--gtest_filter=-" + builders};
  beside.arguments = {"nice", "-n", "10", program, "--gtest_filter=" + builders};
  std::future<Ended> beside_ended =
      std::async(std::launch::async, [&beside] { return run_program(beside); });
  bool ok = run_program(tests).ok();
  ok = beside_ended.get().ok() && ok;

  int passed = 0, failed = 0, counted = 0;
  std::ifstream lines(counts);
  for (int good = 0, bad = 0; lines >> good >> bad; ++counted) {
    passed += good;
    failed += bad;
  }
  std::error_code ignored;
  fs::remove(counts, ignored);
  for (; counted < 2; ++counted) {
    std::cout << "FAILED   a process of tests ended before it had counted them\n";
    ++failed;
  }
  std::cout << passed << " passed, " << failed << " failed" << std::endl;
  return ok && failed == 0 ? 0 : 1;
}
