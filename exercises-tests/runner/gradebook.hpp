// The results of grading: kept on the disk one by one, turned into points, and shown as a table,
// as CSV and as JSON.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lesson.hpp"

// One lesson of one submission.
struct Result {
  std::string verdict;  // as ./learn check says it, or "NOT JUDGED"
  int tests_declared = 0;
  int tests_run = 0;
  int tests_passed = 0;
  double seconds = 0;
  std::string message;  // what happened, on one line; empty for a pass
  std::string look_at;  // what a person should look at; empty when there is nothing
  std::string text;     // all that a learner would see
};

// What is kept of a result when the machine stops at any moment: lines of JSON in a file, added
// one by one. A line that was not written to its end is not there.
class Results {
 public:
  explicit Results(const fs::path& file);
  Results(const Results&) = delete;
  Results& operator=(const Results&) = delete;
  ~Results();

  // Nothing when it is not known.
  const Result* find(const std::string& key) const;
  // Returns when it is on the disk. Throws KitError.
  void add(const std::string& key, const Result& result);

 private:
  fs::path file_;
  int out_ = -1;
  std::map<std::string, Result> known_;
};

struct GradedLesson {
  const Lesson* lesson = nullptr;
  Result result;
};

struct Graded {
  std::string name;
  std::vector<std::string> notes;
  std::vector<GradedLesson> lessons;
};

// A PASS gives all; WRONG, CRASHED and HUNG give the share of the tests that passed in both runs,
// in half points, rounded down, and at least one point less than all; the others give nothing.
double points_of(const Result& result, int most);

struct Gradebook {
  std::string kit;                 // which version judged
  std::vector<std::string> walls;  // what stood around the submissions
  std::vector<Graded> submissions;
  int most_points = 0;  // what all lessons that were judged are worth
};

std::string as_table(const Gradebook& book);
std::string as_csv(const Gradebook& book);  // RFC 4180
std::string as_json(const Gradebook& book);
