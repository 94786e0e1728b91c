// What a traced program writes down while it runs: a line for each event, in the order in which
// they happen. The wrappers beside this file call it; the runner reads the lines. Who acts is the
// one on top of the stack of those who have the turn.
#pragma once

#include <cxxabi.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <any>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <vector>

#include "story.hpp"

namespace tracer {

constexpr int nobody = 0;  // the program itself, outside all turns
constexpr int exit_by_limit = 88;
constexpr std::size_t most_in_a_turn = 20'000;
constexpr std::size_t longest_text = 200;
constexpr rlim_t most_printed = rlim_t{16} << 20;

using Words = std::vector<std::string>;

// Lines go to AXON_KIT_TRACE, what the program prints to AXON_KIT_TRACE_OUTPUT: each line says how
// much was printed before it. A line is its fields, with a tab between them.
class Log {
 public:
  Log() {
    if (const char* lines = std::getenv("AXON_KIT_TRACE")) {
      lines_ = ::open(lines, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    }
    if (const char* output = std::getenv("AXON_KIT_TRACE_OUTPUT")) {
      const int file = ::open(output, O_WRONLY | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
      ::dup2(file, STDOUT_FILENO);
      ::close(file);
      std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // a crash loses no whole line
      const rlimit size{most_printed, most_printed};
      ::setrlimit(RLIMIT_FSIZE, &size);
    }
    if (const char* most = std::getenv("AXON_KIT_TRACE_MOST"))
      left_ = std::strtoul(most, nullptr, 10);
  }

  void write(const Words& fields) {
    write_line(fields);
    ++kit::signs_of_life;
    if (--left_ == 0) stop();
  }
  // Too much, all in all or in one turn, has no end.
  [[noreturn]] void stop() {
    write_line({"limit"});
    ::_exit(exit_by_limit);
  }

 private:
  void write_line(const Words& fields) {
    std::cout.flush();
    std::fflush(stdout);
    struct stat output {};
    ::fstat(STDOUT_FILENO, &output);
    std::string line = "trace\t" + std::to_string(output.st_size);
    for (const std::string& field : fields) {
      line += '\t';
      for (const char c : field) {
        line += c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
      }
    }
    line += '\n';
    [[maybe_unused]] const auto wrote = ::write(lines_, line.data(), line.size());
  }

  int lines_ = -1;
  std::size_t left_ = 0;
};

inline Log& log() {
  static Log& log = *new Log;  // never destroyed: static objects may act at the very end
  return log;
}

// What is printed before the first event belongs to the trace as well.
[[gnu::constructor(101)]] inline void begin() { log(); }

// ---- Who there is, and who has the turn

// Without the namespaces it is in.
inline std::string type_name(const std::type_info& type) {
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, nullptr), &std::free);
  const std::string whole = name ? name.get() : type.name();
  const bool plain = whole.find('<') == std::string::npos;
  return plain && whole.rfind("::") != std::string::npos ? whole.substr(whole.rfind("::") + 2)
                                                         : whole;
}

// Part of every traced microprocess: its number, and what a trace says of it when it first appears.
class Party {
 public:
  virtual ~Party() = default;

  // Its number. Whoever is asked for the first time is introduced.
  int traced() const {
    if (!introduced_) {
      introduced_ = true;
      log().write({"node", std::to_string(number_), traced_kind(), name_, type_name(typeid(*this)),
                   listed(inboxes_), listed(outboxes_)});
    }
    return number_;
  }

 protected:
  virtual std::string traced_kind() const { return "microprocess"; }
  void traced_name(const std::string& name) { name_ = name; }
  void traced_boxes(const Words& inboxes, const Words& outboxes) {
    inboxes_ = inboxes;
    outboxes_ = outboxes;
  }

 private:
  static std::string listed(const Words& names) {
    std::string list;
    for (const std::string& name : names) list += name + '\n';
    return list;
  }

  static inline int parties_ = nobody;
  int number_ = ++parties_;
  std::string name_;
  Words inboxes_;
  Words outboxes_;
  mutable bool introduced_ = false;
};

inline std::vector<int>& holders() {
  static std::vector<int>& holders = *new std::vector<int>;
  return holders;
}
inline int holder() { return holders().empty() ? nobody : holders().back(); }

inline std::size_t events_in_turn = 0;

// Who acts, what happens, to whom, and more.
inline void event(const char* what, int whom, const Words& more = {}) {
  Words fields = {what, std::to_string(holder()), std::to_string(whom)};
  fields.insert(fields.end(), more.begin(), more.end());
  log().write(fields);
  if (holder() != nobody && ++events_in_turn > most_in_a_turn) log().stop();
}
inline void event(const char* what, const Party& whom, const Words& more = {}) {
  event(what, whom.traced(), more);
}

// Somebody has the turn as long as this lives.
class Holds {
 public:
  explicit Holds(int who) {
    holders().push_back(who);
    events_in_turn = 0;
  }
  Holds(const Holds&) = delete;
  Holds& operator=(const Holds&) = delete;
  ~Holds() { holders().pop_back(); }
};

// Does what it is told. An error that comes out is such an event, and goes on.
template <typename Action>
auto watched(const char* what, int whom, Action action) {
  try {
    return action();
  } catch (const std::exception& error) {
    event(what, whom, {std::string("error: ") + error.what()});
    throw;
  } catch (...) {
    event(what, whom, {"error: not a std::exception"});
    throw;
  }
}

// ---- Whose frame it is

// Who is being activated; its main() is called in the meantime.
inline int activated = nobody;

// The frame of a coroutine belongs to the one who is being activated; otherwise to the microprocess
// whose member the coroutine is.
inline int owner_of_frame() { return activated; }
template <typename Self, typename... More>
int owner_of_frame(const Self& self, const More&...) {
  if (activated != nobody) return activated;
  if constexpr (std::is_polymorphic_v<Self>) {
    if (const auto* party = dynamic_cast<const Party*>(&self)) return party->traced();
  }
  return nobody;
}

// ---- What stands in a letter

// How to show letters of types that the tracer does not know: each gives nothing for other types.
inline std::vector<std::string (*)(const std::any&)>& readers() {
  static auto& readers = *new std::vector<std::string (*)(const std::any&)>;
  return readers;
}

// "text" and the text, or "words" and what the letter is.
inline Words shown(const std::any& letter) {
  const auto text = [](const std::string& whole) {
    return Words{"text", whole.substr(0, longest_text)};
  };
  if (!letter.has_value()) return {"words", "an empty letter"};
  if (const auto* words = std::any_cast<std::string>(&letter)) return text(*words);
  if (const auto* words = std::any_cast<const char*>(&letter)) return text(*words);
  if (const auto* sign = std::any_cast<char>(&letter)) return text(std::string(1, *sign));
  if (const auto* yes = std::any_cast<bool>(&letter)) return {"words", *yes ? "true" : "false"};
  std::string number;
  const auto is_number = [&]<typename Number>(Number) {
    if (const auto* value = std::any_cast<Number>(&letter)) number = std::to_string(*value);
    return !number.empty();
  };
  if (is_number(0) || is_number(0L) || is_number(0LL) || is_number(0U) || is_number(0UL) ||
      is_number(0ULL) || is_number(0.0) || is_number(0.0F)) {
    return {"words", number};
  }
  for (const auto read : readers()) {
    if (const std::string words = read(letter); !words.empty()) return {"words", words};
  }
  return {"words", "a letter of type " + type_name(letter.type())};
}

}  // namespace tracer
