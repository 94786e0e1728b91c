#include "compile_help.hpp"

#include <regex>

namespace {

// The library's regular expressions go deeper with each character.
constexpr std::size_t longest_line = 2000;

bool is_guarded(const std::string& header) {
  static const std::regex guard(R"(^\s*#\s*(pragma\s+once|ifndef)\b)");
  for (const std::string& line : lines_of(header)) {
    if (std::regex_search(line.substr(0, longest_line), guard)) return true;
  }
  return false;
}

// In general; empty when there is nothing to add.
std::string meaning_of(const std::string& message) {
  static const std::vector<std::pair<std::regex, std::string>> meanings = [] {
    std::vector<std::pair<std::regex, std::string>> all;
    for (const auto& [pattern, meaning] : std::vector<std::pair<const char*, const char*>>{
             {"does not override|does not override any member|hides overloaded virtual",
              "no class above it has a virtual function of this name with these arguments"},
             {"return.* statement.* not allowed in coroutine|convert .* to .*Generator<|no viable "
              "conversion from returned value .*Generator<",
              "a coroutine hands out with co_yield and ends with co_return; return is for ordinary "
              "functions"},
             {"unable to find the promise type|no member named .promise_type.",
              "a Generator needs a public type with the name promise_type"},
             {"no member named '(return_void|yield_value|initial_suspend|final_suspend|"
              "unhandled_exception|get_return_object)'",
              "the promise_type lacks a function that the compiler calls by this name"},
             {"'const std::.*(discards qualifiers|not marked const)|"
              "no viable overloaded operator\\[\\] for type 'const std::",
              "this call could change the container, and here it is const; for a map use find or "
              "at"},
             {"discards qualifiers|not marked const",
              "it is called on something const, so it needs the word const after its arguments"},
             {"deleted function '.*\\(const |deleted copy constructor|call to deleted constructor",
              "this cannot be copied; it can be moved, if at all: where it is given away, write "
              "std::move(...)"},
             {"no matching function for call to '(std::)?construct_at",
              "it cannot be made from what is given here; what can only be moved needs "
              "std::move(...)"},
             {"use of deleted function|call to (implicitly-)?deleted|deleted constructor",
              "this cannot be copied; it can be moved, if at all"},
             {"is not a member of 'std'|no (type|template|member) named .* in namespace 'std'",
              "an #include is missing, or the name is misspelt"},
             {"is not a member of|has not been declared in|no member named .* in '",
              "there is nothing of this name in it"},
             {"was not declared in this scope|use of undeclared identifier|does not name a type",
              "this name is not known here: it is misspelt, or an #include is missing"},
             {"in tsubst_copy",
              "g++ 12 has an error of its own here; in a template, write Turn::carry_on and "
              "Turn::finished"},
             {"(Task<|Frame|Put<|Receive<)[^']*' (to|is not contextually convertible to) 'bool'",
              "co_await is missing before it"},
             {"ignoring return", "nothing comes of this line; a wait needs co_await before it"},
             {"no return statement in function returning non-void|non-void function does not "
              "return",
              "nothing is given back; a function without any co_await or co_return is no "
              "coroutine"},
             {"is private within this context|is a private member",
              "it is used from outside the class, so it has to be public"},
             {"cannot bind non-const lvalue reference|non-const lvalue reference .*cannot bind",
              "a value without a name is handed over; a & without const takes variables alone"},
             {"invalid use of void|invalid operands to .*'void'|from an rvalue of type 'void'",
              "a value is needed here, and this function gives none"},
             {"invalid covariant return type|conflicting return type|has a different return type",
              "a derived class has a function of this name, and returns something else"},
             {"overriding final function|overrides a 'final' function",
              "a derived class writes a function of this name, so it cannot be final"},
             {"No such file or directory|file not found",
              "there is no header of this name here; the headers of the core are found by their "
              "names alone"},
         }) {
      all.emplace_back(std::regex(pattern), meaning);
    }
    return all;
  }();
  const std::string start = message.substr(0, longest_line);
  for (const auto& [pattern, meaning] : meanings) {
    if (std::regex_search(start, pattern)) return meaning;
  }
  return "";
}

// The declaration in the stub of the first function among these names; empty when it has none.
std::string declared_in(const std::string& stub, const std::regex& names, const std::string& text) {
  for (std::sregex_iterator each(text.begin(), text.end(), names), end; each != end; ++each) {
    const std::regex declared("(^|[^A-Za-z0-9_~.])" + (*each)[1].str() + R"(\(.*\))");
    for (const std::string& line : lines_of(stub)) {
      const std::string code = trimmed(line.substr(0, line.find("//")));
      if (std::regex_search(code, declared)) return trimmed(code.substr(0, code.find('{')));
    }
  }
  return "";
}

std::string contract_for(const CompileError& error, const std::string& stub) {
  static const std::regex about_a_function(
      "no matching (member )?function|no member named|does not override|discards qualifiers|not "
      "marked const|too (few|many) arguments");
  static const std::regex about_a_name("declare");
  static const std::regex constructor(R"((\w+)::\1\()");
  static const std::regex name(R"(\b([a-z]\w*))");
  static const std::regex call(R"(\b([a-z]\w*)\()");
  const std::string message = error.message.substr(0, longest_line);
  std::string contract;
  if (std::regex_search(message, about_a_function)) {
    contract = declared_in(stub, constructor, message);
    if (contract.empty()) contract = declared_in(stub, name, message);
  }
  if (contract.empty() && !std::regex_search(message, about_a_name)) {
    contract = declared_in(stub, call, error.elsewhere.substr(0, longest_line));
  }
  return contract;
}

// "Parcel is a class of the tests. It can be moved, not copied", for the first such class that is
// named in the message, and not in the learner's own text; otherwise empty.
std::string class_of_the_tests(const std::string& message, const std::string& own,
                               const std::string& tests) {
  static const std::regex declaration(R"(^(?:class|struct) (\w+)(?: : public (\w+))? \{)");
  std::string comment;
  for (const std::string& line : lines_of(tests)) {
    std::smatch match;
    if (starts_with(line, "// ")) {
      comment += " " + line.substr(3);
      continue;
    }
    if (std::regex_search(line, match, declaration)) {
      const std::regex name("\\b" + match[1].str() + "\\b");
      if (std::regex_search(message, name) && !std::regex_search(own, name)) {
        const std::string more =
            match[2].matched ? ", derived from " + match[2].str()
                             : (comment.empty() ? "" : ".") + comment.substr(0, comment.find('.'));
        return match[1].str() + " is a class of the tests" + more;
      }
    }
    comment.clear();
  }
  return "";
}

}  // namespace

CompileHelp help_with(const CompileError& error, const std::string& stub,
                      const std::string& tests) {
  static const std::regex called(R"(no matching function for call to '\w+(?:\((.*)\))?')");
  CompileHelp help;
  const std::string own = error.place.known() ? read_file(error.place.file) : "";
  help.contract = contract_for(error, stub);
  help.message = error.message;
  help.meaning = meaning_of(help.message);
  if (starts_with(help.message, "redefinition of") && error.place.known()) {
    help.meaning = is_guarded(own)
                       ? "this is written twice"
                       : "the header is read twice: at its top, the line #pragma once is missing";
  }
  std::smatch match;
  if (!error.place.known() && std::regex_search(help.message, match, called)) {
    help.message = (match[1].length() > 0 ? "'" + match[1].str() + "'" : std::string("the value")) +
                   " does not fit here";  // the function is one of the tests
  }
  const std::string named = class_of_the_tests(help.message, own, tests);
  if (!named.empty()) help.meaning += (help.meaning.empty() ? "" : ". ") + named;
  if (help.meaning.empty() && !error.place.known()) {
    help.meaning = "the tests and your header do not fit together";
  }
  return help;
}
