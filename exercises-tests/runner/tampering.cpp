#include "tampering.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "cut.hpp"
#include "tokens.hpp"

namespace {

using Names = std::set<std::string>;
using Tokens = std::vector<Token>;

// What the tests are made of: their own words, and the functions that they call and that no
// learner has to write.
struct Tests {
  Names words;
  Names functions;
  Names headers;
  Names harness;                // the words of its headers
  bool with_the_games = false;  // whose kit has the namespace of the harness
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_call(const Tokens& tokens, std::size_t i) {
  return tokens[i].kind == Token::Kind::name && i + 1 < tokens.size() && tokens[i + 1].is("(");
}

Tests tests_of(const Kit& kit, const Lesson& lesson) {
  Tests tests;
  tests.with_the_games = lesson.needs == "games-kit";
  std::vector<fs::path> files;
  for (const fs::path& folder : {kit.tests() / "harness", kit.tests() / lesson.folder}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  for (const fs::path& file : files) {
    tests.headers.insert(file.filename().string());
    const bool can_be_called = file.filename() != "story.cpp";  // what is in it stays in it
    const bool is_harness = can_be_called && file.parent_path().filename() == "harness";
    const Tokens tokens = tokens_of(read_file(file));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == Token::Kind::name) tests.words.insert(tokens[i].text);
      if (is_harness) tests.harness.insert(tokens[i].text);
      if (is_call(tokens, i) && can_be_called) tests.functions.insert(tokens[i].text);
    }
  }
  for (const auto& entry : fs::directory_iterator(kit.solutions())) {
    const Tokens tokens = tokens_of(read_file(entry.path()));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (is_call(tokens, i)) tests.functions.erase(tokens[i].text);
    }
  }
  for (const char* keyword : {"alignas", "decltype", "explicit", "if", "noexcept", "requires",
                              "sizeof", "static_assert", "operator", "__attribute__"}) {
    tests.functions.erase(keyword);
  }
  return tests;
}

// Words that reach for the tests' results from below the language. No lesson has a use for them.
const std::map<std::string, std::string>& never_needed() {
  static const std::map<std::string, std::string> words = {
      {"asm", "code of the machine"},
      {"__asm", "code of the machine"},
      {"__asm__", "code of the machine"},
      {"syscall", "a call past the C library"},
      {"dlsym", "another function behind a name"},
      {"dlvsym", "another function behind a name"},
      {"dlopen", "another function behind a name"},
      {"ptrace", "a look into a program"},
      {"process_vm_readv", "a look into a program"},
      {"process_vm_writev", "a look into a program"},
      {"redefine_extname", "another function behind a name"},
  };
  return words;
}

// Attributes that run code before the tests, put it in the place of other code, or hide it from
// the sanitizers.
bool is_for_no_lesson(const std::string& attribute) {
  static const Names names = {"constructor", "__constructor__", "section", "__section__",
                              "alias",       "__alias__",       "ifunc",   "__ifunc__",
                              "weakref",     "__weakref__"};
  return names.count(attribute) != 0 || attribute.find("sanitize") != std::string::npos ||
         attribute.find("no_address_safety") != std::string::npos;
}

// Names of the compiler's and its library's that a learner may meet.
bool is_often_met(const std::string& name) {
  static const Names names = {"__attribute__",       "__attribute", "__func__",      "__FUNCTION__",
                              "__PRETTY_FUNCTION__", "__FILE__",    "__LINE__",      "__cplusplus",
                              "__VA_ARGS__",         "__VA_OPT__",  "__cxa_demangle"};
  return names.count(name) != 0 || starts_with(name, "__builtin_") || starts_with(name, "__cpp_");
}

// Functions that end the program or ask the system; a lesson may meet them, and rarely does.
const Names& seldom_needed() {
  static const Names names = {"_exit",  "_Exit",  "quick_exit", "exit",   "fork",      "vfork",
                              "system", "popen",  "execve",     "execv",  "kill",      "raise",
                              "getenv", "setenv", "mprotect",   "mmap",   "socket",    "atexit",
                              "signal", "write",  "writev",     "pwrite", "sigaction", "setrlimit",
                              "dup2",   "abort",  "longjmp",    "fdopen", "environ"};
  return names;
}

class Reading {
 public:
  Reading(const Tests& tests, const fs::path& file, const std::string& text, const fs::path& folder,
          Suspicions& found)
      : tests_(tests),
        file_(file),
        name_(file.lexically_relative(folder)),
        folder_(folder),
        tokens_(tokens_of(text)),
        found_(found) {}

