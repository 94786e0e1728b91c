// ./learn dev new: the skeleton of a lesson, from the files in new-lesson/. There it is lesson 99,
// and its header new_thing.hpp.
#include <cctype>
#include <iostream>
#include <regex>

#include "commands.hpp"
#include "lesson.hpp"

namespace {

// "mail-box" in the other ways to write it.
struct Name {
  explicit Name(const std::string& typed) : dashed(typed) {
    bool begins = true;
    for (const char c : typed) {
      const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      underscored += c == '-' ? '_' : c;
      if (c != '-') camel += begins ? upper : c;
      title += c == '-' ? ' ' : title.empty() ? upper : c;
      begins = c == '-';
    }
  }

  std::string dashed;       // mail-box
  std::string underscored;  // mail_box
  std::string camel;        // MailBox
  std::string title;        // Mail box
};

void expect_new(const Kit& kit, const std::string& number, const Name& name) {
  static const std::regex a_number(R"([0-9]{2}(\.[a-z]+)?)");
  static const std::regex a_name("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  constexpr std::size_t longest = 32;
  if (!std::regex_match(number, a_number)) {
    throw UsageError("\"" + number +
                     "\" is no number of a lesson. Expected two digits, like 09, or with a suffix, "
                     "like 08.tests.");
  }
  if (!std::regex_match(name.dashed, a_name) || name.dashed.size() > longest) {
    throw UsageError(
        "\"" + name.dashed +
        "\" is no name of a lesson. Expected small letters, digits and dashes, at most " +
        std::to_string(longest) + ", like mail-box.");
  }
  for (const Lesson& lesson : load_lessons(kit)) {
    if (lesson.number == number || lesson.name == name.dashed) {
      throw UsageError("There is a lesson " + lesson.number + " already: " + lesson.folder + ".");
    }
  }
  const std::string header = name.underscored + ".hpp";
  for (const fs::path& file :
       {kit.solutions() / header, kit.core() / header, kit.lessons() / (number + "-" + name.dashed),
        kit.tests() / (number + "-" + name.dashed)}) {
    if (fs::exists(file)) {
      throw UsageError("There is a " + shown(file) + " already. Choose another name.");
    }
  }
}

}  // namespace

int dev_new(const Kit& kit, const std::string& number, const std::string& typed) {
  const Name name(typed);
  expect_new(kit, number, name);
  const std::string folder = number + "-" + name.dashed;
  const fs::path pages = kit.lessons() / folder;
  const fs::path wrong = kit.tests() / "wrong" / folder / "remembers-nothing";
  const std::string header = name.underscored + ".hpp";
  const std::vector<std::pair<const char*, fs::path>> files = {
      {"lesson.toml", pages / "lesson.toml"},
      {"README.md", pages / "README.md"},
      {"hints.md", pages / "hints.md"},
      {"predict.toml", pages / "predict.toml"},
      {"two_of_them.cpp", pages / "two_of_them.cpp"},
      {"demo.cpp", pages / "demo.cpp"},
      {"solution.hpp", kit.solutions() / header},
      {"tests.cpp", kit.tests() / folder / "tests.cpp"},
      {"wrong.hpp", wrong / header},
      {"expected.toml", wrong / "expected.toml"},
      {"right.hpp", kit.tests() / "right" / folder / "keeps-what-comes" / header}};
  for (const auto& [from, to] : files) {
    std::string text = read_file(kit.tests() / "runner/new-lesson" / from);
    for (const auto& [there, here] : {std::pair<std::string, std::string>{"99", number},
                                      {"new-thing", name.dashed},
                                      {"new_thing", name.underscored},
                                      {"NewThing", name.camel},
                                      {"New thing", name.title}}) {
      text = replaced(text, there, here);
    }
    // The order that clang-format wants.
    const std::string own = "#include \"" + header + "\"\n";
    const std::string story = "#include \"story.hpp\"\n";
    if (story < own) text = replaced(text, own + story, story + own);
    make_folder(to.parent_path());
    write_again(to, text);
    std::cout << "made  " << shown(to) << "\n";
  }
  std::cout
      << "What you have to write is marked \"To write:\"; ./learn dev check lists it. The bank "
         "wants\nsix wrong solutions and three other right ones.\nNext:  ./learn dev cut\n";
  return 0;
}
