#include "cut.hpp"

#include <algorithm>
#include <cctype>

namespace {

enum class Want { stub, solution };

// A marker line's text after its sign, or nothing: "  //[ do it" with sign "//[" gives "do it".
bool is_marker(const std::string& line, const char* sign, std::string& rest) {
  const std::string text = trimmed(line);
  if (!starts_with(text, sign)) return false;
  rest = trimmed(text.substr(3));
  return true;
}

[[noreturn]] void mistake(const fs::path& file, std::size_t line, const std::string& what) {
  throw KitError(shown(file) + ", line " + std::to_string(line) + ": " + what + ".");
}

// Each line that stays, in one of the two ways; snippet markers stay for cut_snippet.
std::vector<std::string> cut(const std::string& text, Want want, const fs::path& file) {
  std::vector<std::string> out;
  std::size_t hole_line = 0;
  int hole = 0;
  std::string rest;
  const std::vector<std::string> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string indent = lines[i].substr(0, lines[i].find_first_not_of(' '));
    if (is_marker(lines[i], "//[", rest)) {
      if (hole_line != 0) mistake(file, i + 1, "a hole begins inside a hole");
      hole_line = i + 1;
      if (rest.empty()) continue;
      ++hole;
      if (want == Want::stub)
        out.push_back(indent + "// TODO " + std::to_string(hole) + ": " + rest);
    } else if (is_marker(lines[i], "//]", rest)) {
      if (hole_line == 0) mistake(file, i + 1, "//] without //[ before it");
      hole_line = 0;
    } else if (is_marker(lines[i], "//|", rest)) {
      if (hole_line == 0) mistake(file, i + 1, "//| outside a hole");
      const std::size_t text = indent.size() + std::string_view("//| ").size();
      if (want == Want::stub) out.push_back(rest.empty() ? "" : indent + lines[i].substr(text));
    } else if (hole_line == 0 || want == Want::solution) {
      out.push_back(lines[i]);
    }
  }
  if (hole_line != 0) mistake(file, hole_line, "this hole has no end: //] is missing");
  return out;
}

std::string joined_without_snippet_markers(const std::vector<std::string>& lines) {
  std::string out;
  std::string rest;
  for (const std::string& line : lines) {
    if (!is_marker(line, "//{", rest) && !is_marker(line, "//}", rest)) out += line + "\n";
  }
  return out;
}

}  // namespace

std::string cut_stub(const std::string& text, const fs::path& file) {
  return joined_without_snippet_markers(cut(text, Want::stub, file));
}

std::string cut_solution(const std::string& text, const fs::path& file) {
  return joined_without_snippet_markers(cut(text, Want::solution, file));
}

std::string cut_snippet(const std::string& text, const std::string& name, bool stub,
                        const fs::path& file) {
  std::vector<std::string> inside;
  bool open = false;
  bool found = false;
  std::string rest;
  for (const std::string& line : cut(text, stub ? Want::stub : Want::solution, file)) {
    if (is_marker(line, "//{", rest)) {
      open = rest == name;
      found = found || open;
    } else if (is_marker(line, "//}", rest)) {
      open = false;
    } else if (open) {
      inside.push_back(line);
    }
  }
  if (!found) throw KitError(shown(file) + ": there is no snippet \"" + name + "\" in it.");
  std::size_t indent = 80;
  for (const std::string& line : inside) {
    if (!line.empty()) indent = std::min(indent, line.find_first_not_of(' '));
  }
  std::string out;
  for (const std::string& line : inside) out += (line.empty() ? "" : line.substr(indent)) + "\n";
  return out;
}

int line_of_first_hole(const std::string& text) {
  int number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (starts_with(trimmed(line), "// TODO 1:")) return number;
  }
  return 0;
}

int count_todos(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  return static_cast<int>(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
    return starts_with(trimmed(line), "// TODO ");
  }));
}

std::string code_of(const std::string& text) {
  std::string out;
  for (std::size_t i = starts_with(text, "\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '/' && text.substr(i, 2) == "//") {
      while (i < text.size() && text[i] != '\n') ++i;
    } else if (c == '/' && text.substr(i, 2) == "/*") {
      const std::size_t end = text.find("*/", i + 2);
      i = end == std::string::npos ? text.size() : end + 1;
    } else if (c == '"' || c == '\'') {
      out += c;
      for (++i; i < text.size() && text[i] != c && text[i] != '\n'; ++i) {
        out += text[i];
        if (text[i] == '\\' && i + 1 < text.size()) out += text[++i];
      }
      out += c;
    } else if (!std::isspace(static_cast<unsigned char>(c))) {
      out += c;
    }
  }
  return out;
}
