#include "small_kit.hpp"

#include "../cut.hpp"

namespace {

// The headings of a page: no blocks in it, which take their time to be made again.
std::string headings_of(const std::string& page) {
  std::string text;
  for (const std::string& line : lines_of(page)) {
    if (starts_with(line, "#")) text += line + "\n\n";
  }
  return text;
}

void copy_lesson(const Kit& from, const Lesson& lesson, const Kit& to) {
  const fs::path pages = to.lessons() / lesson.folder;
  fs::copy(from.lessons() / lesson.folder, pages, fs::copy_options::recursive);
  write_again(pages / "README.md", headings_of(read_file(pages / "README.md")));
  make_folder(to.tests() / lesson.folder);
  fs::copy(from.tests() / lesson.folder / "tests.cpp", to.tests() / lesson.folder / "tests.cpp");
  for (std::vector<std::string> headers = lesson.supplied;
       const std::string& header : (headers.push_back(lesson.header), headers)) {
    fs::copy(from.solutions() / header, to.solutions() / header);
    write_again(to.core() / header,
                cut_stub(read_file(from.solutions() / header), to.solutions() / header));
  }
}

}  // namespace

SmallKit::SmallKit() : folder_(fresh_folder()) {
  kit_.root = folder_ / "template";
  for (const fs::path& room : {kit_.core(), kit_.solutions(), kit_.lessons(), kit_.tests()}) {
    make_folder(room);
  }
  for (const char* number : {"00", "03", "04", "05"}) {
    copy_lesson(real_kit(), lesson_of(real_lessons(), number), kit_);
  }
  fs::copy(real_kit().tests() / "harness", kit_.tests() / "harness");
  for (const char* file : {".gitignore", ".gitattributes"}) {
    fs::copy(real_kit().root / file, kit_.root / file);
  }
  for (const char* page : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) {
    write_again(kit_.root / page, "# A small kit\n");
  }
  write_again(folder_ / "fake-compiler",
              "#!/bin/sh\n"
              "for word; do case $word in c++-header | */story.cpp) exit 0 ;; esac; done\n"
              "echo 'x.hpp:1:1: error: this compiler refuses everything' >&2\nexit 1\n");
  fs::permissions(folder_ / "fake-compiler", fs::perms::all);
  kit_.root = folder_ / "kit";
  kit_.build = folder_ / "build";
  begin_anew();
}

SmallKit::~SmallKit() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

void SmallKit::begin_anew() const {
  fs::remove_all(kit_.root);
  fs::copy(folder_ / "template", kit_.root, fs::copy_options::recursive);
}

Program SmallKit::program(const std::vector<std::string>& words) const {
  Program program;
  program.arguments = {(real_kit().build / "runner/bin/axon-kit").string()};
  program.arguments.insert(program.arguments.end(), words.begin(), words.end());
  program.environment = {{"AXON_KIT_ROOT", kit_.root.string()},
                         {"AXON_KIT_BUILD", kit_.build.string()},
                         {"CXX", (folder_ / "fake-compiler").string()}};
  program.folder = kit_.root;
  return program;
}
