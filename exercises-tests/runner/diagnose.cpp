#include "diagnose.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>

namespace {

// The library's regular expressions go deeper with each character.
constexpr std::size_t longest_line = 2000;

bool is_own(const std::string& file, const std::vector<fs::path>& own_files) {
  return std::any_of(own_files.begin(), own_files.end(),
                     [&](const fs::path& own) { return own.string() == file; });
}

std::string line_in(const fs::path& file, int number) {
  if (!fs::exists(file)) return "";
  const std::vector<std::string> lines = lines_of(read_file(file));
  const auto index = static_cast<std::size_t>(number - 1);
  return number > 0 && index < lines.size() ? trimmed(lines[index]) : "";
}

// The names that compilers and libraries use inside are not the learner's.
std::string plain_names(std::string text) {
  for (const auto& [inside, name] : {std::pair{"[abi:cxx11]", ""},
                                     {"{anonymous}::", ""},
                                     {"(anonymous namespace)::", ""},
                                     {"std::__cxx11::basic_string<char>", "std::string"},
                                     {"std::__cxx11::", "std::"},
                                     {"std::__n4861::", "std::"},
                                     {" [-fpermissive]", ""},
                                     {"miniaxon::", ""},
                                     {"kit::", ""}}) {
    text = replaced(text, inside, name);
  }
  static const std::regex option(R"( \[-W[^\]]*\]$)");
  text = std::regex_replace(text.substr(0, longest_line), option, "");
  static const std::regex same_name_twice(R"(('[^']*') \{aka \1\})");
  return std::regex_replace(text, same_name_twice, "$1");
}

struct Remark {
  std::string file;
  int line = 0;
  int column = 0;
  std::string message;
  std::vector<std::pair<std::string, int>> chain;  // the places that lead to it
};

// All errors (or warnings) of g++ and clang, each with the places around it.
std::vector<Remark> remarks(const std::string& output, const std::string& kind) {
  static const std::regex place(R"(^([^ :][^:]*):(\d+):(?:(\d+):)? *(.*)$)");
  static const std::regex included(R"(^(?:In file included from|\s+from) ([^:]+):(\d+).*$)");
  std::vector<Remark> all;
  std::vector<std::pair<std::string, int>> before;
  for (const std::string& whole_line : lines_of(output)) {
    const std::string line = whole_line.substr(0, longest_line);
    std::smatch match;
    if (std::regex_match(line, match, included)) {
      before.emplace_back(match[1], std::stoi(match[2]));
    } else if (std::regex_match(line, match, place)) {
      const std::string rest = match[4];
      const int column = match[3].matched ? std::stoi(match[3]) : 0;
      const std::size_t at = rest.find(kind + ": ");
      if (at == 0 || (kind == "error" && (starts_with(rest, "fatal error: ") ||
                                          starts_with(rest, "internal compiler error: ")))) {
        all.push_back({match[1], std::stoi(match[2]), column,
                       plain_names(rest.substr(rest.find(": ") + 2)), before});
        before.clear();
      } else if (starts_with(rest, "error: ") || starts_with(rest, "warning: ")) {
        before.clear();
      } else if (starts_with(rest, "note: ") && !all.empty()) {
        all.back().chain.emplace_back(match[1], std::stoi(match[2]));
      } else {
        before.emplace_back(match[1], std::stoi(match[2]));  // "required from here" and the like
      }
    }
  }
  return all;
}

// What is missing before the first word of a line is missing at the end of the code before it.
int line_of(const Remark& remark) {
  static const std::regex missing_sign("^expected '[;,)}\\]]'.* before .*");
  const bool missing = std::regex_match(remark.message, missing_sign);
  if (!missing) return remark.line;
  if (!fs::exists(remark.file)) return remark.line;
  const std::vector<std::string> lines = lines_of(read_file(remark.file));
  auto index = static_cast<std::size_t>(remark.line - 1);
  if (index >= lines.size() ||
      static_cast<int>(lines[index].find_first_not_of(" \t")) + 1 != remark.column) {
    return remark.line;
  }
  while (index > 0) {
    const std::string code = trimmed(lines[--index]);
    if (!code.empty() && !starts_with(code, "//")) return static_cast<int>(index) + 1;
  }
  return remark.line;
}

bool is_deleted(const Remark& remark) {
  static const std::regex deleted("use of deleted function|call to (implicitly-)?deleted");
  return std::regex_search(remark.message, deleted);
}

// The first of the learner's lines that lead to it.
std::optional<Place> own_in_chain(const Remark& remark, const std::vector<fs::path>& own_files) {
  for (const auto& [file, line] : remark.chain) {
    if (is_own(file, own_files)) return Place{file, line, ""};
  }
  return std::nullopt;
}

const std::vector<std::pair<std::string, std::string>>& sentences() {
  static const std::vector<std::pair<std::string, std::string>> all = {
      {"heap-use-after-free", "The program used memory that was already given back."},
      {"stack-use-after-scope", "The program used a variable whose scope had already ended."},
      {"stack-use-after-return", "The program used a variable of a function that had returned."},
      {"heap-buffer-overflow", "The program went past the end of its memory."},
      {"stack-buffer-overflow", "The program went past the end of a variable."},
      {"global-buffer-overflow", "The program went past the end of a global variable."},
      {"container-overflow", "The program went past the end of a container."},
      {"stack-overflow", "The stack is full: functions called functions without an end."},
      {"attempting double-free", "The program gave the same memory back twice."},
      {"attempting free on address", "The program gave back memory that was not its own."},
      {"alloc-dealloc-mismatch", "Memory was given back in another way than it was taken."},
      {"new-delete-type-mismatch", "An object was deleted as if it were of another type."},
      {"requested allocation size", "The program asked for far too much memory at once."},
      {"out of memory", "The program asked for far too much memory at once."},
      {"SEGV on unknown address 0x000000000", "The program followed a null pointer."},
      {"SEGV", "The program touched memory that is not its own."},
      {"ABRT", "The program stopped itself: a check failed or an error was not caught."},
      {"FPE", "The program divided by zero."},
      {"ILL", "The program ran something that is no instruction."},
  };
  return all;
}

std::string sentence_for_undefined(const std::string& what) {
  if (what.find("reached the end of a value-returning function") != std::string::npos) {
    return "A function that promises a value came to its end without one.\n"
           "Should it be a coroutine? Then it needs a co_yield or a co_return.";
  }
  return "The program did what C++ does not define: " + plain_names(what) + ".";
}

// What the standard library or the system said when the program stopped itself; empty if nothing.
std::string last_words(const std::string& report) {
  static const std::vector<std::pair<std::string, std::string>> checks = {
      {"_M_is_engaged", "An empty std::optional was used as if it held a value."},
      {"!this->empty()", "The first or last element of an empty container was asked for."},
      {"__n < this->size()", "An element past the end of a container was asked for."},
      {"get() != pointer()", "A smart pointer that points at nothing was followed."},
  };
  const std::size_t failed = report.find("Assertion '");
  if (failed != std::string::npos) {
    const std::string line =
        report.substr(failed, std::min<std::size_t>(report.find('\n', failed) - failed, 300));
    for (const auto& [check, sentence] : checks) {
      if (line.find(check) != std::string::npos) return sentence;
    }
    return "A check of the standard library failed: " + plain_names(line);
  }
  static const std::regex thrown(
      R"(terminate called after throwing an instance of '([^'\n]{1,200})'(?:\n *what\(\): *([^\n]{0,300}))?)");
  std::smatch match;
  if (std::regex_search(report, match, thrown)) {
    return "An error was thrown where nobody may catch it: " + plain_names(match[1]) +
           (match[2].matched ? ", \"" + match[2].str() + "\"." : ".");
  }
  if (report.find("pure virtual method called") != std::string::npos) {
    return "A virtual function was called on an object that is not whole (yet, or any more).";
  }
  return "";
}

// A frame of a stack: "    #1 0x55 in miniaxon::Scheduler::main() /a/scheduler.hpp:31"
bool read_frame(const std::string& line, Place& place) {
  static const std::regex frame(R"(^\s*#\d+ 0x[0-9a-f]+ (?:in )?(.*?) (/.*?):(\d+)(?::\d+)?$)");
  std::smatch match;
  if (!std::regex_match(line, match, frame)) return false;
  place = {match[2].str(), std::stoi(match[3]), short_name(match[1])};
  return true;
}

}  // namespace

