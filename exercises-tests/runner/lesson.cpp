#include "lesson.hpp"

#include <algorithm>
#include <regex>
#include <tuple>

#include "facts.hpp"
#include "library.hpp"

namespace {

Lesson load(const Kit& kit, const fs::path& folder) {
  const fs::path file = folder / "lesson.toml";
  const toml::table table = parse_toml(file);
  const Facts facts(file, table,
                    {"format", "title", "gives", "header", "supplied", "tests", "minutes",
                     "starter_runs", "points", "needs"});
  if (facts.number("format", 1) != 1) {
    facts.mistake(facts.field("format", "1"),
                  "this kit reads format 1; a newer kit wrote the file");
  }
  Lesson lesson;
  lesson.folder = folder.filename().string();
  lesson.number = lesson.folder.substr(0, lesson.folder.find('-'));
  lesson.name = lesson.folder.substr(lesson.number.size() + 1);
  lesson.title = facts.text("title");
  lesson.gives = facts.text("gives");
  lesson.header = facts.text("header");
  lesson.supplied = facts.texts("supplied");
  lesson.starter_runs = facts.flag("starter_runs");
  lesson.tests = facts.number("tests", 1);
  lesson.minutes = facts.number("minutes", 1);
  if (table.contains("needs")) {
    lesson.needs = facts.text("needs");
    const auto& known = library_names();
    if (std::find(known.begin(), known.end(), lesson.needs) == known.end()) {
      facts.mistake(facts.field("needs", ""),
                    "\"needs\" must be \"" + known.front() + "\" or \"" + known.back() + "\"");
    }
  }
  if (table.contains("points")) lesson.points = facts.number("points", 1);
  std::vector<std::string> headers = lesson.supplied;
  headers.push_back(lesson.header);
  for (const std::string& header : headers) {
    if (fs::exists(kit.solutions() / header)) continue;
    facts.mistake(facts.field(header == lesson.header ? "header" : "supplied", ""),
                  "there is no solutions/" + header);
  }
  return lesson;
}

}  // namespace

std::vector<Lesson> load_lessons(const Kit& kit) {
  static const std::regex lesson_folder("[0-9]{2}([.][a-z]+)?-.+");
  std::vector<Lesson> lessons;
  for (const auto& entry : fs::directory_iterator(kit.lessons())) {
    const bool fits = std::regex_match(entry.path().filename().string(), lesson_folder);
    if (fits && entry.is_directory()) lessons.push_back(load(kit, entry.path()));
  }
  if (lessons.empty()) throw KitError("No lessons in " + shown(kit.lessons()) + ".");
  const auto rung = [](const Lesson& lesson) {
    return std::tuple(lesson.number.substr(0, 2), lesson.number.size() == 2, lesson.folder);
  };
  std::sort(lessons.begin(), lessons.end(),
            [&](const Lesson& a, const Lesson& b) { return rung(a) < rung(b); });
  for (std::size_t i = 0; i < lessons.size(); ++i) lessons[i].position = i;
  return lessons;
}

std::vector<HintSection> read_hints(const Kit& kit, const Lesson& lesson) {
  const fs::path file = kit.lessons() / lesson.folder / "hints.md";
  std::vector<HintSection> sections;
  bool in_a_hint = false;
  for (const std::string& line : lines_of(read_file(file))) {
    const std::string text = trimmed(line);
    if (starts_with(text, "## ")) {
      sections.push_back({trimmed(text.substr(3)), {}});
      in_a_hint = false;
    } else if (sections.empty()) {
      continue;
    } else if (text.size() > 3 && std::isdigit(static_cast<unsigned char>(text[0])) &&
               text.substr(1, 2) == ". ") {
      sections.back().hints.push_back(text.substr(3));
      in_a_hint = true;
    } else if (text.empty()) {
      in_a_hint = false;
    } else if (in_a_hint) {
      sections.back().hints.back() += " " + text;
    }
  }
  if (sections.empty()) {
    throw KitError(shown(file) +
                   ", line 1: expected a heading \"## function\" and hints below it.");
  }
  return sections;
}

std::string text_of_the_tests(const Kit& kit, const Lesson& lesson) {
  std::string text = read_file(kit.tests() / lesson.folder / "tests.cpp");
  for (const auto& entry : fs::directory_iterator(kit.tests() / "harness")) {
    text += read_file(entry.path());
  }
  return text;
}

const Lesson& lesson_of(const std::vector<Lesson>& lessons, const std::string& typed) {
  static const std::regex one_digit("[0-9](\\..*)?");  // "8.tests" and "08.tests" are the same
  const std::string number = std::regex_match(typed, one_digit) ? "0" + typed : typed;
  const fs::path path(typed);  // of a file, as an editor hands it over
  const auto is_in_path = [&](const std::string& part) {
    return std::find(path.begin(), path.end(), part) != path.end();
  };
  std::vector<std::string> names;
  std::string list;
  for (const Lesson& lesson : lessons) {
    if (lesson.number == number || lesson.name == typed || is_in_path(lesson.folder) ||
        path.filename() == lesson.header) {
      return lesson;
    }
    names.push_back(lesson.number);
    names.push_back(lesson.name);
    list += (list.empty() ? "" : " ") + lesson.number;
  }
  std::string near = nearest(number, names);
  if (number.find_first_not_of("0123456789") == std::string::npos) {  // the one before it
    for (const Lesson& lesson : lessons) {
      if (lesson.number < number) near = lesson.number;
    }
  }
  throw NoSuchLesson(typed, "There is no lesson \"" + typed + "\" in this kit. The lessons are " +
                                list + "." + (near.empty() ? "" : " Did you mean " + near + "?"));
}