  void read() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      follow_braces(token);
      if (token.kind == Token::Kind::text) {
        read_text(token);
      } else if (token.kind == Token::Kind::name) {
        read_name(token);
      } else if (token.begins_directive &&
                 (after(1).kind == Token::Kind::number || after(1).is("line"))) {
        tampering("a directive says that this is another file.");
      }
    }
  }

  // The same of the text in which the compiler has replaced the macros. What the library's own
  // macros bring is nobody's.
  void read_expanded() {
    is_expanded_ = true;
    read();
  }

 private:
  const Token& before(std::size_t steps) const {
    static const Token none;
    return steps <= at_ ? tokens_[at_ - steps] : none;
  }
  const Token& after(std::size_t steps) const {
    static const Token none;
    return at_ + steps < tokens_.size() ? tokens_[at_ + steps] : none;
  }

  void tampering(const std::string& what) {
    if (found_.tampering.empty()) found_.tampering = place() + what;
  }
  void look(const std::string& what) {
    const std::string line = place() + what;
    const bool known =
        std::find(found_.looks.begin(), found_.looks.end(), line) != found_.looks.end();
    if (!known) found_.looks.push_back(line);
  }
  std::string place() const {
    return shown(file_) + ", line " + std::to_string(tokens_[at_].line) + ": ";
  }

  // Whether what stands here is in no class and no function.
  void follow_braces(const Token& token) {
    if (token.in_directive) return;
    if (token.is("{")) {
      std::size_t i = 1;
      while (before(i).kind == Token::Kind::name || before(i).is("::")) {
        if (before(i++).is("namespace")) break;
      }
      inside_.push_back(!before(i - 1).is("namespace"));
    } else if (token.is("}") && !inside_.empty()) {
      inside_.pop_back();
    }
  }
  bool is_outside() const {
    return std::find(inside_.begin(), inside_.end(), true) == inside_.end();
  }

  void read_text(const Token& token) {
    if (before(1).is("include") && before(2).is("#")) return read_include(token.text);
    if (before(1).is("extern") && token.text == "C") {
      tampering("extern \"C\" can put a function in the place of the system's.");
    }
    if (token.text.find("AXON_KIT") != std::string::npos) {
      tampering("AXON_KIT is how the runner speaks to the tests.");
    }
    if (token.text.find("/proc/") != std::string::npos) look("/proc/ tells about programs");
    for (const std::string& line : lines_of(token.text)) {
      const bool is_mark = line.size() > 2 && starts_with(line, "# ") && is_digit(line[2]);
      if (is_mark) tampering("a line of a text says that this is another file.");
    }
    if (token.text.find("redefine_extname") != std::string::npos) {
      tampering("redefine_extname puts another function behind a name.");
    }
  }

  void read_include(const std::string& name) {
    const fs::path path(name);
    const fs::path meant = (name_.parent_path() / path).lexically_normal();
    if (path.is_absolute() || starts_with(meant.string(), "..")) {
      tampering("it includes " + name + ", a file outside its folder.");
    } else if (path == "gtest/gtest.h" ||
               (tests_.headers.count(name) != 0 && !is_there(meant) && !is_there(path))) {
      tampering("it includes " + name + ", which belongs to the tests.");
    }
  }

  bool is_there(const fs::path& name) const {
    std::error_code error;
    return fs::exists(folder_ / name, error);
  }

  void read_name(const Token& token) {
    const std::string& name = token.text;
    const bool defined = token.in_directive && before(2).is("#") &&
                         (before(1).is("define") || before(1).is("undef"));
    if (defined && tests_.words.count(name) != 0) {
      return tampering("the macro " + name + " would change the tests, which use that name.");
    }
    if (name == "kit" && (before(1).is("namespace") || before(1).is("using") || after(1).is("::") ||
                          token.in_directive)) {
      if (is_of_the_games(token)) return;
      return tampering("kit is the namespace of the tests.");
    }
    if (name == "testing" && after(1).is("::")) {
      return tampering("testing is the namespace of the tests' library.");
    }
    if (starts_with(name, "AXON_KIT")) {
      return tampering("AXON_KIT is how the runner speaks to the tests.");
    }
    const auto never = never_needed().find(name);
    if (never != never_needed().end() && !is_member()) {
      return tampering(name + " is " + never->second + ", which no lesson needs.");
    }
    if (is_for_no_lesson(name) && is_in_attribute()) {
      return tampering("the attribute " + name + " is for what no lesson needs.");
    }
    if (name == "pragma" && after(1).is("weak")) {
      tampering("the pragma weak puts another function behind a name.");
    }
    if (name == "std" && before(1).is("namespace") && after(1).is("{")) {
      look("something is put into the namespace std");
    }
    if (name == "template" && after(1).is("<") && after(2).is(">")) read_specialization();
    read_name_of_the_library(token);
    if (token.in_directive || is_member()) return;
    if (!is_call(tokens_, at_)) {
      if (is_taken() && seldom_needed().count(name) != 0) look(name + " is taken");
      return;
    }
    if (is_outside() && (name == "expect" || name == "expect_that" || name == "expect_error")) {
      tampering("the function " + name + " would change the tests, which use that name.");
    } else if (is_outside() && tests_.functions.count(name) != 0) {
      look("the tests have a function " + name + ", too");
    } else if (seldom_needed().count(name) != 0) {
      look(name + "() is called");
    }
  }

  void read_name_of_the_library(const Token& token) {
    const std::string& name = token.text;
    const bool asks = starts_with(name, "__SANITIZE") || name == "__has_feature";
    if (asks) return look("the code asks whether a sanitizer watches it");
    if (is_expanded_ || token.in_directive || is_often_met(name)) return;
    if (starts_with(name, "__")) look(name + " belongs to the compiler and its library");
  }

  // A class of the library's may be made for an own type; a function of the library's that is
  // written again would change the tests, which call it.
  void read_specialization() {
    std::size_t at = 3;
    if (after(at).is("struct") || after(at).is("class")) return;
    while (at_ + at < tokens_.size() && !after(at).is("(") && !after(at).is(";")) {
      if (!after(at).is("std") || !after(at + 1).is("::")) {
        ++at;
        continue;
      }
      at += 2;
      while (after(at).kind == Token::Kind::name && !after(at).is("operator")) {
        if (after(++at).is("<")) at = after_arguments(at);
        if (!after(at).is("::")) break;
        ++at;
      }
      if (after(at).is("operator") || after(at).is("(") || after(at).is("~")) {
        return tampering("a function of the library's is written again.");
      }
    }
  }

  // Behind the ">" that belongs to this "<".
  std::size_t after_arguments(std::size_t at) const {
    int open = 0;
    do {
      if (after(at).is("<")) ++open;
      if (after(at).is(">")) --open;
      ++at;
    } while (open > 0 && at_ + at < tokens_.size());
    return at;
  }

  // Its address goes somewhere, and it is called from there.
  bool is_taken() const { return before(1).is("&") || before(1).is("=") || before(1).is("::"); }

  // Names, but no type or scope stands there.
  static bool is_statement(const Token& token) {
    static const Names words = {"return", "co_return", "co_yield", "co_await",
                                "else",   "do",        "throw",    "case"};
    return token.kind == Token::Kind::name && words.count(token.text) != 0;
  }

  // A function of the learner's own class may have any name.
  bool is_member() const {
    const bool scope =
        before(2).kind == Token::Kind::name && !before(2).is("std") && !is_statement(before(2));
    const bool declared =
        before(1).kind == Token::Kind::name && !is_statement(before(1)) && !is_outside();
    return before(1).is(".") || (before(1).is(">") && before(2).is("-")) ||
           (before(1).is("::") && scope) || declared;
  }

  // kit::Sprite, in a lesson with the games' kit.
  bool is_of_the_games(const Token& kit) const {
    return tests_.with_the_games && !kit.in_directive && !before(1).is("namespace") &&
           after(1).is("::") && tests_.harness.count(after(2).text) == 0;
  }

  // [[gnu::it]], __attribute__((it)), or further on in such a list.
  bool is_in_attribute() const {
    int open = 0;
    for (std::size_t i = 1; i < 100; ++i) {
      if (before(i).is(")") || before(i).is("]")) --open;
      if (before(i).is("(") || before(i).is("[")) ++open;
      if (before(i).is(";") || before(i).is("{") || before(i).is("}")) return false;
      if (open == 2 && before(i).is("[") && before(i - 1).is("[")) return true;
      if (open == 2 && starts_with(before(i).text, "__attribute")) return true;
    }
    return false;
  }

  const Tests& tests_;
  const fs::path file_;
  const fs::path name_;
  const fs::path folder_;
  const Tokens tokens_;
  Suspicions& found_;
  bool is_expanded_ = false;
  std::size_t at_ = 0;
  std::vector<bool> inside_;  // for each open brace: it is no namespace's
};

