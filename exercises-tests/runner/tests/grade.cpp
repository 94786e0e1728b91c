// ./learn grade: finding submissions, keeping results, points, tables, and all of it together.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "../gradebook.hpp"
#include "../submission.hpp"
#include "learn.hpp"

namespace {

using nlohmann::json;

// A folder of submissions, each with a countdown.hpp of its own.
class Submissions {
 public:
  Submissions() : folder_(fresh_folder()) {}
  Submissions(const Submissions&) = delete;
  Submissions& operator=(const Submissions&) = delete;
  ~Submissions() {
    std::error_code error;
    fs::remove_all(folder_, error);
  }

  void add(const std::string& name, const std::string& text,
           const std::string& header = "countdown.hpp") const {
    make_folder(folder_ / name);
    write_again(folder_ / name / header, text);
  }
  fs::path path() const { return folder_; }

 private:
  fs::path folder_;
};

std::vector<Submission> found_in(const std::vector<std::string>& folders) {
  return find_submissions(real_kit(), real_lessons(), folders, [](const std::string&) {});
}

std::string notes_of(const Submission& submission) {
  std::string all;
  for (const std::string& note : submission.notes) all += note + "\n";
  return all;
}

// The cells of a CSV text, line by line, read as RFC 4180 says.
std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> lines(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& cell = lines.back().back();
    if (quoted && csv[i] == '"' && csv[i + 1] == '"') {
      cell += csv[++i];
    } else if (csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && csv[i] == ',') {
      lines.back().emplace_back();
    } else if (!quoted && csv.substr(i, 2) == "\r\n") {
      ++i;
      lines.push_back({""});
    } else {
      cell += csv[i];
    }
  }
  lines.pop_back();
  return lines;
}

Result result(const std::string& verdict, int passed, int declared) {
  return {verdict, declared, declared, passed, 1.5, "", "", ""};
}

// What a start of grade wrote as JSON, with its exit code.
json graded(const TemporaryKit& kit, const fs::path& submissions,
            const std::vector<std::string>& more = {}) {
  const std::string file = (kit.root() / "grades.json").string();
  std::vector<std::string> words = {"grade", submissions.string(), "--json", file};
  words.insert(words.end(), more.begin(), more.end());
  const Ended ended = kit.learn(words);
  json answer = fs::exists(file) ? json::parse(read_file(file)) : json{{"said", ended.output}};
  answer["exit"] = ended.exit_code;
  answer["said"] = ended.output;
  return answer;
}

// "NAME LESSON VERDICT POINTS" for each result, in the order of the file.
std::vector<std::string> verdicts_in(const json& answer) {
  std::vector<std::string> lines;
  for (const json& submission : answer.at("submissions")) {
    for (const json& lesson : submission.at("lessons")) {
      lines.push_back(submission.value("name", "") + " " + lesson.value("lesson", "") + " " +
                      lesson.value("verdict", "") + " " +
                      std::to_string(lesson.value("points", -1.0)).substr(0, 4));
    }
  }
  return lines;
}

}  // namespace

TEST(submissions, a_folder_with_headers_is_one_and_a_folder_of_folders_is_many) {
  const Submissions all;
  all.add("bert", "int b;");
  all.add("anna", "int a;");
  all.add("clone/miniaxon", "int c;");
  all.add(".git", "int d;");
  const auto many = found_in({all.path().string()});
  ASSERT_EQ(many.size(), 3U);
  EXPECT_EQ(many[0].name, "anna");
  EXPECT_EQ(many[1].name, "bert");
  EXPECT_EQ(many[2].headers.at("countdown.hpp"), "int c;");
  const auto one = found_in({(all.path() / "anna/").string()});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].headers.at("countdown.hpp"), "int a;");
}

TEST(submissions, one_without_headers_is_listed_with_a_note) {
  const Submissions all;
  all.add("anna", "hello", "letter.txt");
  const auto found = found_in({all.path().string()});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].headers.empty());
  EXPECT_NE(notes_of(found[0]).find("No header of the core"), std::string::npos);
}

