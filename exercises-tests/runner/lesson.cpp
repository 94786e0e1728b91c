#include "lesson.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <regex>
#include <tuple>

namespace {

// Reads the fields of one file; the first mistake becomes a KitError with its place.
class Facts {
 public:
  Facts(const fs::path& file, const toml::table& table) : file_(file), table_(table) {
    static const std::vector<std::string> known = {"format",  "title",        "gives",
                                                   "header",  "supplied",     "tests",
                                                   "minutes", "starter_runs", "points"};
    for (const auto& [key, value] : table_) {
      const std::string name{std::string_view(key)};
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const std::string near = nearest(name, known);
      mistake(value, "unknown field \"" + name + "\"" +
                         (near.empty() ? "" : "; the nearest known one is \"" + near + "\""));
    }
  }

  std::string text(const char* key) const {
    const toml::node& node = field(key, "a text in quotes");
    const auto value = node.value<std::string>();
    if (!node.is_string() || value->empty()) mistake(node, expected(key, "a text in quotes"));
    return *value;
  }

  int number(const char* key, int least) const {
    const std::string kind = "a whole number of at least " + std::to_string(least);
    const toml::node& node = field(key, kind);
    const auto value = node.value<std::int64_t>();
    if (!node.is_integer() || *value < least || *value > 100000) mistake(node, expected(key, kind));
    return static_cast<int>(*value);
  }

  std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> all;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return all;
    if (!node->is_array()) mistake(*node, expected(key, "a list of texts"));
    for (const toml::node& item : *node->as_array()) {
      if (!item.is_string()) mistake(item, expected(key, "a list of texts"));
      all.push_back(*item.value<std::string>());
    }
    return all;
  }

  // False when it is not there.
  bool flag(const char* key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) mistake(*node, expected(key, "true or false"));
    return *node->value<bool>();
  }

  [[noreturn]] void mistake(const toml::node& node, const std::string& what) const {
    throw KitError(shown(file_) + ", line " + std::to_string(node.source().begin.line) + ": " +
                   what + ".");
  }

  const toml::node& field(const char* key, const std::string& kind) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
      throw KitError(shown(file_) + ", line 1: the field \"" + key + "\" is missing; expected " +
                     kind + ".");
    }
    return *node;
  }

 private:
  static std::string expected(const char* key, const std::string& kind) {
    return std::string("\"") + key + "\" must be " + kind;
  }

  const fs::path& file_;
  const toml::table& table_;
};

Lesson load(const Kit& kit, const fs::path& folder) {
  const fs::path file = folder / "lesson.toml";
  const std::string content = read_file(file);
  toml::table table;
  try {
    table = toml::parse(content, file.string());
  } catch (const toml::parse_error& error) {
    throw KitError(shown(file) + ", line " + std::to_string(error.source().begin.line) + ": " +
                   std::string(error.description()) + ".");
  }
  const Facts facts(file, table);
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

const Lesson& lesson_of(const std::vector<Lesson>& lessons, const std::string& typed) {
  static const std::regex one_digit("[0-9](\\..*)?");  // "8.tests" and "08.tests" are the same
  const std::string number = std::regex_match(typed, one_digit) ? "0" + typed : typed;
  std::vector<std::string> names;
  std::string list;
  for (const Lesson& lesson : lessons) {
    if (lesson.number == number || lesson.folder == typed || lesson.name == typed) {
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
  throw UsageError("There is no lesson \"" + typed + "\" in this kit. The lessons are " + list +
                   "." + (near.empty() ? "" : " Did you mean " + near + "?"));
}
