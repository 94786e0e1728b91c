#include "boxes_only.hpp"

#include <algorithm>
#include <set>

#include "tokens.hpp"

namespace {

using Tokens = std::vector<Token>;

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_any(const Token& token, const std::set<std::string>& words) {
  return token.kind != Token::Kind::text && words.count(token.text) != 0;
}

// The first place after the bracket that opens at `at` is closed.
std::size_t after_bracket(const Tokens& tokens, std::size_t at) {
  const std::string open = tokens[at].text;
  const std::string close = open == "(" ? ")" : open == "{" ? "}" : open == "[" ? "]" : ">";
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    if (tokens[at].kind == Token::Kind::text) continue;
    if (tokens[at].text == open) ++depth;
    if (tokens[at].text == close && --depth == 0) return at + 1;
  }
  return at;
}

// One declaration in a class or a namespace.
struct Declaration {
  Tokens type_and_name;  // what stands before an initial value, a parameter list or the end
  std::size_t body = 0;  // where the braces of a class, a namespace or a function open; 0: none
  std::size_t end = 0;
  bool is_function = false;
  bool is_class = false;
  bool is_namespace = false;

  bool has(const char* word) const {
    return std::any_of(type_and_name.begin(), type_and_name.end(),
                       [word](const Token& token) { return token.is(word); });
  }
  const Token& name() const { return type_and_name.back(); }
};

class Reader {
 public:
  Reader(const fs::path& file, const std::set<std::string>& components, Tokens tokens,
         std::vector<SharedVariable>& found)
      : file_(file), components_(components), tokens_(std::move(tokens)), found_(found) {}

  // Everything between two places of a namespace.
  void read_namespace(std::size_t at, std::size_t end) {
    while (at < end) {
      const Declaration each = declaration(at, end);
      if (each.is_namespace) {
        read_namespace(each.body + 1, each.end - 1);
      } else if (each.is_class) {
        read_class(each, is_component(each), is_component(each));
      } else if (each.is_function) {
        read_function(each);
      } else if (is_variable(each)) {
        add(each.name(), each.name().text + " is a variable outside of all components");
      }
      at = each.end;
    }
  }

 private:
  void add(const Token& at, const std::string& what) {
    found_.push_back({{file_, at.line, ""}, what});
  }

  Declaration declaration(std::size_t at, std::size_t end) const {
    Declaration now;
    bool skips_value = false;
    while (at < end) {
      const Token& token = tokens_[at];
      const bool is_text = token.kind == Token::Kind::text;
      if (!is_text && token.text == ";") {
        ++at;
        break;
      }
      if (!is_text && token.text == "(" && !skips_value) {
        now.is_function = true;
        skips_value = true;
        at = after_bracket(tokens_, at);
      } else if (!is_text && token.text == "{") {
        const std::size_t after = after_bracket(tokens_, at);
        now.is_class = !now.is_function && (now.has("class") || now.has("struct"));
        now.is_namespace = now.has("namespace");
        const bool is_enum = now.has("enum") || now.has("union");
        const bool is_member_value =  // of a constructor's list
            now.is_function &&
            (tokens_[at - 1].kind == Token::Kind::name || tokens_[at - 1].is(">")) &&
            !is_any(tokens_[at - 1], {"const", "noexcept", "override", "final", "mutable"}) &&
            after < end && (tokens_[after].is(",") || tokens_[after].is("{"));
        if (now.is_namespace || (now.is_function && !is_member_value)) {
          now.body = at;
          at = after;
          break;
        }
        if (now.is_class) now.body = at;
        if (is_enum || !now.is_class) skips_value = true;
        at = after;
      } else if (!is_text && token.text == "<" && at > 0 &&
                 (tokens_[at - 1].kind == Token::Kind::name)) {
        const std::size_t after = after_bracket(tokens_, at);
        if (!skips_value) {
          now.type_and_name.insert(now.type_and_name.end(),
                                   tokens_.begin() + static_cast<std::ptrdiff_t>(at),
                                   tokens_.begin() + static_cast<std::ptrdiff_t>(after));
        }
        at = after;
      } else {
        if (!is_text && token.text == "=") skips_value = true;
        if (!skips_value && now.body == 0) now.type_and_name.push_back(token);
        ++at;
        const bool is_access = !is_text && token.text == ":" && now.type_and_name.size() == 2 &&
                               is_any(now.type_and_name[0], {"public", "protected", "private"});
        if (is_access) break;
      }
    }
    now.end = std::max(at, now.end);
    if (now.type_and_name.empty()) now.is_function = true;  // a lone ";"
    return now;
  }

  // The name of the class, and whether one of its bases is a component.
  static std::string name_of(const Declaration& each) {
    for (std::size_t i = 0; i + 1 < each.type_and_name.size(); ++i) {
      if (is_any(each.type_and_name[i], {"class", "struct"}) &&
          (i == 0 || !is_any(each.type_and_name[i - 1], {"<", ",", "enum"}))) {
        return each.type_and_name[i + 1].text;
      }
    }
    return "";
  }
  bool is_component(const Declaration& each) const { return components_.count(name_of(each)) != 0; }

