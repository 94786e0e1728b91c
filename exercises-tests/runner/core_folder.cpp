#include "core_folder.hpp"

#include <algorithm>
#include <map>

#include "cut.hpp"
#include "tokens.hpp"

namespace {

constexpr std::size_t kept_stages = 60;
constexpr std::size_t most_headers = 500;

bool is_header(const fs::path& file) {
  const std::string ending = file.extension().string();
  for (const char* known : {".hpp", ".h", ".hh", ".hxx", ".ipp", ".inl", ".tpp"}) {
    if (ending == known) return true;
  }
  return false;
}

// Some editors put a byte order mark before the text; #line has to come before it.
std::string without_mark(const std::string& text) {
  return starts_with(text, "\xEF\xBB\xBF") ? text.substr(3) : text;
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

// The names of the headers that these texts include, and those that they include in turn.
std::set<std::string> all_included(std::vector<std::string> texts,
                                   const std::map<std::string, std::string>& known) {
  std::set<std::string> names;
  while (!texts.empty()) {
    const std::vector<Token> tokens = tokens_of(texts.back());
    texts.pop_back();
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!tokens[i].is("include") || tokens[i + 1].kind != Token::Kind::text) continue;
      const auto found = known.find(tokens[i + 1].text);
      if (found != known.end() && names.insert(found->first).second) texts.push_back(found->second);
    }
  }
  return names;
}

// A wrapper derives from what it wraps, so no class is the last of its line.
std::string without_final(std::string text) {
  const std::string word = " final";
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\n", at + word.size());
    if (next != std::string::npos && (text[next] == ':' || text[next] == '{')) {
      text.erase(at, word.size());
    }
  }
  return text;
}

void wrap(std::map<std::string, std::string>& contents, const fs::path& wrappers) {
  for (const auto& entry : fs::directory_iterator(wrappers)) {
    if (!is_header(entry.path())) continue;
    const std::string name = entry.path().filename().string();
    if (contents.count(name) != 0) contents["own_" + name] = without_final(contents[name]);
    contents[name] = read_file(entry.path());
  }
}

}  // namespace

