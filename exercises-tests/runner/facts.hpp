// Reads the fields of a TOML file. Each mistake becomes a KitError with its file and line.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <vector>

#include "kit.hpp"

// Throws KitError.
toml::table parse_toml(const fs::path& file);

// The fields of one table of a file. Every function throws KitError.
class Facts {
 public:
  // Refuses a table with a field that is not among the known ones.
  Facts(const fs::path& file, const toml::table& table, const std::vector<std::string>& known);

  std::string text(const char* key) const;
  int number(const char* key, int least) const;
  std::vector<std::string> texts(const char* key) const;  // empty when the field is missing
  bool flag(const char* key) const;                       // false when the field is missing

  const toml::node& field(const char* key, const std::string& kind) const;
  [[noreturn]] void mistake(const toml::node& node, const std::string& what) const;

 private:
  const fs::path& file_;
  const toml::table& table_;
};
