// Which header a lesson is compiled with: the learner's up to that lesson, the reference after it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lesson.hpp"
#include "library.hpp"

enum class Origin {
  own,          // from the folder that is judged
  reference,    // of a later lesson, or supplied
  borrowed,     // the learner borrowed the reference
  not_started,  // the stub is unchanged, so the reference stands in
  missing,      // the file is not there, so the reference stands in
};

struct HeaderSource {
  const Lesson* lesson = nullptr;
  std::string header;
  fs::path file;  // what is compiled
  Origin origin = Origin::reference;
  bool used = false;  // the program that is built includes it
};

// All headers below a folder, by their names relative to it, in order. With `links`, those that are
// links are put there instead of being followed.
std::vector<fs::path> headers_below(const fs::path& folder, std::vector<fs::path>* links = nullptr);

// The text is the lesson's stub: nothing but comments and white space was changed.
bool is_the_stub(const Kit& kit, const Lesson& lesson, const std::string& text);

// A folder with headers of the contract, and what is known about it.
class CoreFolder {
 public:
  // `borrowed` holds the numbers of the lessons for which the reference is used, all up to the one
  // that is judged.
  // Throws UsageError when the folder is not there, or holds no header of the contract.
  CoreFolder(const Kit& kit, const std::vector<Lesson>& lessons, const fs::path& folder,
             std::set<std::string> borrowed);

  const fs::path& folder() const { return folder_; }
  // The file that a lesson is about, whether it is there or not.
  fs::path file_of(const Lesson& lesson) const { return folder_ / lesson.header; }
  bool has(const Lesson& lesson) const { return fs::exists(file_of(lesson)); }
  bool is_not_started(const Lesson& lesson) const;
  // Where each header comes from when this lesson is judged.
  std::vector<HeaderSource> sources_for(const Lesson& lesson) const;

 private:
  const Kit& kit_;
  const std::vector<Lesson>& lessons_;
  fs::path folder_;
  std::set<std::string> borrowed_;
};

// The headers of one lesson, copied side by side into one folder, so that each finds the others
// by name. The copies name the original files to the compiler.
struct Stage {
  fs::path folder;  // headers in folder/"include"; what is built goes beside it
  fs::path include() const { return folder / "include"; }
  std::vector<HeaderSource> sources;
  std::vector<fs::path> own_files;  // the files of the judged folder that are in it
  Library library;                  // that the lesson needs, or the core is written on
};

// Whether the program needs the header that this lesson is about: it includes it, or a header that does.
bool needs_header_of(const CoreFolder& core, const Lesson& lesson, const fs::path& program);

// "Built from your own generator.hpp. The reference stands in for scheduler.hpp."
std::string built_from(const Stage& stage);

// `and_files` are compiled with the headers; `key` is the compiler's. Equal content gives the same
// folder, so what was built in it before can be used again. With `wrappers`, the headers of that
// folder stand before those of the same name, which become own_NAME.
Stage stage(const Kit& kit, const CoreFolder& core, const Lesson& lesson,
            const std::vector<fs::path>& and_files, const std::string& key,
            const fs::path& wrappers = {});
