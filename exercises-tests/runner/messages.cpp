#include "messages.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "words.hpp"

namespace {

using nlohmann::json;

constexpr std::size_t most_lines = 15;
constexpr std::size_t most_columns = 100;
constexpr std::size_t most_columns_of_a_step =
    2 * most_columns - 10;                    // it goes on in a second line
constexpr std::size_t most_of_a_value = 300;  // a text shows no more of it

// The words that a message puts around its facts.
constexpr const char* frame =
    "lesson test tests of plain and sanitized What the test did The last things that happened "
    "Expected Got Rule Look Open the first TODO Full report more test fails tests fail they may "
    "have the same cause Next The compiler says That means The contract says error follows errors "
    "follow See it run ./learn demo Compare ./learn solution Questions that come back";

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// White space is no fact: a line may be wrapped.
std::string in_one_line(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  for (std::string word; in >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

bool has_heading(const Kit& kit, const Lesson& lesson, const std::string& heading) {
  return read_file(kit.lessons() / lesson.folder / "README.md").find("# " + heading + "\n") !=
         std::string::npos;
}

class Message {
 public:
  Message(const Kit& kit, const Lesson& lesson, const fs::path& core, const std::string& text,
          const std::string& json_text)
      : kit_(kit),
        lesson_(lesson),
        core_(fs::canonical(core)),
        text_(text),
        lines_(lines_of(text)),
        json_text_(json_text),
        json_(json::parse(json_text, nullptr, false)) {}

  std::vector<std::string> problems() {
    if (!json_.is_object() || lines_.empty()) {
      must(false, "a text and a JSON object", json_text_);
      return problems_;
    }
    verdict_ = fact("verdict");
    number_ = json_.value("number", 0);
    shape();
    headline();
    parts();
    place();
    next_command();
    for (const std::string& problem : problems_of_words(text_)) problems_.push_back(problem);
    must(text_.find(kit_.build.string()) == std::string::npos, "no path into the build folder",
         text_);
    must(fact("text") == text_, "the JSON has the text as well", fact("text"));
    json_is_in_the_text();
    text_is_in_the_json();
    return problems_;
  }

 private:
  void must(bool holds, const std::string& rule, const std::string& line) {
    if (!holds) problems_.push_back("the rule \"" + rule + "\" does not hold: " + line);
  }

  std::string fact(const char* key) const { return json_.value(key, ""); }
  bool is(const char* verdict) const { return verdict_ == verdict; }

  // The place in the text where the line that begins so stands; its number of lines when none does.
  std::size_t line_with(const std::string& start) const {
    return static_cast<std::size_t>(
        std::find_if(lines_.begin(), lines_.end(),
                     [&](const std::string& line) { return starts_with(line, start); }) -
        lines_.begin());
  }
  bool has_line(const std::string& start) const { return line_with(start) < lines_.size(); }

  // A value, a line of the learner's code or a folder that was asked for may be of any length.
  bool is_the_learners(const std::string& line) const {
    const std::string differs = "           ";
    for (const std::string& start : {std::string("Expected:"), std::string("Got:"), differs,
                                     std::string("The compiler says:")}) {
      if (starts_with(line, start)) return true;
    }
    return is("DOES NOT COMPILE") && line.find(":  " + fact("source")) != std::string::npos;
  }

  void shape() {
    must(lines_.size() <= most_lines, "at most 15 lines", std::to_string(lines_.size()) + " lines");
    must(json_text_.find('\n') == std::string::npos, "JSON on one line", json_text_);
    for (const std::string& line : lines_) {
      const std::string as_for_a_learner = replaced(line, shown(core_), "miniaxon");
      must(is_the_learners(line) || columns(as_for_a_learner) <= most_columns,
           "at most 100 columns", line);
    }
  }

  void headline() {
    std::string should_be = verdict_ + "  lesson " + lesson_.number;
    should_be += number_ > 0 ? ", test " + std::to_string(number_) + " of " +
                                   std::to_string(lesson_.tests) + ": \"" + fact("says") + "\""
                             : ": " + lesson_.title;
    must(lines_.front() == should_be, "the verdict first, then the lesson and the test's sentence",
         lines_.front());
    must(number_ == 0 || !fact("says").empty(), "a test has its sentence", lines_.front());
  }

  void parts() {
    if (is("PASS")) {
      const std::string all = std::to_string(lesson_.tests);
      must(has_line(all + " of " + all + (lesson_.tests == 1 ? " test" : " tests") + ", plain and"),
           "a pass counts its tests", text_);
      return;
    }
    if (is("WRONG")) {
      const std::size_t expected = line_with("Expected:  ");
      must(expected + 1 < lines_.size() && starts_with(lines_[expected + 1], "Got:       "),
           "Expected and Got, aligned, one under the other", text_);
      must(!fact("expected").empty() && !fact("got").empty(), "both are told", text_);
    } else if (is("DOES NOT COMPILE")) {
      must(has_line("The compiler says: ") && !fact("got").empty(), "the compiler's sentence",
           text_);
    } else {
      must(!fact("explanation").empty(), "a sentence says what happened", text_);
    }
    if (number_ > 0) {
      steps();
      must(has_line("Rule:  "), "the rule that was broken", text_);
      must(has_heading(kit_, lesson_, fact("heading")),
           "the rule's heading is one of the lesson's page", fact("heading"));
    }
  }

  void steps() {
    const std::size_t at = line_with("What the test did:");
    must(at < lines_.size(), "what the test did, in steps", text_);
    if (at == lines_.size()) return;
    static const std::regex numbered(R"(^  (\d+)\. \S.*)");
    std::size_t step = 0;
    std::smatch match;
    for (std::size_t i = at + 1; i < lines_.size() && starts_with(lines_[i], "  "); ++i) {
      if (lines_[i] == "  ..." || starts_with(lines_[i], "     ")) continue;
      if (!std::regex_match(lines_[i], match, numbered)) break;
      const std::size_t number = std::stoul(match[1]);
      must(number == step + 1 || (step == 0 && lines_[at + 1] == "  ..."), "the steps are numbered",
           lines_[i]);
      step = number;
    }
    must(step == json_.value("steps", json::array()).size(), "the last step is told", text_);
  }

  void place() {
    if (is("PASS")) return;
    const std::string start = is("NOT STARTED") ? "Open:  " : "Look:  ";
    const std::size_t at = line_with(start);
    must(at < lines_.size(), "a place to look at", text_);
    if (at == lines_.size()) return;
    static const std::regex known(R"(^.{7}(.*?)(?::(\d+))?(?:, \S+)?(?:   \(the first TODO\))?$)");
    std::smatch match;
    std::regex_match(lines_[at], match, known);
    const fs::path file = fs::absolute(match[1].str());
    must(fs::exists(file), "the file to look at exists", lines_[at]);
    must(starts_with(fs::weakly_canonical(file).string(), core_.string()),
         "the place is in the learner's files", lines_[at]);
    if (!fs::exists(file)) return;
    const bool needs_a_line = number_ > 0 || is("NOT STARTED") || !fact("source").empty();
    must(match[2].matched || !needs_a_line, "the place has its line", lines_[at]);
    must(!match[2].matched || std::stoul(match[2]) <= lines_of(read_file(file)).size(),
         "the line to look at exists", lines_[at]);
  }

  // One command, at the end, that is understood.
  void next_command() {
    static const std::regex command(
        R"rx(^Next:  \./learn(?: predict --again| (?:check|read|reset|hint) [0-9.a-z]+(?: --core (?:"(.+)"|(\S+)))?)?$)rx");
    std::smatch match;
    const bool understood = std::regex_match(lines_.back(), match, command);
    must(understood, "the last line is one command", lines_.back());
    const std::string core = match[1].matched ? match[1].str() : match[2].str();
    must(core.empty() || fs::is_directory(core), "the command names a folder that exists",
         lines_.back());
    int commands = 0;
    for (const std::string& line : lines_) commands += starts_with(line, "Next:") ? 1 : 0;
    must(commands == 1, "one next command", text_);
  }

  // Calls `tell` with each fact of the JSON that is a text: all but the names that programs use,
  // and the whole text itself.
  void each_fact(const json& value, const std::string& key,
                 const std::function<void(const std::string&, const std::string&)>& tell) const {
    if (key == "name" || key == "test" || key == "text" || (key == "title" && number_ > 0)) return;
    if (value.is_string()) {
      for (const std::string& line : lines_of(value.get<std::string>())) {
        if (!in_one_line(line).empty()) tell(key, in_one_line(line));
      }
    }
    for (const auto& item : value.items()) {
      if (value.is_structured()) each_fact(item.value(), value.is_array() ? key : item.key(), tell);
    }
  }

  // Every text of the JSON is in the text, if need be its start alone. Of the steps and of what
  // happened, the first ones may be missing when the message is full.
  void json_is_in_the_text() {
    const std::string text = in_one_line(text_);
    each_fact(json_, "", [&](const std::string& key, const std::string& value) {
      const bool may_be_cut = lines_.size() == most_lines && (key == "steps" || key == "happened");
      must(may_be_cut || text.find(value.substr(0, most_of_a_value)) != std::string::npos,
           "what the JSON tells is in the text", key + ": " + value);
    });
  }

  // When the values of the JSON are taken out of the text, longest first, then words of the frame
  // are left, and numbers that the JSON has.
  void text_is_in_the_json() {
    std::vector<std::string> values;
    std::set<std::string> known = {"..."};
    each_fact(json_, "", [&](const std::string&, const std::string& value) {
      if (value.size() < 4) {  // it may stand inside another word
        std::istringstream in(value);
        for (std::string word; in >> word;) known.insert(word);
      } else {
        values.push_back(value.substr(0, most_of_a_value));
      }
    });
    const json flat = json_.flatten();
    for (const auto& [key, value] : flat.items()) {
      if (value.is_number_integer()) known.insert(value.dump());
    }
    for (std::size_t i = 1; i <= json_.value("steps", json::array()).size(); ++i)
      known.insert(std::to_string(i));
    std::istringstream words(frame);
    for (std::string word; words >> word;) known.insert(word);
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::string left = in_one_line(text_);
    for (const std::string& value : values) left = replaced(left, value, " ");
    std::istringstream rest(left);
    for (std::string word; rest >> word;) {
      const std::string bare = word.substr(0, word.find_last_not_of(".,:;()\"") + 1);
      const std::size_t start = bare.find_first_not_of(",:;()\"");
      if (start == std::string::npos || known.count(bare.substr(start)) != 0) continue;
      if (known.count(word) != 0) continue;
      must(false, "what the text tells is in the JSON", word);
    }
  }

  const Kit& kit_;
  const Lesson& lesson_;
  const fs::path core_;
  const std::string& text_;
  const std::vector<std::string> lines_;
  const std::string& json_text_;
  const json json_;
  std::string verdict_;
  int number_ = 0;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> problems_of_message(const Kit& kit, const Lesson& lesson,
                                             const fs::path& core, const std::string& text,
                                             const std::string& json) {
  return Message(kit, lesson, core, text, json).problems();
}

std::vector<std::string> problems_of_tests(const Kit& kit, const Judgement& of_the_reference) {
  const Lesson& lesson = *of_the_reference.lesson;
  const std::vector<HintSection> hints = read_hints(kit, lesson);
  std::vector<std::string> problems;
  for (const Failure& test : of_the_reference.tests) {
    const auto problem = [&](const std::string& what) {
      problems.push_back("test " + test.test + ": " + what);
    };
    std::string told = test.says + "\n" + test.rule + "\n" + test.heading;
    for (const std::string& step : test.steps) told += "\n" + step;
    for (const std::string& word : problems_of_words(told)) problem(word);
    const std::string headline = "CRASHED  lesson " + lesson.number + ", test 10 of 10: \"\"";
    if (columns(headline + test.says) > most_columns) problem("long: " + test.says);
    for (const std::string& step : test.steps) {
      if (columns(step) > most_columns_of_a_step) problem("long: " + step);
    }
    if (test.steps.empty()) problem("it tells no step");
    if (!has_heading(kit, lesson, test.heading)) {
      problem("the lesson's page has no heading \"" + test.heading + "\"");
    }
    if (test.look.line == 0) problem("there is no " + test.look.function + " to look at");
    const bool has_hints = std::any_of(hints.begin(), hints.end(), [&](const HintSection& section) {
      return ("::" + test.look.function + "::").find("::" + section.name + "::") !=
             std::string::npos;
    });
    if (!has_hints) problem("hints.md has no section \"" + test.look.function + "\"");
  }
  return problems;
}