TEST(submissions, links_and_pipes_and_devices_are_not_opened) {
  const Submissions all;
  all.add("anna", "int a;");
  all.add("anna/ready.hpp", "int a;", "inside.hpp");
  fs::create_symlink("/etc/passwd", all.path() / "anna/generator.hpp");
  fs::create_symlink("/dev/zero", all.path() / "anna/postman.hpp");
  ASSERT_EQ(::mkfifo((all.path() / "anna/scheduler.hpp").c_str(), 0600), 0);
  fs::create_symlink("anna", all.path() / "zoe");
  const auto found = found_in({all.path().string()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].headers.size(), 2U) << "countdown.hpp and ready.hpp/inside.hpp";
  EXPECT_NE(notes_of(found[0]).find("generator.hpp is a link"), std::string::npos);
  EXPECT_NE(notes_of(found[0]).find("postman.hpp is a link"), std::string::npos);
  EXPECT_TRUE(found[1].headers.empty());
  EXPECT_NE(notes_of(found[1]).find("is a link"), std::string::npos);
}

TEST(submissions, one_that_is_too_large_is_cut_with_a_note) {
  const Submissions all;
  all.add("anna", std::string((1 << 20) + 1, '/'));
  all.add("anna", "int a;", "ready.hpp");
  const auto found = found_in({all.path().string()});
  EXPECT_EQ(found.at(0).headers.count("countdown.hpp"), 0U);
  EXPECT_EQ(found.at(0).headers.count("ready.hpp"), 1U);
  EXPECT_NE(notes_of(found[0]).find("1 MiB"), std::string::npos) << notes_of(found[0]);
}

TEST(submissions, what_comes_with_a_lesson_is_not_taken_from_them) {
  const Submissions all;
  all.add("anna", "int a;");
  all.add("anna", "// of mine\n" + reference("recv_as.hpp"), "recv_as.hpp");
  all.add("bert", "int b;");
  all.add("bert", "#error mine", "recv_as.hpp");
  const auto found = found_in({all.path().string()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].headers.size(), 1U);
  EXPECT_EQ(notes_of(found[0]), "");
  EXPECT_EQ(found[1].headers.size(), 1U);
  EXPECT_EQ(notes_of(found[1]), "recv_as.hpp was changed; the kit's own was used.\n");
}

TEST(submissions, a_folder_that_holds_nothing_is_refused) {
  const Submissions all;
  EXPECT_THROW(found_in({all.path().string()}), UsageError);
  EXPECT_THROW(found_in({"/nowhere/at/all"}), UsageError);
}

TEST(gradebook, points_are_a_share_in_half_points_and_less_than_a_pass) {
  EXPECT_EQ(points_of(result("PASS", 7, 7), 10), 10);
  EXPECT_EQ(points_of(result("WRONG", 12, 31), 10), 3.5);
  EXPECT_EQ(points_of(result("WRONG", 30, 31), 10), 9);
  EXPECT_EQ(points_of(result("CRASHED", 1, 2), 3), 1.5);
  EXPECT_EQ(points_of(result("HUNG", 0, 31), 10), 0);
  for (const char* nothing : {"DOES NOT COMPILE", "NOTHING RAN", "NOT STARTED", "NOT JUDGED"}) {
    EXPECT_EQ(points_of(result(nothing, 31, 31), 10), 0) << nothing;
  }
}

TEST(gradebook, names_of_any_kind_stay_whole_in_CSV_and_on_one_line_in_the_table) {
  const std::vector<std::string> names = {"a,b", "say \"so\"", "two\nlines", " room ", "\xC3\xBC"};
  Gradebook book;
  for (const std::string& name : names) {
    book.submissions.push_back({name, {}, {{&real_lessons().front(), result("PASS", 1, 1)}}});
  }
  const auto lines = cells_of(as_csv(book));
  ASSERT_EQ(lines.size(), 1 + 2 * names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(lines[1 + 2 * i].size(), lines[0].size());
    EXPECT_EQ(lines[1 + 2 * i].front(), names[i]);
    EXPECT_EQ(lines[1 + 2 * i][2], "PASS");
    EXPECT_EQ(lines[2 + 2 * i][1], "total");
  }
  EXPECT_NE(as_table(book).find("two\\nlines"), std::string::npos);
  EXPECT_EQ(lines_of(as_table(book)).size(), 2 + 2 * names.size());
}

TEST(gradebook, a_result_is_kept_and_a_line_that_was_cut_short_is_not_there) {
  const Submissions all;
  const fs::path file = all.path() / "results.jsonl";
  {
    Results results(file);
    results.add("one", result("PASS", 1, 1));
    results.add("two", result("WRONG", 3, 7));
  }
  const std::string whole = read_file(file);
  write_again(file, whole.substr(0, whole.size() - 5));
  {
    Results results(file);
    ASSERT_NE(results.find("one"), nullptr);
    EXPECT_EQ(results.find("one")->verdict, "PASS");
    EXPECT_EQ(results.find("two"), nullptr);
    results.add("two", result("HUNG", 3, 7));
  }
  ASSERT_NE(Results(file).find("two"), nullptr);
  EXPECT_EQ(Results(file).find("two")->verdict, "HUNG");
}

