// What each word after ./learn does. Every function gives the exit code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit.hpp"

enum class Format { text, json };

// ---- The course (course_commands.cpp)
int where_am_i(const Kit& kit);
int status(const Kit& kit, Format format);
int read_lesson(const Kit& kit, const std::string& number);

struct CheckOptions {
  std::vector<std::string> numbers;
  bool all = false;
  std::string core;  // another folder than miniaxon/
  Format format = Format::text;
  double time_scale = 1;
  bool walls = false;  // as around a submission
};
int check(const Kit& kit, const CheckOptions& options);
// Judges a game of the learner's own by its tests, and by the brief that it began from: capstone.cpp.
int check_game(const Kit& kit, const struct GameFacts& own, const CheckOptions& options);

struct WatchOptions {
  std::string number;       // none: the lesson at hand
  bool only_polls = false;  // do not trust the system's events
};
int watch(const Kit& kit, const WatchOptions& options);  // watch.cpp

struct PredictOptions {
  std::string number;                 // none: the lesson at hand
  bool again = false;                 // the questions that came back, of all lessons
  int question = 0;                   // that one alone, counted from 1
  std::optional<std::string> answer;  // to one question; none: asked for
  bool skips = false;                 // one question
};
int predict(const Kit& kit, const PredictOptions& options);  // predict.cpp

struct DemoOptions {
  std::string number;
  bool reference = false;
  std::string core;
  std::string program = "demo";        // another program of the lesson's folder
  std::vector<std::string> arguments;  // for the demo itself
};
int demo(const Kit& kit, const DemoOptions& options);  // demo.cpp

// ---- What happened, in order (trace_commands.cpp)
enum class View { text, chart, html, json };
struct TraceOptions {
  DemoOptions demo;
  View view = View::text;
  std::string output;  // a file; none: standard output
};
int trace(const Kit& kit, const TraceOptions& options);
int why(const Kit& kit);  // of the last check that failed: why.cpp

// ---- The learner's work (work_commands.cpp)
int hint(const Kit& kit, const std::string& number);
int solution(const Kit& kit, const std::string& number, const std::string& why_given_up);
int reset(const Kit& kit, const std::string& number);
int undo(const Kit& kit);
int borrow(const Kit& kit, const std::string& number);
int return_borrowed(const Kit& kit, const std::string& number);
int update(const Kit& kit);  // update.cpp

// ---- For instructors (grade.cpp)
struct GradeOptions {
  std::vector<std::string> folders;  // submissions, or folders of submissions
  std::vector<std::string> numbers;  // lessons; none: those that a submission has started
  std::string csv;                   // files to write; none when empty
  std::string json;
  double time_scale = 1;
};
int grade(const Kit& kit, const GradeOptions& options);

// ---- The machine (doctor.cpp)
int doctor(const Kit& kit, Format format);

// ---- The runtime (bench.cpp)
// Builds the benchmark of full-axon, with the peers that are installed, and runs it.
int bench(const Kit& kit, const std::vector<std::string>& arguments);

// ---- The games (play.cpp)
// Without arguments: lists them. Otherwise builds the game that the first one names, and starts it
// with the others.
int play(const Kit& kit, std::vector<std::string> arguments);
// Plays the recorded runs of a game of the learner's own, my-games/NAME/runs/*.run. Throws KitError.
struct PlayedRuns {
  int count = 0;                   // that end as recorded
  std::string differs;             // what the first one said that does not; empty when all do
  std::vector<std::string> notes;  // a line each
};
PlayedRuns play_runs(const Kit& kit, const struct GameFacts& own);
// Makes my-games/NAME from the starter of a game: new_game.cpp.
int new_game(const Kit& kit, const std::string& name, const std::string& from);

// ---- For authors (derive.cpp)
int dev_cut(const Kit& kit);
int dev_check(const Kit& kit);
// bank_commands.cpp
int dev_bank(const Kit& kit, const std::vector<std::string>& numbers, bool accepts);
int dev_messages(const Kit& kit, const std::vector<std::string>& numbers);
int dev_latency(const Kit& kit, const std::vector<std::string>& numbers, int saves);  // latency.cpp
int dev_new(const Kit& kit, const std::string& number, const std::string& name);  // new_lesson.cpp
int dev_changed(const Kit& kit, const std::string& since);                        // changed.cpp
int selftest(const Kit& kit);
