// What some lessons are compiled and linked with beside the headers of the core: full-axon, or the
// games' kit on it, without a window.
#pragma once

#include <string>
#include <vector>

#include "kit.hpp"

struct Library {
  std::string name;                // "full-axon"; empty: no library
  std::vector<fs::path> folders;   // to include from
  std::vector<fs::path> sources;   // compiled once, for all checks
  std::vector<std::string> first;  // its headers, precompiled
  std::string key;                 // of the contents of all its files
};

// A source file that is all its source files.
std::string all_sources_of(const Library& library);
// -I and a folder, for each of its folders.
std::vector<std::string> include_options_of(const Library& library);

// The names that `needs` in a lesson.toml may have.
const std::vector<std::string>& library_names();
// One of these names, or "" for no library.
Library library_of(const Kit& kit, const std::string& name);