std::string short_name(const std::string& function) {
  std::string name;
  int depth = 0;
  for (const char c : function) {
    if (c == '<') ++depth;
    if (c == '(') break;
    if (depth == 0) name += c;
    if (c == '>') --depth;
  }
  name = name.substr(0, name.find(" [clone"));
  const std::size_t space = name.rfind(' ');
  if (space != std::string::npos) name = name.substr(space + 1);
  return plain_names(name);
}

CompileError first_error(const std::string& output, const std::vector<fs::path>& own_files) {
  const std::vector<Remark> all = remarks(output, "error");
  CompileError error;
  error.more = std::max(0, static_cast<int>(all.size()) - 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_own(all[i].file, own_files)) continue;
    error.message = all[i].message;
    // A class is blamed for a copy that the library tries to make; the call is the place to mend.
    const auto call = is_deleted(all[i]) && i > 0 && is_deleted(all[i - 1])
                          ? own_in_chain(all[i - 1], own_files)
                          : std::nullopt;
    error.place = call.value_or(Place{all[i].file, line_of(all[i]), ""});
    error.source = line_in(error.place.file, error.place.line);
    return error;
  }
  for (const Remark& remark : all) {
    const auto place = own_in_chain(remark, own_files);
    if (!place) continue;
    // Of what is said about this line, what may not be copied says the most.
    const auto telling = std::find_if(all.begin(), all.end(), [&](const Remark& each) {
      const auto there = own_in_chain(each, own_files);
      return is_deleted(each) && there && there->file == place->file && there->line == place->line;
    });
    const Remark& told = telling != all.end() ? *telling : remark;
    error.place = *place;
    error.message = told.message;
    error.source = line_in(place->file, place->line);
    error.elsewhere = line_in(told.file, told.line);
    return error;
  }
  if (all.empty()) return error;
  error.message = all.front().message;
  error.elsewhere = line_in(all.front().file, all.front().line);
  return error;
}

