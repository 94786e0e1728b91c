#include "news.hpp"

#include <regex>

namespace {

// The text of a file in a commit; empty when it is not there.
std::string text_in(const Git& git, const std::string& commit, const std::string& path) {
  const std::string object = commit + ":" + path;
  return git.agrees({"cat-file", "-e", object}) ? git.ask({"cat-file", "blob", object}) : "";
}

// The parts that begin with this label, up to the next label or heading, on one line.
std::string parts_for(const std::string& label, const std::string& text) {
  std::string parts;
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    if (starts_with(line, "**") || starts_with(line, "#")) inside = starts_with(line, label);
    if (inside) parts += trimmed(line) + " ";
  }
  return parts;
}

// The sentences for these readers that the old text has not.
std::vector<std::string> new_sentences(const std::string& label, const std::string& old_text,
                                       const std::string& new_text) {
  static const std::regex any_label(R"(\*\*\w+\.\*\* )");
  static const std::regex sentence(R"(.+?\.(?= |$)|.+)");
  const std::string before = std::regex_replace(old_text, std::regex(R"(\s+)"), " ");
  const std::string now = std::regex_replace(parts_for(label, new_text), any_label, "");
  std::vector<std::string> told;
  for (std::sregex_iterator each(now.begin(), now.end(), sentence), end; each != end; ++each) {
    const std::string one = trimmed(each->str());
    if (before.find(one) == std::string::npos) told.push_back(one);
  }
  return told;
}

}  // namespace

News news_between(const Git& git, const std::string& old_commit, const std::string& new_commit) {
  static const std::regex lesson(R"((lessons|exercises-tests)/([0-9]{2}(?:\.[a-z]+)?)-[^/]+/(.*))");
  News news;
  const std::vector<FileChange> changes = changes_between(git, old_commit, new_commit);
  news.files = changes.size();
  for (const FileChange& change : changes) {
    std::smatch match;
    if (std::regex_match(change.path, match, lesson)) {
      if (match[1] == "exercises-tests") news.retested.insert(match[2]);
      if (match[3] == "lesson.toml" && change.old_content.empty())
        news.new_lessons.insert(match[2]);
    } else if (starts_with(change.path, "exercises-tests/harness/")) {
      news.harness_changed = true;
    } else if (starts_with(change.path, "miniaxon/") && !change.is_gone()) {
      news.starters.insert(fs::path(change.path).filename().string());
    }
  }
  for (const std::string& number : news.new_lessons) news.retested.erase(number);
  const std::string before = text_in(git, old_commit, "CHANGELOG.md");
  const std::string now = text_in(git, new_commit, "CHANGELOG.md");
  news.told = new_sentences("**", before, now);
  news.told_learners = new_sentences("**Learners.**", before, now);
  return news;
}