std::vector<fs::path> headers_below(const fs::path& folder, std::vector<fs::path>* links) {
  std::vector<fs::path> found;
  auto each =
      fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied);
  for (; each != fs::recursive_directory_iterator() && found.size() < most_headers; ++each) {
    const std::string name = each->path().filename().string();
    const fs::path relative = each->path().lexically_relative(folder);
    if (links != nullptr && each->is_symlink()) {
      if (is_header(each->path())) links->push_back(relative);
    } else if (each->is_directory() &&
               (each.depth() >= 2 || starts_with(name, ".") || name == "build")) {
      each.disable_recursion_pending();
    } else if (each->is_regular_file() && is_header(each->path())) {
      found.push_back(relative);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool is_the_stub(const Kit& kit, const Lesson& lesson, const std::string& text) {
  const fs::path reference = kit.solutions() / lesson.header;
  return code_of(text) == code_of(cut_stub(read_file(reference), reference));
}

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
  return has(lesson) && is_the_stub(kit_, lesson, read_file(file_of(lesson)));
}

std::vector<HeaderSource> CoreFolder::sources_for(const Lesson& judged) const {
  std::vector<HeaderSource> sources;
  for (const Lesson& lesson : lessons_) {
    HeaderSource source;
    source.lesson = &lesson;
    source.header = lesson.header;
    source.file = kit_.solutions() / lesson.header;
    const bool up_to_judged = lesson.position <= judged.position;
    if (up_to_judged) {
      source.origin = borrowed_.count(lesson.number) != 0              ? Origin::borrowed
                      : !has(lesson)                                   ? Origin::missing
                      : !lesson.starter_runs && is_not_started(lesson) ? Origin::not_started
                                                                       : Origin::own;
    }
    if (source.origin == Origin::own) source.file = file_of(lesson);
    const fs::path on_full_axon = kit_.root / "full-axon/mini" / lesson.header;
    if (!judged.needs.empty() && fs::exists(on_full_axon)) {  // the core has moved
      source.file = on_full_axon;
      source.origin = Origin::reference;
    }
    sources.push_back(source);
    for (const std::string& header : lesson.supplied) {
      const bool own = up_to_judged && fs::exists(folder_ / header);
      sources.push_back({&lesson, header, (own ? folder_ : kit_.solutions()) / header,
                         own ? Origin::own : Origin::reference, false});
    }
  }
  return sources;
}

bool needs_header_of(const CoreFolder& core, const Lesson& lesson, const fs::path& program) {
  std::map<std::string, std::string> known;
  for (const HeaderSource& source : core.sources_for(lesson)) {
    known[source.header] = read_file(source.file);
  }
  for (const fs::path& name : headers_below(core.folder())) {
    if (known.count(name.string()) == 0) known[name.string()] = read_file(core.folder() / name);
  }
  return all_included({read_file(program)}, known).count(lesson.header) != 0;
}

std::string built_from(const Stage& stage) {
  std::string own;
  std::string others;
  for (const HeaderSource& source : stage.sources) {
    if (!source.used) continue;
    std::string& list = source.origin == Origin::own ? own : others;
    list += (list.empty() ? "" : ", ") + source.header;
  }
  if (own.empty()) return others.empty() ? "" : "Built from the reference: " + others + ".";
  return "Built from your own " + own + "." +
         (others.empty() ? "" : " The reference stands in for " + others + ".");
}

Stage stage(const Kit& kit, const CoreFolder& core, const Lesson& lesson,
            const std::vector<fs::path>& and_files, const std::string& key,
            const fs::path& wrappers) {
  Stage stage;
  stage.sources = core.sources_for(lesson);
  const bool is_on_full_axon = core.folder() == kit.root / "full-axon/mini";
  stage.library = library_of(kit, is_on_full_axon ? "full-axon" : lesson.needs);
  std::map<std::string, std::string> contents;  // by name
  const auto add = [&](const std::string& name, const fs::path& file) {
    const std::string path = replaced(fs::absolute(file).string(), "\\", "\\\\");
    contents[name] =
        "#line 1 \"" + replaced(path, "\"", "\\\"") + "\"\n" + without_mark(read_file(file));
  };
  for (const HeaderSource& source : stage.sources) {
    add(source.header, source.file);
    if (source.origin == Origin::own) stage.own_files.push_back(source.file);
  }
  // Headers of the learner's own invention come along.
  for (const fs::path& name : headers_below(core.folder())) {
    if (contents.count(name.string()) != 0) continue;
    add(name.string(), core.folder() / name);
    stage.own_files.push_back(core.folder() / name);
  }
  if (!wrappers.empty()) wrap(contents, wrappers);
  std::string everything = key + stage.library.key + lesson.number;
  for (const auto& [name, text] : contents) everything += name + "\n" + text;
  std::vector<std::string> programs;
  for (const fs::path& file : and_files) {
    programs.push_back(read_file(file));
    everything += file.string() + "\n" + programs.back();
  }
  std::map<std::string, std::string> known = contents;
  for (const auto& entry : fs::directory_iterator(kit.tests() / "harness")) {
    known[entry.path().filename().string()] = read_file(entry.path());
  }
  const std::set<std::string> included = all_included(programs, known);
  for (HeaderSource& source : stage.sources) source.used = included.count(source.header) != 0;
  const fs::path all = kit.build / "checks";
  stage.folder = all / (lesson.number + "-" + digest(everything).substr(0, 20));
  std::error_code error;
  if (fs::exists(stage.folder / "staged")) {
    fs::last_write_time(stage.folder, fs::file_time_type::clock::now(), error);
    return stage;
  }
  forget_old_stages(all);
  make_folder(stage.include());
  for (const auto& [name, text] : contents) {
    make_folder((stage.include() / name).parent_path());
    write_again(stage.include() / name, text);
  }
  write_again(stage.folder / "staged", "");
  return stage;
}