TEST(grade, tells_each_lesson_that_was_started_and_the_total) {
  const TemporaryKit kit;
  const Submissions all;
  all.add("good", reference("countdown.hpp"));
  all.add("good", reference("ready.hpp"), "ready.hpp");
  all.add("half", reference("countdown.hpp", "return left_--;", "return --left_;"));
  all.add("none", "hello", "letter.txt");
  all.add("stub", read_file(kit.own("countdown.hpp")));
  const std::string csv = (kit.root() / "grades.csv").string();
  const json answer = graded(kit, all.path(), {"--csv", csv});
  EXPECT_EQ(answer["exit"], 0) << answer["said"];
  const std::vector<std::string> verdicts = verdicts_in(answer);
  ASSERT_EQ(verdicts.size(), 3U) << answer.dump(1);
  EXPECT_EQ(verdicts[0], "good 00 PASS 10.0");
  EXPECT_EQ(verdicts[1], "good 01 PASS 10.0");
  EXPECT_EQ(verdicts[2].substr(0, 13), "half 01 WRONG");
  EXPECT_EQ(answer["most_points"], 20);
  const json& half = answer["submissions"][1]["lessons"][0];
  EXPECT_EQ(half["points"],
            points_of(result("WRONG", half["tests_passed"], half["tests_declared"]), 10));
  EXPECT_GT(half["points"], 0);
  EXPECT_EQ(half["message"].get<std::string>().substr(0, 5), "test ");
  EXPECT_NE(answer["said"].get<std::string>().find("No header of the core"), std::string::npos);
  EXPECT_EQ(cells_of(read_file(csv)).size(), 1 + 3 + 4U);
}

TEST(grade, judges_again_what_changed_and_nothing_else) {
  const TemporaryKit kit;
  const Submissions all;
  all.add("anna", reference("ready.hpp"), "ready.hpp");
  all.add("bert", "// another one\n" + reference("ready.hpp"), "ready.hpp");
  EXPECT_EQ(verdicts_in(graded(kit, all.path())),
            (std::vector<std::string>{"anna 00 PASS 10.0", "bert 00 PASS 10.0"}));
  // A result that is known is taken as it stands, so a mark in the file comes back.
  const fs::path results = kit.root() / ".learn/grade/results.jsonl";
  write_again(results, replaced(read_file(results), "PASS", "HUNG"));
  all.add("bert", "// a third one\n" + reference("ready.hpp"), "ready.hpp");
  EXPECT_EQ(verdicts_in(graded(kit, all.path())),
            (std::vector<std::string>{"anna 00 HUNG 9.00", "bert 00 PASS 10.0"}));
}

TEST(grade, goes_on_after_kill_9_and_gives_the_table_of_one_that_ran_through) {
  const Submissions all;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    all.add(name, "// by " + std::string(name) + "\n" + reference("ready.hpp"), "ready.hpp");
  }
  all.add("f", "int ready;", "ready.hpp");
  const TemporaryKit through;
  const json expected = graded(through, all.path());
  const TemporaryKit kit;
  Program killed = kit.program({"grade", all.path().string()});
  std::vector<std::string> words = {
      "sh", "-c",
      "\"$@\" & grade=$!; until [ -s .learn/grade/results.jsonl ]; do sleep 0.05; done; "
      "kill -9 $grade; wait",
      "sh"};
  words.insert(words.end(), killed.arguments.begin(), killed.arguments.end());
  killed.arguments = words;
  run_program(killed);
  const auto done = lines_of(read_file(kit.root() / ".learn/grade/results.jsonl")).size();
  ASSERT_GE(done, 1U);
  ASSERT_LT(done, 6U);
  EXPECT_FALSE(fs::exists(kit.root() / "grades.json"));
  const json second = graded(kit, all.path());
  EXPECT_EQ(verdicts_in(second), verdicts_in(expected));
  EXPECT_EQ(verdicts_in(second).size(), 6U);
  EXPECT_NE(second["said"].get<std::string>().find(std::to_string(done) + " are known"),
            std::string::npos)
      << second["said"];
}

