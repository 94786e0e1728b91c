#include "gradebook.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <numeric>

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string seconds_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

double points_of(const Graded& graded) {
  return std::accumulate(graded.lessons.begin(), graded.lessons.end(), 0.0,
                         [](double sum, const GradedLesson& each) {
                           return sum + points_of(each.result, each.lesson->points);
                         });
}

double seconds_of(const Graded& graded) {
  return std::accumulate(
      graded.lessons.begin(), graded.lessons.end(), 0.0,
      [](double sum, const GradedLesson& each) { return sum + each.result.seconds; });
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : " ") + line;
  return all;
}

// How many characters are seen of a UTF-8 text.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Columns as wide as their widest cell; the last one as it is.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width_of(row[i]) + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return "\"" + replaced(text, "\"", "\"\"") + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + csv_cell(cell);
  return line + "\r\n";
}

Json as_object(const Result& result) {
  return {{"verdict", result.verdict},     {"tests_declared", result.tests_declared},
          {"tests_run", result.tests_run}, {"tests_passed", result.tests_passed},
          {"seconds", result.seconds},     {"message", result.message},
          {"look_at", result.look_at},     {"text", result.text}};
}

Result result_of(const Json& json) {
  Result result;
  json.at("verdict").get_to(result.verdict);
  json.at("tests_declared").get_to(result.tests_declared);
  json.at("tests_run").get_to(result.tests_run);
  json.at("tests_passed").get_to(result.tests_passed);
  json.at("seconds").get_to(result.seconds);
  json.at("message").get_to(result.message);
  json.at("look_at").get_to(result.look_at);
  json.at("text").get_to(result.text);
  return result;
}

}  // namespace

Results::Results(const fs::path& file) : file_(file) {
  make_folder(file.parent_path());
  std::string before;
  if (fs::exists(file)) before = read_file(file);
  for (const std::string& line : lines_of(before)) {
    try {
      const Json json = Json::parse(line);
      known_[json.at("key").get<std::string>()] = result_of(json);
    } catch (const Json::exception&) {
      // A stop in the middle of a line; that result is judged again.
    }
  }
  out_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const bool torn = !before.empty() && before.back() != '\n';
  if (out_ < 0 || (torn && ::write(out_, "\n", 1) != 1)) {
    throw KitError("Cannot write " + shown(file) + ": " + std::strerror(errno) + ".");
  }
}

Results::~Results() {
  if (out_ >= 0) ::close(out_);
}

const Result* Results::find(const std::string& key) const {
  const auto found = known_.find(key);
  return found == known_.end() ? nullptr : &found->second;
}

void Results::add(const std::string& key, const Result& result) {
  Json json = as_object(result);
  json["key"] = key;
  const std::string line = dumped(json, -1);
  if (::write(out_, line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
      ::fdatasync(out_) != 0) {
    throw KitError("Cannot write " + shown(file_) + ": " + std::strerror(errno) + ".");
  }
  known_[key] = result;
}

double points_of(const Result& result, int most) {
  if (result.verdict == "PASS") return most;
  const bool counts =
      result.verdict == "WRONG" || result.verdict == "CRASHED" || result.verdict == "HUNG";
  if (!counts || result.tests_declared == 0) return 0;
  const double share = 2.0 * most * result.tests_passed / result.tests_declared;
  return std::clamp(std::floor(share) / 2, 0.0, static_cast<double>(most - 1));
}

std::string as_table(const Gradebook& book) {
  std::vector<std::vector<std::string>> rows = {
      {"submission", "lesson", "verdict", "tests", "points", "seconds", "message"}};
  for (const Graded& graded : book.submissions) {
    const std::string name = on_one_line(graded.name);
    for (const auto& [lesson, result] : graded.lessons) {
      rows.push_back(
          {name, lesson->number, result.verdict,
           std::to_string(result.tests_passed) + " of " + std::to_string(result.tests_declared),
           number_text(points_of(result, lesson->points)), seconds_text(result.seconds),
           result.message});
    }
    rows.push_back({name, "total", "", "", number_text(points_of(graded)),
                    seconds_text(seconds_of(graded)), joined(graded.notes)});
  }
  std::string looks;
  for (const Graded& graded : book.submissions) {
    for (const auto& [lesson, result] : graded.lessons) {
      if (result.look_at.empty()) continue;
      looks += "  " + on_one_line(graded.name) + ", lesson " + lesson->number + ": " +
               result.look_at + "\n";
    }
  }
  if (!looks.empty()) looks = "Look at these by eye:\n" + looks;
  return aligned(rows) + looks + "A total is out of " + std::to_string(book.most_points) +
         " points.  Judged by " + book.kit + ".\n";
}

std::string as_csv(const Gradebook& book) {
  std::string text =
      csv_line({"submission", "lesson", "verdict", "tests_declared", "tests_run", "tests_passed",
                "points", "most_points", "seconds", "message", "look_at", "kit"});
  for (const Graded& graded : book.submissions) {
    for (const auto& [lesson, result] : graded.lessons) {
      text += csv_line(
          {graded.name, lesson->number, result.verdict, std::to_string(result.tests_declared),
           std::to_string(result.tests_run), std::to_string(result.tests_passed),
           number_text(points_of(result, lesson->points)), std::to_string(lesson->points),
           seconds_text(result.seconds), result.message, result.look_at, book.kit});
    }
    text += csv_line({graded.name, "total", "", "", "", "", number_text(points_of(graded)),
                      std::to_string(book.most_points), seconds_text(seconds_of(graded)),
                      joined(graded.notes), "", book.kit});
  }
  return text;
}

std::string as_json(const Gradebook& book) {
  Json json = {{"kit", book.kit},
               {"walls", book.walls},
               {"most_points", book.most_points},
               {"submissions", Json::array()}};
  for (const Graded& graded : book.submissions) {
    Json lessons = Json::array();
    for (const auto& [lesson, result] : graded.lessons) {
      Json one = {{"lesson", lesson->number}, {"name", lesson->name}};
      one.update(as_object(result));
      one["points"] = points_of(result, lesson->points);
      one["most_points"] = lesson->points;
      lessons.push_back(one);
    }
    json["submissions"].push_back({{"name", graded.name},
                                   {"points", points_of(graded)},
                                   {"notes", graded.notes},
                                   {"lessons", lessons}});
  }
  return dumped(json, 1);
}
