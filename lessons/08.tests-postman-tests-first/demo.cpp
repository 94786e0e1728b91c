// Lesson 08.tests: your four checks, asked about three postmen.
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "component.hpp"
#include "postman.hpp"
#include "postman_check.hpp"

using namespace miniaxon;

//{ careless
// Takes all the letters that wait, and delivers the newest first.
class Careless : public Microprocess {
 public:
  Careless(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : source_(source), source_box_(source_box), sink_(sink), sink_box_(sink_box) {
    source.data_ready(source_box);
    sink.data_ready(sink_box);
  }
  Generator<Turn> main() override {
    while (!source_.has_stopped() || source_.data_ready(source_box_) > 0) {
      std::vector<int> bag = take_all(source_, source_box_);
      for (; !bag.empty(); bag.pop_back()) sink_.send(bag.back(), sink_box_);
      co_yield carry_on;
    }
  }

 private:
  Component& source_;
  std::string source_box_;
  Component& sink_;
  std::string sink_box_;
};
//}

// Never carries anything, and never goes home.
class Lazy : public Postman {
 public:
  using Postman::Postman;
  Generator<Turn> main() override {
    while (true) co_yield carry_on;
  }
};

template <typename Post>
void ask_about(const std::string& who) {
  std::cout << std::left << std::setw(14) << who << std::right;
  for (bool (*check)() : {carries_in_order<Post>, keeps_to_its_addresses<Post>, stays_on_duty<Post>,
                          goes_home<Post>}) {
    bool answer = false;
    try {
      answer = check();
    } catch (const std::exception&) {  // means no
    }
    std::cout << std::setw(12) << (answer ? "yes" : "no");
  }
  std::cout << '\n';
}

int main() {
  std::cout << "                 in order  addresses     on duty   goes home\n";
  ask_about<Postman>("a right one");
  ask_about<Careless>("a careless one");
  ask_about<Lazy>("a lazy one");
}
