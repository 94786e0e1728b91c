#include "core_folder.hpp"

#include <unistd.h>

#include <algorithm>

#include "cut.hpp"

namespace {

constexpr std::size_t kept_stages = 60;

bool is_header(const fs::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".hpp" || ending == ".h" || ending == ".ipp" || ending == ".inl";
}

// Builds that were not used for the longest time make room.
void forget_old_stages(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> all;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    all.emplace_back(entry.last_write_time(error), entry.path());
  }
  if (all.size() <= kept_stages) return;
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size() - kept_stages / 2; ++i) {
    fs::remove_all(all[i].second, error);
  }
}

}  // namespace

CoreFolder::CoreFolder(const Kit& kit, const std::vector<Lesson>& lessons, const fs::path& folder,
                       std::set<std::string> borrowed)
    : kit_(kit), lessons_(lessons), borrowed_(std::move(borrowed)) {
  std::error_code error;
  folder_ = fs::canonical(folder, error);
  if (error || !fs::is_directory(folder_)) {
    throw UsageError("There is no folder " + shown(folder) +
                     ". Expected a folder with headers of the core, like miniaxon/.");
  }
  const bool any = std::any_of(lessons.begin(), lessons.end(),
                               [this](const Lesson& lesson) { return has(lesson); });
  if (!any) {
    throw UsageError("The folder " + shown(folder_) + " holds no header of the core. Expected " +
                     lessons.front().header + ", ... or " + lessons.back().header + " in it.");
  }
}

bool CoreFolder::is_not_started(const Lesson& lesson) const {
  if (!has(lesson)) return false;
  const fs::path reference = kit_.solutions() / lesson.header;
  const std::string stub = cut_stub(read_file(reference), reference);
  return code_of(read_file(file_of(lesson))) == code_of(stub);
}

std::vector<HeaderSource> CoreFolder::sources_for(const Lesson& judged) const {
  std::vector<HeaderSource> sources;
  for (const Lesson& lesson : lessons_) {
    HeaderSource source{&lesson, lesson.header, kit_.solutions() / lesson.header,
                        Origin::reference};
    if (lesson.number == judged.number) {
      source.origin = Origin::own;
    } else if (lesson.number < judged.number) {
      source.origin = borrowed_.count(lesson.number) != 0 ? Origin::borrowed
                      : !has(lesson)                      ? Origin::missing
                      : is_not_started(lesson)            ? Origin::not_started
                                                          : Origin::own;
    }
    if (source.origin == Origin::own) source.file = file_of(lesson);
    sources.push_back(source);
    for (const std::string& header : lesson.supplied) {
      sources.push_back({&lesson, header, kit_.solutions() / header, Origin::reference});
    }
  }
  return sources;
}

Stage stage(const Kit& kit, const CoreFolder& core, const Lesson& lesson,
            const std::vector<fs::path>& and_files, const std::string& key) {
  Stage stage;
  stage.sources = core.sources_for(lesson);
  std::vector<std::pair<std::string, std::string>> contents;  // name, text
  const auto add = [&](const std::string& name, const fs::path& file) {
    const std::string path = replaced(fs::absolute(file).string(), "\\", "\\\\");
    contents.emplace_back(name, "#line 1 \"" + replaced(path, "\"", "\\\"") + "\"\n" + read_file(file));
  };
  for (const HeaderSource& source : stage.sources) {
    add(source.header, source.file);
    if (source.origin == Origin::own) stage.own_files.push_back(source.file);
  }
  // Headers of the learner's own invention come along.
  std::vector<fs::path> more;
  for (const auto& entry : fs::directory_iterator(core.folder())) {
    if (entry.is_regular_file() && is_header(entry.path())) more.push_back(entry.path());
  }
  std::sort(more.begin(), more.end());
  for (const fs::path& file : more) {
    const std::string name = file.filename().string();
    const bool taken = std::any_of(contents.begin(), contents.end(),
                                   [&](const auto& content) { return content.first == name; });
    if (taken) continue;
    add(name, file);
    stage.own_files.push_back(file);
  }
  std::string everything = key + lesson.number;
  for (const auto& [name, text] : contents) everything += name + "\n" + text;
  for (const fs::path& file : and_files) everything += file.string() + "\n" + read_file(file);
  const fs::path all = kit.build / "checks";
  stage.folder = all / (lesson.number + "-" + digest(everything).substr(0, 20));
  std::error_code error;
  if (fs::exists(stage.folder / "staged")) {
    fs::last_write_time(stage.folder, fs::file_time_type::clock::now(), error);
    return stage;
  }
  forget_old_stages(all);
  make_folder(stage.include());
  for (const auto& [name, text] : contents) write_again(stage.include() / name, text);
  write_again(stage.folder / "staged", "");
  return stage;
}
