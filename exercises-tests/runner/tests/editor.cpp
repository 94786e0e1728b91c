// The files for editors: they are JSON, name commands that exist, and find the place in a verdict.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "learn.hpp"

namespace {

using nlohmann::json;

json json_of(const std::string& file) { return json::parse(read_file(real_kit().root / file)); }

// What an editor underlines.
struct Mark {
  std::string file, line, message;
};

// As VS Code reads it: the patterns of a matcher match one line each, one line after another.
std::vector<Mark> marks_in(const std::vector<std::string>& lines, const json& matcher) {
  std::vector<Mark> marks;
  const json& patterns = matcher.at("pattern");
  for (std::size_t start = 0; start + patterns.size() <= lines.size(); ++start) {
    Mark mark;
    bool all = true;
    for (std::size_t i = 0; all && i < patterns.size(); ++i) {
      std::smatch match;
      const std::regex regexp(patterns[i].at("regexp").get<std::string>());
      all = std::regex_search(lines[start + i], match, regexp);
      for (const auto& [key, part] :
           {std::pair{"file", &mark.file}, {"line", &mark.line}, {"message", &mark.message}}) {
        if (all && patterns[i].contains(key)) *part = match[patterns[i][key].get<std::size_t>()];
      }
    }
    if (all) marks.push_back(mark);
  }
  return marks;
}

}  // namespace

TEST(editor, the_tasks_name_commands_that_exist) {
  const TemporaryKit kit;
  const json tasks = json_of(".vscode/tasks.json");
  EXPECT_GE(tasks.at("tasks").size(), 5U);
  for (const json& task : tasks["tasks"]) {
    EXPECT_EQ(task.at("command"), "${workspaceFolder}/learn");
    const std::string command = task.at("args").at(0);
    expect_says(kit.learn({command, "--help"}), 0, {"Usage: ./learn " + command});
  }
  EXPECT_EQ(json_of(".devcontainer/devcontainer.json").at("postCreateCommand"),
            "./learn --yes doctor");
  expect_says(kit.learn({"--yes", "doctor", "--help"}), 0, {"Usage: ./learn doctor"});
  for (const char* file : {".vscode/extensions.json", ".vscode/settings.json"}) {
    EXPECT_TRUE(json_of(file).is_object());
  }
}

TEST(editor, the_problem_matchers_find_the_place_that_a_verdict_names) {
  const TemporaryKit kit;
  const json tasks = json_of(".vscode/tasks.json");
  for (const char* verdict : {"wrong", "crashed", "hung", "does-not-compile"}) {
    write_again(kit.own("ready.hpp"),
                read_file(real_kit().lessons() / "00-setup/verdicts" / verdict / "ready.hpp"));
    const json told = json::parse(kit.learn_output({"check", "00", "--format", "json"}));
    const std::string rule = told["rule"];
    const std::string heading = told["heading"];
    const std::string got = told["got"];
    const std::vector<std::string> lines = lines_of(kit.learn_output({"check", "00"}));
    int matching_tasks = 0;
    for (const json& task : tasks["tasks"]) {
      std::vector<Mark> marks;
      for (const json& matcher : task.at("problemMatcher")) {
        if (!matcher.is_object()) continue;  // the editor's own
        for (const Mark& mark : marks_in(lines, matcher)) marks.push_back(mark);
        if (!matcher.contains("background")) continue;
        const json& background = matcher["background"];
        const auto is = [&](const char* key, const std::string& line) {
          return std::regex_search(line, std::regex(background.at(key).get<std::string>()));
        };
        EXPECT_TRUE(is("beginsPattern", lines.front())) << lines.front();
        EXPECT_TRUE(is("endsPattern", lines.back())) << lines.back();
      }
      if (task["args"][0] != "check" && task["args"][0] != "watch") continue;
      ++matching_tasks;
      ASSERT_EQ(marks.size(), 1U) << task["label"] << " " << verdict;
      EXPECT_EQ(marks[0].file, told["look"]["file"]);
      EXPECT_EQ(marks[0].line, std::to_string(told["look"]["line"].get<int>()));
      EXPECT_EQ(marks[0].message, rule.empty() ? got : rule + "   (lesson 00, \"" + heading + "\")")
          << verdict;
    }
    EXPECT_EQ(matching_tasks, 3);
  }
}

TEST(editor, a_lesson_can_be_named_by_a_file_of_it) {
  const TemporaryKit kit;
  for (const char* file :
       {"miniaxon/scheduler.hpp", "scheduler.hpp", "lessons/05-scheduler/demo.cpp",
        "exercises-tests/05-scheduler/tests.cpp"}) {
    expect_says(kit.learn({"check", file}), 6, {"NOT STARTED  lesson 05"});
  }
  expect_says(kit.learn({"check", "miniaxon/mine.hpp"}), exit_usage, {"miniaxon/mine.hpp"});
}

TEST(tutor, the_hint_in_its_dialogue_is_from_a_run) {
  const TemporaryKit kit;
  const std::string hint = kit.learn_output({"hint", "05"});
  EXPECT_NE(read_file(real_kit().root / "TUTOR.md").find("```text\n" + hint + "```\n"),
            std::string::npos)
      << hint;
}
