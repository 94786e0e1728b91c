// BEHAVIOURS.md and the tests agree.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::filesystem::path folder = AXON_FOLDER;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::smatch> all_matches(const std::string& text, const std::regex& pattern) {
  return {std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator()};
}

std::string id_of(const std::string& group, int number) {
  return group + (number < 10 ? "-0" : "-") + std::to_string(number);
}

// "SEQ-01", or all that "SEQ-01 to SEQ-09" means.
std::vector<std::string> ids_in(const std::string& cell) {
  static const std::regex pattern("([A-Z]+)-(\\d\\d)(?: to \\1-(\\d\\d))?");
  std::vector<std::string> ids;
  for (const std::smatch& match : all_matches(cell, pattern)) {
    const int first = std::stoi(match[2]);
    const int last = match[3].matched ? std::stoi(match[3]) : first;
    for (int number = first; number <= last; ++number) ids.push_back(id_of(match[1], number));
  }
  return ids;
}

std::set<std::string> ids_in_name(const std::string& test) {
  static const std::regex pattern("[._]([A-Z]+)_(\\d\\d)(?=_)");
  std::set<std::string> ids;
  for (const std::smatch& match : all_matches(test, pattern)) {
    ids.insert(id_of(match[1], std::stoi(match[2])));
  }
  return ids;
}

// "Suite.name" of every test in the sources.
std::set<std::string> tests_in_sources() {
  static const std::regex pattern("TEST\\((\\w+),\\s*(\\w+)\\)");
  std::set<std::string> tests;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (const std::smatch& match : all_matches(text, pattern)) {
      tests.insert(match[1].str() + "." + match[2].str());
    }
  }
  return tests;
}

struct Row {
  std::string section;
  std::vector<std::string> ids;
  std::vector<std::string> tests;
};

std::vector<Row> rows_of_the_list() {
  static const std::regex test_pattern("`(\\w+\\.\\w+)`");
  std::istringstream lines(text_of(folder / "BEHAVIOURS.md"));
  std::vector<Row> rows;
  std::string section;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("## ", 0) == 0) section = line.substr(3);
    if (line.rfind("| ", 0) != 0) continue;
    const std::string first_cell = line.substr(2, line.find('|', 2) - 2);
    Row row{section, ids_in(first_cell), {}};
    for (const std::smatch& match : all_matches(line, test_pattern)) row.tests.push_back(match[1]);
    if (!row.ids.empty()) rows.push_back(row);
  }
  return rows;
}

TEST(BehaviourList, every_id_is_there_once_and_none_is_left_out) {
  std::map<std::string, int> times;
  std::map<std::string, int> last_of_group;
  for (const Row& row : rows_of_the_list()) {
    for (const std::string& id : row.ids) {
      EXPECT_EQ(++times[id], 1) << id << " is there more than once";
      int& last = last_of_group[id.substr(0, id.find('-'))];
      last = std::max(last, std::stoi(id.substr(id.find('-') + 1)));
    }
  }
  EXPECT_GT(times.size(), 400U);
  for (const auto& [group, last] : last_of_group) {
    for (int number = 1; number <= last; ++number) {
      EXPECT_EQ(times.count(id_of(group, number)), 1U) << id_of(group, number) << " is left out";
    }
  }
}

TEST(BehaviourList, every_tested_id_has_a_test_that_carries_it) {
  const std::set<std::string> tests = tests_in_sources();
  for (const Row& row : rows_of_the_list()) {
    if (row.section != "Tested") {
      EXPECT_TRUE(row.tests.empty()) << row.ids[0];
      continue;
    }
    std::set<std::string> carried;
    for (const std::string& test : row.tests) {
      EXPECT_EQ(tests.count(test), 1U) << "there is no test " << test;
      carried.merge(ids_in_name(test));
    }
    EXPECT_EQ(carried, std::set<std::string>(row.ids.begin(), row.ids.end())) << row.ids[0];
  }
}

TEST(BehaviourList, every_id_that_a_test_carries_is_listed_as_tested) {
  std::set<std::string> listed;
  for (const Row& row : rows_of_the_list()) listed.insert(row.tests.begin(), row.tests.end());
  int with_id = 0;
  for (const std::string& test : tests_in_sources()) {
    if (ids_in_name(test).empty()) continue;
    ++with_id;
    EXPECT_EQ(listed.count(test), 1U) << test << " is not listed";
  }
  EXPECT_GT(with_id, 100);
}

}  // namespace