  static bool is_variable(const Declaration& each) {
    static const std::set<std::string> others = {
        "using",  "typedef", "enum",     "class",     "struct",        "union",
        "friend", "extern",  "template", "constexpr", "static_assert", "namespace"};
    const bool is_constant = each.has("const") && !each.has("*") && !each.has("&");
    return !is_constant && each.type_and_name.size() >= 2 &&
           each.name().kind == Token::Kind::name &&
           std::none_of(each.type_and_name.begin(), each.type_and_name.end(),
                        [](const Token& token) { return is_any(token, others); });
  }

  void read_function(const Declaration& each) {
    if (each.body == 0) return;
    for (std::size_t i = each.body; i + 1 < each.end; ++i) {
      if (!is_any(tokens_[i], {"static", "thread_local"})) continue;
      if (is_any(tokens_[i + 1], {"const", "constexpr"})) continue;
      add(tokens_[i], "a static variable is one for all components");
    }
  }

  void read_class(const Declaration& each, bool is_component, bool is_in_component) {
    const std::string name = name_of(each);
    bool is_public = each.has("struct");
    for (std::size_t at = each.body + 1; at + 1 < each.end;) {
      const Declaration member = declaration(at, each.end - 1);
      at = member.end;
      if (member.type_and_name.empty()) continue;
      const Token& first = member.type_and_name.front();
      if (is_any(first, {"public", "protected", "private"})) {
        is_public = first.is("public");
      } else if (member.is_class) {
        read_class(member, components_.count(name_of(member)) != 0, is_in_component);
      } else if (first.is("friend") && is_in_component) {
        add(first, name + " has a friend, who can read its variables");
      } else if (member.is_function) {
        read_function(member);
        const bool is_usual = is_any(member.name(), {"main", name, "="}) ||
                              member.has("operator") || member.has("using");
        if (is_component && is_public && !is_usual) {
          add(member.name(), name + "::" + member.name().text +
                                 "() is public: another component can ask it, without a letter");
        }
      } else if (is_variable(member)) {
        read_variable(name, member, is_component && is_public, is_in_component);
      }
    }
  }

  void read_variable(const std::string& owner, const Declaration& member, bool can_be_read,
                     bool is_in_component) {
    const std::string name = owner + "::" + member.name().text;
    int depth = 0;
    bool is_box = false;
    for (const Token& token : member.type_and_name) {
      depth += token.is("<") ? 1 : token.is(">") ? -1 : 0;
      if (depth == 0 && token.kind == Token::Kind::name &&
          (ends_with(token.text, "Inbox") || ends_with(token.text, "Outbox"))) {
        is_box = true;
      }
    }
    if (member.has("static")) {
      return add(member.name(), name + " is static: it is one for all components");
    }
    if (is_box) return;
    if (can_be_read) {
      return add(member.name(), name + " is public: another component can read it");
    }
    if (!is_in_component) return;
    for (std::size_t i = 1; i < member.type_and_name.size(); ++i) {
      const Token& token = member.type_and_name[i];
      const bool shares = is_any(token, {"shared_ptr", "reference_wrapper", "weak_ptr"});
      if (!shares && !is_any(token, {"*", "&"})) continue;
      const Token& to =
          member.type_and_name[shares && i + 2 < member.type_and_name.size() ? i + 2 : i - 1];
      if (components_.count(to.text) != 0 || is_any(to, {"Component", "Surface", "char"})) continue;
      return add(member.name(), name + " leads to a variable that is not its own");
    }
  }

  const fs::path& file_;
  const std::set<std::string>& components_;
  Tokens tokens_;
  std::vector<SharedVariable>& found_;
};

// The names of the classes that are derived from a component, in all the texts.
std::set<std::string> components_in(const std::vector<Tokens>& texts) {
  std::set<std::string> components = {"Actor", "Component", "Group"};
  for (std::size_t before = 0; before != components.size();) {
    before = components.size();
    for (const Tokens& tokens : texts) {
      for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!is_any(tokens[i], {"class", "struct"})) continue;
        std::size_t at = i + 2;
        if (tokens[at].is("final") && at + 1 < tokens.size()) ++at;
        if (!tokens[at].is(":")) continue;
        for (; at < tokens.size() && !tokens[at].is("{") && !tokens[at].is(";"); ++at) {
          if (components.count(tokens[at].text) != 0) components.insert(tokens[i + 1].text);
        }
      }
    }
  }
  return components;
}

}  // namespace

std::vector<SharedVariable> shared_variables_in(const std::vector<fs::path>& headers) {
  std::vector<Tokens> texts;
  for (const fs::path& file : headers) {
    Tokens tokens = tokens_of(read_file(file));
    std::erase_if(tokens, [](const Token& token) { return token.in_directive; });
    texts.push_back(std::move(tokens));
  }
  const std::set<std::string> components = components_in(texts);
  std::vector<SharedVariable> found;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::size_t end = texts[i].size();
    Reader(headers[i], components, std::move(texts[i]), found).read_namespace(0, end);
  }
  return found;
}
