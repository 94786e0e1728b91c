// Counts the words of the files that are given, like: cat FILE... | tr -cs A-Za-z '\n' | sort | uniq -c
// Each file has a reader; all readers feed one splitter into words, and that one feeds the counter.
#include <axon/axon.hpp>
#include <cctype>
#include <iostream>
#include <map>

class Words : public axon::Component {
 public:
  axon::Inbox<std::string> inbox{*this, "inbox", 1000};
  axon::Outbox<std::string> outbox{*this, "outbox"};

  axon::Process main() override {
    while (auto line = co_await inbox.receive()) {
      std::string word;
      for (const char letter : *line + " ") {
        if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
          word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        } else if (!word.empty()) {
          co_await outbox.put(std::move(word));
          word.clear();
        }
      }
    }
  }
};

class Counter : public axon::Component {
 public:
  axon::Inbox<std::string> inbox{*this, "inbox", 1000};

  axon::Process main() override {
    std::map<std::string, int> counts;
    while (auto word = co_await inbox.receive()) ++counts[*word];
    for (const auto& [word, count] : counts) std::cout << count << ' ' << word << '\n';
  }
};

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::cerr << "Which files? For example: word_count README.md\n";
    return 64;
  }
  axon::Scheduler scheduler;
  auto& words = scheduler.activate(Words());
  auto& counter = scheduler.activate(Counter());
  link(words.outbox, counter.inbox);
  for (int i = 1; i < argc; ++i) {
    auto reader = std::make_unique<axon::FileReader>(argv[i]);
    link(reader->outbox, words.inbox);
    scheduler.activate(std::move(reader));
  }
  scheduler.run();
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