CompileError first_warning(const std::string& output, const std::vector<fs::path>& own_files) {
  for (const Remark& remark : remarks(output, "warning")) {
    if (!is_own(remark.file, own_files)) continue;
    CompileError warning;
    warning.place = {remark.file, remark.line, ""};
    warning.message = remark.message;
    return warning;
  }
  return {};
}

Trap forgotten_wait(const std::string& output, const std::vector<fs::path>& own_files) {
  for (const Remark& remark : remarks(output, "warning")) {
    static const std::regex nothing_returned(
        "^no return statement in function|^non-void function does not return");
    if (is_own(remark.file, own_files) && std::regex_search(remark.message, nothing_returned)) {
      return {{remark.file, remark.line, ""},
              "The compiler warns: a function without any co_await or co_return is no coroutine, "
              "and the one that ends here gives nothing back."};
    }
    if (!starts_with(remark.message, "ignoring return") || !is_own(remark.file, own_files))
      continue;
    const std::string source = line_in(remark.file, remark.line);
    if (source.find("co_await") != std::string::npos) continue;
    return {
        {remark.file, remark.line, ""},
        "The compiler warns that nothing comes of this line; is co_await missing?\n  " + source};
  }
  return {};
}

Trap destroyed_twice(const std::vector<fs::path>& own_files) {
  static const std::regex made_and_put(R"(co_await .*\bput\( *[A-Za-z_][\w:]*(<.*>)? *\{)");
  for (const fs::path& file : own_files) {
    const std::vector<std::string> lines = lines_of(read_file(file));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string code = lines[i].substr(0, std::min(longest_line, lines[i].find("//")));
      if (!std::regex_search(code, made_and_put)) continue;
      return {
          {file, static_cast<int>(i) + 1, ""},
          "g++ 12 destroys twice what is made in the line of co_await. Give it a name first:\n  " +
              trimmed(code)};
    }
  }
  return {};
}

Trap wrong_condition(const std::vector<fs::path>& own_files) {
  static const std::regex condition(R"(^ *(while|if) *\(!? *co_await )");
  static const std::regex head(R"(^(?!while|for|if|switch|\}).*\) *(const|override|final| )*\{$)");
  for (const fs::path& file : own_files) {
    std::string before;
    int number = 0;
    for (const std::string& line : lines_of(read_file(file))) {
      ++number;
      const std::string code = trimmed(line.substr(0, std::min(longest_line, line.find("//"))));
      if (std::regex_search(code, condition) && std::regex_search(before, head)) {
        return {{file, number, ""},
                "g++ 12 compiles this line wrongly where the function declares no variable. "
                "Declare one before it:\n  " +
                    code};
      }
      if (!code.empty()) before = code;
    }
  }
  return {};
}

Place class_that_failed(const std::string& said, const std::vector<fs::path>& own_files) {
  static const std::regex failed(R"((\w+) ended with an error)");
  std::smatch match;
  const std::string start = said.substr(0, longest_line);
  if (!std::regex_search(start, match, failed)) return {};
  const std::regex written("\\b(class|struct) " + match[1].str() + "\\b[^;]*$");
  for (const fs::path& file : own_files) {
    int number = 0;
    for (const std::string& line : lines_of(read_file(file))) {
      ++number;
      if (std::regex_search(line.substr(0, longest_line), written)) return {file, number, ""};
    }
  }
  return {};
}

