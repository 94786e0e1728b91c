#include "report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace {

constexpr std::size_t most_lines = 15;
constexpr std::size_t most_width = 300;  // of a value
constexpr std::size_t most_columns = 100;
constexpr const char* step_indent = "     ";  // of what goes on in a second line

std::string place_text(const Place& place) {
  std::string text = shown(place.file);
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (!place.function.empty()) text += ", " + place.function;
  return text;
}

// One line, shortened in the middle of nowhere when somebody's values are endless.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (text.size() > most_width) text = text.substr(0, most_width) + " ...";
  return text;
}

std::string headline(const Judgement& judgement) {
  const Lesson& lesson = *judgement.lesson;
  std::string line = std::string(word_of(judgement.verdict)) +
                     (lesson.is_game ? "  " : "  lesson ") + lesson.number;
  if (judgement.failure && judgement.failure->number > 0) {
    line += ", test " + std::to_string(judgement.failure->number) + " of " +
            std::to_string(lesson.tests) + ": \"" + judgement.failure->says + "\"";
  } else if (judgement.failure && !judgement.failure->says.empty()) {
    line += ": \"" + judgement.failure->says + "\"";
  } else {
    line += ": " + lesson.title;
  }
  return line;
}

// Adds a line; what does not fit into its columns goes on in the next one, under this indentation.
void add_wrapped(std::vector<std::string>& lines, std::string line, const std::string& indent) {
  while (line.size() > most_columns) {
    const std::size_t space = line.rfind(' ', most_columns);
    if (space == std::string::npos || space <= indent.size()) break;
    lines.push_back(line.substr(0, line.find_last_not_of(' ', space) + 1));
    line = indent + line.substr(space + 1);
  }
  lines.push_back(line);
}

// The next command, and before it what has to be done first so that it says something new.
std::string next_step(const Judgement& judgement) {
  const std::string command = next_command(judgement);
  const bool again = judgement.core_option.empty() && judgement.earlier_trouble.empty() &&
                     starts_with(command, "./learn check");
  return again ? "edit " + shown(judgement.failure->look.file) + ", then " + command : command;
}

std::vector<std::string> tail_of_failure(const Judgement& judgement) {
  const Failure& failure = *judgement.failure;
  std::vector<std::string> lines;
  if (!failure.rule.empty()) {
    const std::string indent = "       ";
    const std::string rule = "Rule:  " + failure.rule;
    const std::string page =
        judgement.lesson->is_game ? "the brief" : "lesson " + judgement.lesson->number;
    const std::string heading = "(" + page + ", \"" + failure.heading + "\")";
    if (rule.size() + 3 + heading.size() <= most_columns) {
      lines.push_back(rule + "   " + heading);
    } else {
      lines.insert(lines.end(), {rule, indent + heading});
    }
  }
  if (judgement.verdict == Verdict::not_started) {
    lines.push_back("Open:  " + place_text(failure.look) +
                    (failure.look.line > 0 ? "   (the first TODO)" : ""));
  } else {
    lines.push_back("Look:  " + place_text(failure.look));
  }
  if (!failure.full_report.empty()) {
    lines.push_back("Full report:  " + shown(failure.full_report));
  }
  if (failure.more > 0 && judgement.verdict == Verdict::wrong) {
    lines.push_back(std::to_string(failure.more) + " more " +
                    (failure.more == 1 ? "test fails; " : "tests fail; ") +
                    (failure.todos == 0   ? "they may have the same cause."
                     : failure.todos == 1 ? "there is still 1 TODO in the file."
                                          : "there are still " + std::to_string(failure.todos) +
                                                " TODOs in the file."));
  }
  lines.push_back("Next:  " + next_step(judgement));
  return lines;
}

std::vector<std::string> body_of_failure(const Judgement& judgement, std::size_t room) {
  const Failure& failure = *judgement.failure;
  std::vector<std::string> top;
  if (judgement.verdict == Verdict::does_not_compile) {
    if (failure.look.line > 0) top.push_back(place_text(failure.look) + ":  " + failure.source);
    top.push_back("The compiler says: " + one_line(failure.got));
    if (!failure.explanation.empty())
      add_wrapped(top, "That means: " + failure.explanation + ".", "  ");
    if (!failure.contract.empty()) top.push_back("The contract says: " + failure.contract);
    if (failure.more > 0) {
      top.push_back(
          std::to_string(failure.more) + " more " +
          (failure.more == 1 ? "error follows." : "errors follow; they may have the same cause."));
    }
    return top;
  }
  for (const std::string& line : lines_of(failure.explanation)) add_wrapped(top, line, "  ");
  if (judgement.verdict == Verdict::nothing_ran) {
    for (const std::string& look : judgement.looks) add_wrapped(top, look, "  ");
  }
  std::size_t width = 0;
  for (const auto& part : failure.places) width = std::max(width, part.what.size());
  for (const auto& part : failure.places) {
    top.push_back("  " + part.what + std::string(width - part.what.size() + 2, ' ') +
                  place_text(part.place));
  }
  std::vector<std::string> bottom;
  if (judgement.verdict == Verdict::wrong && !(failure.expected + failure.got).empty()) {
    bottom.push_back("Expected:  " + one_line(failure.expected));
    bottom.push_back("Got:       " + one_line(failure.got));
    if (!failure.differs.empty()) bottom.push_back("           " + one_line(failure.differs));
  }
  std::vector<std::string> middle;
  if (!failure.steps.empty()) {
    middle.push_back("What the test did:");
    for (std::size_t i = 0; i < failure.steps.size(); ++i) {
      add_wrapped(middle, "  " + std::to_string(i + 1) + ". " + one_line(failure.steps[i]),
                  step_indent);
    }
  }
  if (judgement.verdict == Verdict::hung && !failure.happened.empty()) {
    const std::size_t used = top.size() + bottom.size() + middle.size() + 1;
    const std::size_t left = room > used ? room - used : 0;
    const std::size_t count = std::min(left, failure.happened.size());
    if (count > 0) middle.push_back("The last things that happened:");
    for (std::size_t i = failure.happened.size() - count; i < failure.happened.size(); ++i) {
      middle.push_back("  " + one_line(failure.happened[i]));
    }
  }
  const std::size_t used = top.size() + bottom.size();
  if (!middle.empty() && middle.size() + used > room) {  // the last steps say most
    const std::size_t keep = room > used + 2 ? room - used - 2 : 1;
    const std::string title = middle.front();
    middle.erase(middle.begin(),
                 middle.end() - static_cast<std::ptrdiff_t>(std::min(keep, middle.size())));
    while (!middle.empty() && starts_with(middle.front(), step_indent))
      middle.erase(middle.begin());  // the rest of a step whose start is gone
    middle.insert(middle.begin(), {title, "  ..."});
  }
  top.insert(top.end(), middle.begin(), middle.end());
  top.insert(top.end(), bottom.begin(), bottom.end());
  return top;
}

}  // namespace

