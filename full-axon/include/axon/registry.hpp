// Kinds of components that are made by name, from arguments in words: for a shell, a card, an editor.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "clock.hpp"
#include "component.hpp"

namespace axon {

class Registry {
 public:
  struct Parameter {
    std::string name;
    std::string type;  // in words: "a whole number"
  };
  struct BoxOfKind {
    std::string name;
    bool is_inbox;
    std::string type;  // of its letters
  };
  struct Kind {
    std::string name;
    std::string line;  // what it does
    std::vector<Parameter> parameters;
    std::vector<BoxOfKind> boxes;
  };

  //   registry.add("count", "Sends from, from + 1, ... to.", {"from", "to"},
  //                [](std::int64_t from, std::int64_t to) { return std::make_unique<Count>(from, to); });
  // Parameters are whole and other numbers, bool, std::string and Duration. The factory is called
  // once, with 1, false, "" and one second, to see the boxes. Throws UsageError when the name is
  // taken or empty, or the names of the parameters are too few or too many; and what the factory
  // throws.
  template <typename Factory>
  void add(std::string name, std::string line, std::vector<std::string> parameters,
           Factory factory) {
    add_function(std::move(name), std::move(line), std::move(parameters),
                 std::function(std::move(factory)));
  }
  // Throws UsageError, which says what was given and what was expected, when there is no such kind or
  // the arguments do not fit; and what the constructor throws.
  std::unique_ptr<Component> make(const std::string& name,
                                  const std::vector<std::string>& arguments = {}) const;
  // Throws UsageError when there is none.
  const Kind& kind(const std::string& name) const;
  // By name.
  std::vector<std::string> names() const;

 private:
  using Words = std::vector<std::string>;
  struct Entry {
    Kind kind;
    std::function<std::unique_ptr<Component>(const Kind&, const Words&)> make;
  };

  template <typename Part, typename... Arguments>
  void add_function(std::string name, std::string line, Words parameters,
                    std::function<std::unique_ptr<Part>(Arguments...)> factory);
  void add_entry(Entry entry, const Words& parameters, const Component& sample);
  const Entry& entry(const std::string& name) const;
  [[noreturn]] static void throw_not_a(const Kind& kind, std::size_t parameter,
                                       const std::string& word);

  std::map<std::string, Entry> entries_;
};

// The small components of parts.hpp that need no function: count, ticker, file_reader, file_writer,
// line_reader and line_writer (the console).
void add_parts(Registry& registry);

namespace detail {

// What a word means as a parameter of this type; nothing when it means nothing.
template <typename T>
struct Parsed {
  static_assert(std::is_arithmetic_v<T>, "a parameter is a number, bool, std::string or Duration");
  static constexpr const char* type = std::is_integral_v<T> ? "a whole number" : "a number";
  static constexpr T sample = 1;
  static std::optional<T> from(const std::string& word) {
    T value{};
    const char* const end = word.data() + word.size();
    const auto [stopped_at, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || stopped_at != end) return std::nullopt;
    return value;
  }
};
template <>
struct Parsed<bool> {
  static constexpr const char* type = "true or false";
  static constexpr bool sample = false;
  static std::optional<bool> from(const std::string& word);
};
template <>
struct Parsed<std::string> {
  static constexpr const char* type = "a text";
  static constexpr const char* sample = "";
  static std::optional<std::string> from(const std::string& word) { return word; }
};
template <>
struct Parsed<Duration> {
  static constexpr const char* type = "a duration like 250ms, 2s or 1h";
  static constexpr Duration sample = std::chrono::seconds(1);
  static std::optional<Duration> from(const std::string& word);
};

}  // namespace detail

template <typename Part, typename... Arguments>
void Registry::add_function(std::string name, std::string line, Words parameters,
                            std::function<std::unique_ptr<Part>(Arguments...)> factory) {
  static_assert(std::derived_from<Part, Component>);
  Entry entry{{std::move(name), std::move(line), {}, {}}, {}};
  (entry.kind.parameters.push_back({"", detail::Parsed<std::decay_t<Arguments>>::type}), ...);
  const auto sample =
      factory(std::decay_t<Arguments>(detail::Parsed<std::decay_t<Arguments>>::sample)...);
  entry.make = [factory](const Kind& kind, const Words& words) {
    const auto value = [&]<typename T>(std::size_t i, std::type_identity<T>) {
      std::optional<T> parsed = detail::Parsed<T>::from(words[i]);
      if (!parsed) throw_not_a(kind, i, words[i]);
      return std::move(*parsed);
    };
    return [&]<std::size_t... I>(std::index_sequence<I...>)->std::unique_ptr<Component> {
      return factory(value(I, std::type_identity<std::decay_t<Arguments>>())...);
    }
    (std::index_sequence_for<Arguments...>());
  };
  add_entry(std::move(entry), parameters, *sample);
}

}  // namespace axon