TEST(grade, says_how_to_go_on_when_it_is_interrupted) {
  const Submissions all;
  all.add("a", reference("ready.hpp"), "ready.hpp");
  all.add("b", "// b\n" + reference("ready.hpp"), "ready.hpp");
  all.add("c", "// c\n" + reference("ready.hpp"), "ready.hpp");
  const TemporaryKit kit;
  Program stopped = kit.program({"grade", all.path().string()});
  // A shell lets what it starts in the background ignore the signal; env gives it back.
  std::vector<std::string> words = {
      "sh", "-c",
      "env --default-signal=INT \"$@\" & grade=$!; until [ -s .learn/grade/results.jsonl ]; do "
      "sleep 0.05; done; kill -INT $grade; wait $grade; echo \"ended with $?\"",
      "sh"};
  words.insert(words.end(), stopped.arguments.begin(), stopped.arguments.end());
  stopped.arguments = words;
  const Ended ended = run_program(stopped);
  EXPECT_NE(ended.output.find("the same command goes on from there"), std::string::npos);
  EXPECT_NE(ended.output.find("ended with 130"), std::string::npos) << ended.output;
}

TEST(grade, what_cannot_be_understood_is_told_before_anything_is_judged) {
  const TemporaryKit kit;
  const Submissions all;
  all.add("anna", reference("ready.hpp"), "ready.hpp");
  const std::string folder = all.path().string();
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"grade"},
        {"grade", folder + "/nobody"},
        {"grade", folder, "--lesson", "99"},
        {"grade", folder, "--csv", folder + "/no/grades.csv"},
        {"grade", folder, "--json", folder}}) {
    const Ended ended = kit.learn(words);
    EXPECT_EQ(ended.exit_code, exit_usage) << ended.output;
    EXPECT_EQ(ended.output.find("left"), std::string::npos) << ended.output;
  }
}

namespace {

// What stands between the first line "```KIND" after a heading and the end of that block.
std::string block(const std::string& page, const std::string& heading, const std::string& kind) {
  const std::string start = "\n```" + kind + "\n";
  const std::size_t at = page.find(start, page.find("\n## " + heading + "\n"));
  if (at == std::string::npos) return "";
  const std::size_t first = at + start.size();
  return page.substr(first, page.find("```", first) - first);
}

// The page's run names its version. Another one has other seconds, and other numbers of tests.
std::string without_what_varies(const std::string& table) {
  static const std::regex numbers("[0-9]+ of [0-9]+  +[0-9.]+|test [0-9]+|  +[0-9]+[.][0-9](  |$)");
  static const std::regex spaces(" +");
  std::string text;
  for (const std::string& line : lines_of(table)) {
    const std::string kept = std::regex_replace(line, numbers, "  -  ");
    text += std::regex_replace(kept.substr(0, kept.find("Judged by")), spaces, " ") + "\n";
  }
  return text;
}

}  // namespace

TEST(instructors, the_example_in_their_page_is_from_a_run) {
  const TemporaryKit kit;
  const std::string page = read_file(kit.root() / "INSTRUCTORS.md");
  fs::copy(real_kit().root / "LICENSE", kit.root());
  Program example = kit.program({});
  const std::string runner = example.arguments.front();
  write_again(kit.root() / "learn", "#!/bin/sh\nexec '" + runner + "' \"$@\"\n");
  fs::permissions(kit.root() / "learn", fs::perms::all);
  example.arguments = {"sh", "-e", "-c", block(page, "An example", "sh")};
  example.drops_errors = true;
  const Ended ended = run_program(example);
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(without_what_varies(ended.output),
            without_what_varies(block(page, "An example", "text")));
  const auto cells = cells_of(read_file(kit.root() / "grades.csv"));
  for (const std::string& column : cells.at(0)) {
    EXPECT_NE(page.find("`" + column + "`"), std::string::npos) << column;
  }
  const json walls = json::parse(read_file(kit.root() / "grades.json")).at("walls");
  const std::string told = block(page, "Walls", "text");
  for (const std::string wall : walls) {
    EXPECT_TRUE(starts_with(wall, "No wall:") || told.find(wall + "\n") != std::string::npos)
        << wall;
  }
}

TEST(version, names_the_tests_and_changes_with_them) {
  const TemporaryKit kit;
  kit.own_everything();
  const std::string before = kit.learn_output({"--version"});
  EXPECT_NE(before.find("tests "), std::string::npos);
  const fs::path file = kit.kit().solutions() / "ready.hpp";
  write_again(file, read_file(file) + "// changed\n");
  EXPECT_NE(kit.learn_output({"--version"}), before);
}
