// ./learn dev changed: which lessons are judged by other tests than before, and whether the
// CHANGELOG says so.
#include <iostream>

#include "commands.hpp"
#include "news.hpp"

namespace {

// Whether one of the sentences has this word or these words in it.
bool says(const std::vector<std::string>& sentences, const std::string& words) {
  const auto is_part_of_a_word = [](const std::string& text, std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0);
  };
  for (const std::string& text : sentences) {
    for (std::size_t at = text.find(words); at != std::string::npos;
         at = text.find(words, at + 1)) {
      if ((at == 0 || !is_part_of_a_word(text, at - 1)) &&
          !is_part_of_a_word(text, at + words.size())) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

int dev_changed(const Kit& kit, const std::string& since) {
  const Git git(kit);
  if (!git.agrees({"rev-parse", "--verify", "--quiet", since + "^{commit}"})) {
    const std::string near = nearest(since, lines_of(git.ask({"tag", "--list"})));
    throw UsageError("git knows no tag or commit \"" + since + "\"." +
                     (near.empty() ? "" : " Did you mean " + near + "?"));
  }
  const News news = news_between(git, since, "HEAD");
  bool all_named = true;
  const auto report = [&](const std::string& what, const std::string& words) {
    const bool named = says(news.told, words);
    std::cout << (named ? "ok       " : "FAILED   ") << what
              << (named ? "" : ": CHANGELOG.md says nothing of \"" + words + "\"") << "\n";
    all_named = all_named && named;
  };
  if (news.harness_changed) report("the harness changed, and with it every test", "all lessons");
  for (const std::string& number : news.retested) {
    report("the tests of lesson " + number + " changed", number);
  }
  if (news.retested.empty() && !news.harness_changed) {
    std::cout << "No lesson's tests changed since " << since << ".\n";
  }
  return all_named ? 0 : 1;
}
