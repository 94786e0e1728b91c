#include "library.hpp"

#include <algorithm>

namespace {

// Only the window needs SDL; see games/CMakeLists.txt.
constexpr const char* with_a_window[] = {"frame_watch.cpp", "game.cpp", "painter.cpp",
                                         "window.cpp"};

bool has_a_window(const fs::path& file) {
  return std::find(std::begin(with_a_window), std::end(with_a_window), file.filename()) !=
         std::end(with_a_window);
}

void add_files(Library& library, const fs::path& folder, std::string& contents) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& file = entry.path();
    const std::string kind = file.extension().string();
    if (kind == ".hpp" || (kind == ".cpp" && file.parent_path() == folder)) files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    contents += file.string() + "\n" + read_file(file);
    if (file.extension() == ".cpp" && !has_a_window(file)) library.sources.push_back(file);
  }
}

}  // namespace

const std::vector<std::string>& library_names() {
  static const std::vector<std::string> names = {"full-axon", "games-kit"};
  return names;
}

Library library_of(const Kit& kit, const std::string& name) {
  Library library;
  if (name.empty()) return library;
  const fs::path full_axon = fs::canonical(kit.root / "full-axon");
  library.name = name;
  library.folders = {full_axon / "include"};
  library.first = {"axon/mini.hpp"};
  std::string contents;
  add_files(library, full_axon / "include", contents);
  add_files(library, full_axon / "src", contents);
  if (name == "games-kit") {
    const fs::path games = fs::canonical(kit.root / "games");
    library.folders.push_back(games);
    library.first.push_back("kit/world.hpp");
    add_files(library, games / "kit", contents);
  }
  library.key = digest(contents);
  return library;
}

std::string all_sources_of(const Library& library) {
  std::string all;
  for (const fs::path& source : library.sources) all += "#include \"" + source.string() + "\"\n";
  return all;
}

std::vector<std::string> include_options_of(const Library& library) {
  std::vector<std::string> options;
  for (const fs::path& folder : library.folders) {
    options.insert(options.end(), {"-I", folder.string()});
  }
  return options;
}
