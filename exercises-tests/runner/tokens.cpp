#include "tokens.hpp"

#include <cctype>
#include <string_view>

namespace {

class Reader {
 public:
  explicit Reader(const std::string& text) {
    int line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r') continue;
      const std::size_t end = i + 1 < text.size() && text[i + 1] == '\r' ? i + 2 : i + 1;
      if (text[i] == '\\' && end < text.size() && text[end] == '\n') {
        i = end;
        ++line;
        continue;
      }
      text_ += text[i];
      lines_.push_back(line);
      if (text[i] == '\n') ++line;
    }
  }

  std::vector<Token> tokens() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        in_directive_ = false;
        first_of_line_ = true;
        ++at_;
      } else if (std::isspace(static_cast<unsigned char>(c))) {
        ++at_;
      } else if (here("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (here("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? text_.size() : end + 2;
      } else {
        read_token();
        first_of_line_ = false;
      }
    }
    return std::move(tokens_);
  }

 private:
  bool here(std::string_view word) const { return text_.compare(at_, word.size(), word) == 0; }

  static bool in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || (c & 0x80) != 0;
  }

  void add(Token::Kind kind, std::size_t start, std::size_t end) {
    tokens_.push_back({kind, text_.substr(start, end - start), lines_[at_], in_directive_, false});
  }

  void read_token() {
    const char c = text_[at_];
    if (std::isdigit(static_cast<unsigned char>(c))) {
      std::size_t end = at_;
      // 1'000'000: the mark belongs to the number.
      while (end < text_.size() &&
             (in_name(text_[end]) || text_[end] == '.' ||
              (text_[end] == '\'' && end + 1 < text_.size() && in_name(text_[end + 1])))) {
        ++end;
      }
      add(Token::Kind::number, at_, end);
      at_ = end;
    } else if (in_name(c)) {
      std::size_t end = at_;
      while (end < text_.size() && in_name(text_[end])) ++end;
      const std::string name = text_.substr(at_, end - at_);
      if (end < text_.size() && text_[end] == '"' && name.back() == 'R') {
        read_raw_text(end);
      } else {
        add(Token::Kind::name, at_, end);
        at_ = end;
      }
    } else if (c == '"' || c == '\'' || (c == '<' && after_include())) {
      read_text(c == '<' ? '>' : c);
    } else if (here("::") || here("##")) {
      add(Token::Kind::sign, at_, at_ + 2);
      at_ += 2;
    } else if (here("%:%:")) {
      tokens_.push_back({Token::Kind::sign, "##", lines_[at_], in_directive_, false});
      at_ += 4;
    } else {
      const bool hash = c == '#' || here("%:");
      const bool begins = hash && first_of_line_;
      in_directive_ = in_directive_ || begins;
      tokens_.push_back(
          {Token::Kind::sign, hash ? "#" : std::string(1, c), lines_[at_], in_directive_, begins});
      at_ += hash && c == '%' ? 2 : 1;
    }
  }

  bool after_include() const {
    return in_directive_ && !tokens_.empty() && tokens_.back().is("include");
  }

  void read_text(char quote) {
    const std::size_t start = at_ + 1;
    std::size_t end = start;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' && quote != '>' ? 2 : 1;
    }
    end = std::min(end, text_.size());
    add(Token::Kind::text, start, end);
    at_ = end < text_.size() && text_[end] == quote ? end + 1 : end;
  }

  // R"mark( ... )mark"
  void read_raw_text(std::size_t quote) {
    const std::size_t open = text_.find('(', quote);
    if (open == std::string::npos) {
      at_ = text_.size();
      return;
    }
    const std::string end_mark = ")" + text_.substr(quote + 1, open - quote - 1) + "\"";
    const std::size_t end = std::min(text_.find(end_mark, open), text_.size());
    add(Token::Kind::text, open + 1, std::max(end, open + 1));
    at_ = std::min(end + end_mark.size(), text_.size());
  }

  std::string text_;        // without the ends of lines that go on
  std::vector<int> lines_;  // of each character
  std::size_t at_ = 0;
  bool in_directive_ = false;
  bool first_of_line_ = true;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(const std::string& text) { return Reader(text).tokens(); }
