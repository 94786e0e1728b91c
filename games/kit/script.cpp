#include "script.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace kit {

namespace {

const std::string first_line = "axon-kit run 1";

bool is_digest(const std::string& word) {
  return word.size() == 16 && word.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Reads a text line by line, and knows where it is.
class Reader {
 public:
  Reader(const std::string& text, std::string path) : in_(text), path_(std::move(path)) {}

  // Throws BadScript at the end.
  std::string line(const std::string& expected) {
    std::string line;
    ++number_;
    if (!std::getline(in_, line)) fail("the file ends here", expected);
    line_ = line;
    return line;
  }
  bool at_end() { return in_.peek() == std::istringstream::traits_type::eof(); }
  [[noreturn]] void fail(const std::string& what, const std::string& expected) const {
    throw BadScript(path_ + ":" + std::to_string(number_) + ": " + what + "; expected " + expected);
  }
  [[noreturn]] void refuse(const std::string& expected) const {
    fail("\"" + line_ + "\"", expected);
  }
  // The rest of a line that begins with a word.
  std::istringstream after(const std::string& word, const std::string& expected) {
    std::istringstream words(line(expected));
    std::string first;
    if (!(words >> first) || first != word) refuse(expected);
    return words;
  }

 private:
  std::istringstream in_;
  std::string path_;
  std::string line_;
  int number_ = 0;
};

}  // namespace

Script Script::read(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    throw BadScript("The recorded run " + path +
                    " cannot be read: " + std::generic_category().message(errno));
  }
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

Script Script::parse(const std::string& text, const std::string& path) {
  Script script;
  Reader reader(text, path);
  if (reader.line("\"" + first_line + "\"") != first_line) {
    reader.refuse("\"" + first_line + "\": it is no recorded run of this version");
  }
  if (!(reader.after("game", "\"game NAME VERSION\"") >> script.game >> script.version)) {
    reader.refuse("\"game NAME VERSION\"");
  }
  if (!(reader.after("seed", "\"seed NUMBER\"") >> script.seed)) reader.refuse("\"seed NUMBER\"");
  const std::string event_or_end = "\"FRAME EVENT\" or \"end FRAMES DIGEST\"";
  int last = 0;
  while (true) {
    std::istringstream words(reader.line(event_or_end));
    std::string first;
    std::string rest;
    words >> first;
    if (first == "end") {
      if (!(words >> script.frames) || script.frames < last) {
        reader.refuse("the number of frames, at least " + std::to_string(last));
      }
      if (words >> rest) {
        if (!is_digest(rest)) reader.refuse("a digest of 16 hexadecimal digits");
        script.digest = rest;
      }
      if (!reader.at_end()) reader.fail("something follows", "the end of the file");
      return script;
    }
    int frame = 0;
    std::istringstream number(first);
    if (!(number >> frame) || !number.eof() || frame < last) {
      reader.refuse(event_or_end + ", and a frame not before " + std::to_string(last));
    }
    std::getline(words >> std::ws, rest);
    try {
      script.events[frame].push_back(event_from(rest));
    } catch (const std::invalid_argument& error) {
      reader.fail(error.what(), event_or_end);
    }
    last = frame;
  }
}

std::string Script::text() const {
  std::ostringstream out;
  out << first_line << "\ngame " << game << ' ' << version << "\nseed " << seed << '\n';
  for (const auto& [frame, list] : events) {
    for (const Event& event : list) out << frame << ' ' << words_of(event) << '\n';
  }
  out << "end " << frames;
  if (digest) out << ' ' << *digest;
  out << '\n';
  return out.str();
}

void Script::write(const std::string& path) const {
  std::ofstream out(path);
  out << text();
  out.close();
  if (!out) {
    throw std::system_error(errno, std::generic_category(),
                            "The recorded run cannot be written to " + path);
  }
}

const Events& Script::of(int frame) const {
  static const Events none;
  const auto found = events.find(frame);
  return found == events.end() ? none : found->second;
}

}  // namespace kit
