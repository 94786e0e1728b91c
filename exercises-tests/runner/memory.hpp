// What the kit remembers of a learner: .learn/state.json. Lost or damaged, it costs no work.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "judge.hpp"
#include "symptom.hpp"

// One answer to a question of lessons/NN-name/predict.toml.
struct Prediction {
  enum Outcome { noted, right, wrong, skipped };  // noted: the program has not run yet
  std::string answer;                             // empty when skipped
  Outcome outcome = noted;
  int round = 0;  // see predictions.hpp
};

struct LessonMemory {
  std::vector<std::string> passed;   // the digests of the code that passed, the newest last
  std::string given_up;              // why the solution was opened before a pass
  bool has_read = false;             // the lesson's page was opened
  bool borrowed = false;             // later lessons use the reference
  std::string failing_function;      // where the last failed check said to look
  std::string failing_heading;       // of the page: what its test is about
  Symptom failing;                   // what its failure looked like
  std::vector<std::string> offered;  // the possible causes that were shown
  std::map<std::string, int> hints;  // how many hints were shown, by section
  std::map<std::string, std::vector<Prediction>> predictions;  // by program, the first answer first
};

// How the last check of the learner's own code ended.
struct LastCheck {
  std::string lesson;   // its number; empty when there was none
  std::string verdict;  // the word
  std::string test;     // the name of the test that failed, if it was in one
};

LastCheck last_check_of(const Judgement& judgement);

struct Reset {
  std::string header;
  std::string saved;  // the copy that was made first, below .learn/
};

class Memory {
 public:
  // Reads the state. A damaged file is put aside, and that is said on standard error.
  explicit Memory(const Kit& kit);

  // Reads the state again, changes it and writes it, while no other ./learn does the same.
  // Throws KitError when it cannot be written.
  void change(const std::function<void(Memory&)>& how);
  // The same where progress is not worth an error: says that it is not noted.
  void note(const std::function<void(Memory&)>& how);

  LessonMemory& of(const Lesson& lesson) { return lessons_[lesson.number]; }
  const LessonMemory& of(const Lesson& lesson) const;
  // The numbers of the borrowed lessons, but for one that is judged itself.
  std::set<std::string> borrowed(const std::string& but_for = "") const;
  std::vector<Reset>& resets() { return resets_; }
  LastCheck& last_check() { return last_check_; }
  const LastCheck& last_check() const { return last_check_; }

 private:
  void load();
  void save() const;

  fs::path file_;
  std::map<std::string, LessonMemory> lessons_;
  std::vector<Reset> resets_;
  LastCheck last_check_;
};

// Puts a content in the place of a file. What is half written never stands in the file's folder,
// even when the power goes. Throws KitError.
void write_whole(const Kit& kit, const fs::path& file, std::string_view content);
// Saves a dated copy of a file of the kit's folder below .learn/saved and gives its path. Throws
// KitError.
fs::path save_copy(const Kit& kit, const fs::path& file);

// Whether this very code (its digest) has passed already.
bool has_passed(const LessonMemory& known, const std::string& code);

// What a lesson is to its learner at this moment, in words: "passed", "not started", ...
enum class Standing { not_started, missing, begun, passed, changed_since_pass, borrowed };
Standing standing_of(const Lesson& lesson, const CoreFolder& core, const Memory& memory);
std::string words_of(Standing standing);
// Names the code of a lesson's header, comments and white space aside.
std::string code_digest(const fs::path& header);

// "2026-01-31T09-30-00"
std::string date_and_time();