// Whether a macro of its own, or one of the compiler's, may put words here that are not read.
bool may_hide_words(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool has_text = tokens[i].is("define") && tokens[i].in_directive &&
                          i + 2 < tokens.size() && tokens[i + 2].in_directive &&
                          !tokens[i + 2].is("#");
    const bool is_of_the_library = tokens[i].kind == Token::Kind::name && !tokens[i].in_directive &&
                                   starts_with(tokens[i].text, "__") &&
                                   !is_often_met(tokens[i].text);
    if (has_text || is_of_the_library || tokens[i].is("_Pragma")) return true;
  }
  return false;
}

}  // namespace

Suspicions suspicions_about(const Kit& kit, const CoreFolder& core, const Lesson& lesson,
                            const Stage& stage, const Expanded& expanded) {
  Suspicions found;
  const Tests tests = tests_of(kit, lesson);
  for (const fs::path& file : stage.own_files) {
    Reading(tests, file, read_file(file), core.folder(), found).read();
  }
  const bool has_macros =
      std::any_of(stage.own_files.begin(), stage.own_files.end(),
                  [](const fs::path& file) { return may_hide_words(tokens_of(read_file(file))); });
  if (!has_macros || !found.tampering.empty()) return found;
  for (const auto& [file, text] : expanded()) {
    Reading(tests, file, text, core.folder(), found).read_expanded();
  }
  return found;
}