SanitizerReport read_sanitizer_report(const std::string& report,
                                      const std::vector<fs::path>& own_files,
                                      const fs::path& lesson_file) {
  SanitizerReport result;
  static const std::regex undefined(R"(^(.+):(\d+):(\d+): runtime error: (.*)$)");
  static const std::regex leaked(
      R"(SUMMARY: \w+Sanitizer: (\d+) byte\(s\) leaked in (\d+) alloc.*)");
  std::string part = "used at";
  bool part_done = false;
  bool looks_for_caller = false;
  for (const std::string& whole_line : lines_of(report)) {
    const std::size_t at = std::min(whole_line.find(": runtime error: "), whole_line.size());
    const std::size_t start =
        at < longest_line / 2 || at == whole_line.size() ? 0 : at - longest_line / 2;
    const std::string line = whole_line.substr(start, longest_line);
    std::smatch match;
    Place place;
    if (std::regex_match(line, match, undefined)) {
      if (!result.found) {
        result.found = true;
        result.sentence = sentence_for_undefined(match[4]);
        if (is_own(match[1], own_files)) {
          result.parts.push_back({"at", {match[1].str(), std::stoi(match[2]), ""}});
          part_done = true;
          looks_for_caller = match[1] != lesson_file.string();
        }
        part = "at";
      }
    } else if (line.find("ERROR: AddressSanitizer") != std::string::npos) {
      if (!result.found) {
        result.found = true;
        result.sentence = "The program did something that it must not do with memory.";
        for (const auto& [word, sentence] : sentences()) {
          if (line.find(word) == std::string::npos) continue;
          result.sentence = sentence;
          break;
        }
        if (line.find("ABRT") != std::string::npos && !last_words(report).empty()) {
          result.sentence = last_words(report);
        }
        if (line.find("pc 0x000000000000") != std::string::npos) {
          result.sentence =
              "The program jumped to nowhere: a finished coroutine was resumed, or an empty "
              "function "
              "called.";
        }
        if (line.find("ABRT") != std::string::npos || line.find("SEGV") != std::string::npos)
          part = "at";
      }
    } else if (line.empty()) {
      looks_for_caller = false;  // the stack ends
    } else if (line.find("ERROR: LeakSanitizer") != std::string::npos) {
      result.found = true;
      part = "taken at";
    } else if (std::regex_search(line, match, leaked)) {
      result.sentence = "Memory was taken and never given back: " + match[1].str() + " bytes in " +
                        match[2].str() + (match[2] == "1" ? " piece." : " pieces.");
    } else if (starts_with(line, "freed by thread")) {
      part = "given back at";
      part_done = looks_for_caller = false;
    } else if (starts_with(line, "previously allocated by")) {
      part = "taken at";
      part_done = looks_for_caller = false;
    } else if (!part_done && read_frame(line, place) && is_own(place.file.string(), own_files)) {
      result.parts.push_back({part, place});
      part_done = true;
      looks_for_caller = place.file != lesson_file;
    } else if (looks_for_caller && read_frame(line, place) && place.file == lesson_file) {
      result.parts.push_back({"called from", place});
      looks_for_caller = false;
    }
  }
  return result;
}

int line_of_function(const std::string& text, const std::string& function) {
  const std::size_t scope = function.find("::");
  if (scope != std::string::npos) {
    const std::vector<std::string> lines = lines_of(text);
    const int start = line_of_function(text, function.substr(0, scope));
    std::string rest;
    for (std::size_t i = static_cast<std::size_t>(start); i < lines.size(); ++i)
      rest += lines[i] + "\n";
    const int line = line_of_function(rest, function.substr(scope + 2));
    return start == 0 || line == 0 ? start : start + line;
  }
  const std::regex call("(^|[^A-Za-z0-9_])" + function + R"(\s*(?:[({]|=(?!=)))");
  const std::regex type("(class|struct)\\s+" + function + "\\b");
  int number = 0;
  int first = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    const std::string code = line.substr(0, std::min(line.find("//"), longest_line));
    // A definition stands at the margin of the class or the file, deeper lines are calls.
    if (std::regex_search(code, type)) return number;
    if (std::regex_search(code, call) && code.find(';') == std::string::npos) return number;
    if (first == 0 && std::regex_search(code, call)) first = number;
  }
  return first;
}