std::string next_command(const Judgement& judgement) {
  const std::string& number = judgement.lesson->number;
  const std::string check = "./learn check " + number + judgement.core_option;
  if (judgement.lesson->is_game) {
    return judgement.verdict == Verdict::pass ? "./learn play " + number : check;
  }
  if (judgement.verdict == Verdict::pass) {
    return judgement.questions_came_back > 0 ? "./learn predict --again" : "./learn";
  }
  if (!judgement.earlier_trouble.empty()) return "./learn check " + judgement.earlier_trouble;
  switch (judgement.verdict) {
    case Verdict::not_started:
      if (judgement.failure->look.line > 0) {
        return judgement.was_read ? check : "./learn read " + number;
      }
      return judgement.core_option.empty() ? "./learn reset " + number : check;
    case Verdict::does_not_compile:
    case Verdict::nothing_ran:
      return check;
    default:
      return "./learn hint " + number;
  }
}

std::string as_text(const Judgement& judgement) {
  std::string text = headline(judgement) + "\n";
  std::vector<std::string> notes;
  for (const std::string& note : judgement.notes) add_wrapped(notes, note, "  ");
  if (judgement.verdict == Verdict::pass) {
    const Lesson& lesson = *judgement.lesson;
    text += std::to_string(judgement.tests_run) + " of " + std::to_string(lesson.tests) +
            (lesson.tests == 1 ? " test" : " tests") + ", plain and sanitized.\n";
    for (const std::string& note : notes) text += note + "\n";
    if (judgement.questions_came_back > 0) {
      text += "Questions that come back: " + std::to_string(judgement.questions_came_back) + "\n";
    }
    if (!lesson.is_game) {
      text += "See it run: ./learn demo " + lesson.number + "   Compare: ./learn solution " +
              lesson.number + "\n";
    }
    text += "Next:  " + next_command(judgement) + "\n";
    return text;
  }
  const std::vector<std::string> tail = tail_of_failure(judgement);
  const std::size_t room = most_lines - 1 - tail.size() - notes.size();
  const std::vector<std::string> body = body_of_failure(judgement, room);
  const bool airy = body.size() + 2 <= room;
  if (airy) text += "\n";
  for (const std::string& line : body) text += line + "\n";
  for (const std::string& note : notes) text += note + "\n";
  if (airy) text += "\n";
  for (const std::string& line : tail) text += line + "\n";
  return text;
}

std::string as_json(const Judgement& judgement) {
  const Lesson& lesson = *judgement.lesson;
  nlohmann::ordered_json json = {{"lesson", lesson.number},
                                 {"name", lesson.name},
                                 {"title", lesson.title},
                                 {"verdict", word_of(judgement.verdict)},
                                 {"tests_declared", lesson.tests},
                                 {"tests_run", judgement.tests_run},
                                 {"tests_passed", judgement.tests_passed},
                                 {"seconds", judgement.seconds},
                                 {"questions_came_back", judgement.questions_came_back},
                                 {"notes", judgement.notes},
                                 {"look_at", judgement.looks}};
  const auto place = [](const Place& at) {
    return nlohmann::ordered_json{
        {"file", shown(at.file)}, {"line", at.line}, {"function", at.function}};
  };
  if (judgement.failure) {
    const Failure& failure = *judgement.failure;
    json["test"] = failure.test;
    json["number"] = failure.number;
    json["says"] = failure.says;
    json["explanation"] = failure.explanation;
    json["contract"] = failure.contract;
    json["steps"] = failure.steps;
    json["expected"] = failure.expected;
    json["got"] = failure.got;
    json["differs"] = failure.differs;
    json["happened"] = failure.happened;
    json["rule"] = failure.rule;
    json["heading"] = failure.heading;
    json["places"] = nlohmann::ordered_json::array();
    for (const auto& part : failure.places) {
      json["places"].push_back({{"what", part.what}, {"at", place(part.place)}});
    }
    json["look"] = place(failure.look);
    json["source"] = failure.source;
    json["more"] = failure.more;
    json["todos"] = failure.todos;
    json["full_report"] = failure.full_report.empty() ? "" : shown(failure.full_report);
  }
  json["next"] = next_command(judgement);
  json["text"] = as_text(judgement);
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
