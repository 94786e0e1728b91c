// What somebody handed in: the headers in a folder, read once and judged as they were read.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lesson.hpp"

struct Submission {
  std::string name;
  std::map<std::string, std::string> headers;  // their texts, by their names in the folder
  std::vector<std::string> notes;              // what was not taken, and why; a line each

  bool has(const Lesson& lesson) const { return headers.count(lesson.header) != 0; }
};

// The submissions in these folders, in the order of their names. A folder that holds a header of
// the core, itself or in its miniaxon/, is one submission; otherwise each folder in it is one. Says
// what was found. Links are not followed, and of headers that come with a lesson and are not the
// learner's the kit's own are used. Throws UsageError when a folder is not there, or holds
// nothing that can be a submission.
std::vector<Submission> find_submissions(const Kit& kit, const std::vector<Lesson>& lessons,
                                         const std::vector<std::string>& folders,
                                         const std::function<void(const std::string&)>& say);

// Writes the headers into the folder, and nothing else is in it afterwards. Throws KitError.
void write_headers(const Submission& submission, const fs::path& folder);
