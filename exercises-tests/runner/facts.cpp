#include "facts.hpp"

#include <algorithm>

namespace {

std::string expected(const char* key, const std::string& kind) {
  return std::string("\"") + key + "\" must be " + kind;
}

std::string place(const fs::path& file, const toml::node& node) {
  const auto line = std::max<toml::source_index>(1, node.source().begin.line);
  return shown(file) + ", line " + std::to_string(line) + ": ";
}

}  // namespace

toml::table parse_toml(const fs::path& file) {
  try {
    return toml::parse(read_file(file), file.string());
  } catch (const toml::parse_error& error) {
    throw KitError(shown(file) + ", line " + std::to_string(error.source().begin.line) + ": " +
                   std::string(error.description()) + ".");
  }
}

Facts::Facts(const fs::path& file, const toml::table& table, const std::vector<std::string>& known)
    : file_(file), table_(table) {
  for (const auto& [key, value] : table_) {
    const std::string name{std::string_view(key)};
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string near = nearest(name, known);
    mistake(value, "unknown field \"" + name + "\"" +
                       (near.empty() ? "" : "; the nearest known one is \"" + near + "\""));
  }
}

std::string Facts::text(const char* key) const {
  const toml::node& node = field(key, "a text in quotes");
  const auto value = node.value<std::string>();
  if (!node.is_string() || value->empty()) mistake(node, expected(key, "a text in quotes"));
  return *value;
}

int Facts::number(const char* key, int least) const {
  const std::string kind = "a whole number of at least " + std::to_string(least);
  const toml::node& node = field(key, kind);
  const auto value = node.value<std::int64_t>();
  if (!node.is_integer() || *value < least || *value > 100000) mistake(node, expected(key, kind));
  return static_cast<int>(*value);
}

std::vector<std::string> Facts::texts(const char* key) const {
  std::vector<std::string> all;
  const toml::node* node = table_.get(key);
  if (node == nullptr) return all;
  if (!node->is_array()) mistake(*node, expected(key, "a list of texts"));
  for (const toml::node& item : *node->as_array()) {
    if (!item.is_string()) mistake(item, expected(key, "a list of texts"));
    all.push_back(*item.value<std::string>());
  }
  return all;
}

bool Facts::flag(const char* key) const {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) mistake(*node, expected(key, "true or false"));
  return *node->value<bool>();
}

const toml::node& Facts::field(const char* key, const std::string& kind) const {
  const toml::node* node = table_.get(key);
  if (node == nullptr) {
    throw KitError(place(file_, table_) + "the field \"" + key + "\" is missing; expected " + kind +
                   ".");
  }
  return *node;
}

void Facts::mistake(const toml::node& node, const std::string& what) const {
  throw KitError(place(file_, node) + what + ".");
}
