#include "axon/registry.hpp"

#include <iostream>

#include "axon/box.hpp"
#include "axon/parts.hpp"
#include "names.hpp"

namespace axon {

namespace {

std::string count_of(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " argument" : " arguments");
}

// "count takes 2 arguments: from (a whole number), to (a whole number)"
std::string usage(const Registry::Kind& kind) {
  std::string text = kind.name + " takes " + count_of(kind.parameters.size());
  const char* before = ": ";
  for (const Registry::Parameter& parameter : kind.parameters) {
    text += std::exchange(before, ", ") + parameter.name + " (" + parameter.type + ")";
  }
  return text;
}

}  // namespace

void Registry::add_entry(Entry entry, const Words& parameters, const Component& sample) {
  const std::string& name = entry.kind.name;
  if (name.empty()) throw UsageError("a kind of component needs a name");
  if (entries_.count(name) != 0) throw UsageError("there is a kind \"" + name + "\" already");
  if (parameters.size() != entry.kind.parameters.size()) {
    throw UsageError("the factory of " + name + " takes " + count_of(entry.kind.parameters.size()) +
                     ", and the names of " + std::to_string(parameters.size()) + " were given");
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) entry.kind.parameters[i].name = parameters[i];
  for (const Box* box = sample.first_box(); box != nullptr; box = box->next()) {
    entry.kind.boxes.push_back({box->name(), box->is_inbox(), detail::name_of(box->type())});
  }
  entries_.emplace(name, std::move(entry));
}

std::unique_ptr<Component> Registry::make(const std::string& name,
                                          const std::vector<std::string>& arguments) const {
  const Entry& found = entry(name);
  if (arguments.size() != found.kind.parameters.size()) {
    throw UsageError(usage(found.kind) + "; " + std::to_string(arguments.size()) +
                     (arguments.size() == 1 ? " was given" : " were given"));
  }
  return found.make(found.kind, arguments);
}

const Registry::Kind& Registry::kind(const std::string& name) const { return entry(name).kind; }

std::vector<std::string> Registry::names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : entries_) names.push_back(name);
  return names;
}

const Registry::Entry& Registry::entry(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found != entries_.end()) return found->second;
  const std::string near = detail::nearest(name, names());
  throw UsageError("there is no kind of component \"" + name + "\"" +
                   (near.empty() ? "" : "; the nearest is \"" + near + "\""));
}

void Registry::throw_not_a(const Kind& kind, std::size_t parameter, const std::string& word) {
  throw UsageError("\"" + word + "\" is not " + kind.parameters[parameter].type + "; " +
                   usage(kind));
}

void add_parts(Registry& registry) {
  registry.add(
      "count", "Sends from, from + 1, ... up to and with to.", {"from", "to"},
      [](std::int64_t from, std::int64_t to) { return std::make_unique<Count>(from, to); });
  registry.add("ticker", "Sends 1, 2, 3, ... once every period.", {"period"},
               [](Duration period) { return std::make_unique<Ticker>(period); });
  registry.add("file_reader", "Sends the lines of a file.", {"path"},
               [](std::string path) { return std::make_unique<FileReader>(std::move(path)); });
  registry.add("file_writer", "Writes each letter as a line into a file.", {"path"},
               [](std::string path) { return std::make_unique<FileWriter>(std::move(path)); });
  registry.add("line_reader", "Sends the lines that are typed.", {},
               [] { return std::make_unique<LineReader>(std::cin); });
  registry.add("line_writer", "Prints each letter as a line.", {},
               [] { return std::make_unique<LineWriter>(); });
}

namespace detail {

std::optional<bool> Parsed<bool>::from(const std::string& word) {
  if (word == "true") return true;
  if (word == "false") return false;
  return std::nullopt;
}

std::optional<Duration> Parsed<Duration>::from(const std::string& word) {
  using namespace std::chrono_literals;
  static const std::map<std::string, Duration> units = {{"ns", 1ns}, {"us", 1us},   {"ms", 1ms},
                                                        {"s", 1s},   {"min", 1min}, {"h", 1h}};
  const std::size_t digits = word.find_first_not_of("0123456789");
  if (digits == std::string::npos) return std::nullopt;
  const auto number = Parsed<std::int64_t>::from(word.substr(0, digits));
  const auto unit = units.find(word.substr(digits));
  if (!number || unit == units.end()) return std::nullopt;
  if (*number > Duration::max() / unit->second) return std::nullopt;
  return *number * unit->second;
}

}  // namespace detail
}  // namespace axon
