// The postmen that the learner's checks are asked about: right ones, broken ones, and two that do
// nothing. Each writes down what it does.
#pragma once

#include <any>
#include <string>
#include <utility>
#include <vector>

#include "component.hpp"
#include "story.hpp"

namespace kit {

using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::Message;
using miniaxon::Microprocess;
using miniaxon::Turn;

// What the postmen did since somebody cleared this.
inline Words diary;

inline void did(const std::string& what) {
  happened("the postman " + what);
  diary.push_back(what);
}

// What stands in a letter.
inline std::string read(const Message& letter) {
  if (const int* number = std::any_cast<int>(&letter)) return show(*number);
  if (const std::string* text = std::any_cast<std::string>(&letter)) return *text;
  return "a letter";
}

// What all postmen share: two addresses, and the moves of a letter.
class Carrier : public Microprocess {
 public:
  Carrier(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Microprocess("postman"),
        source_(source),
        source_box_(std::move(source_box)),
        sink_(sink),
        sink_box_(std::move(sink_box)) {}

 protected:
  bool letter_waits() const { return source_.data_ready(source_box_) > 0; }
  bool has_more_to_do() const { return !source_.has_stopped() || letter_waits(); }

  Message take() { return take_from(source_box_); }
  Message take_from(const std::string& box) {
    const Message letter = source_.recv(box);
    did("takes " + read(letter));
    return letter;
  }
  void deliver(const Message& letter) { deliver_to(sink_box_, letter); }
  void deliver_to(const std::string& box, const Message& letter) {
    did("delivers " + read(letter));
    sink_.send(letter, box);
  }
  // What it says when it hands back.
  static Turn hands_back() {
    did("hands back");
    return carry_on;
  }
  static void goes_home() { did("goes home"); }

  Component& source_;
  std::string source_box_;
  Component& sink_;
  std::string sink_box_;
};

// One that looks whether its boxes exist.
class Careful : public Carrier {
 public:
  Careful(Component& source, std::string source_box, Component& sink, std::string sink_box)
      : Carrier(source, std::move(source_box), sink, std::move(sink_box)) {
    source_.data_ready(source_box_);
    sink_.data_ready(sink_box_);
  }
};

// ---- Right ones

struct OneATurn : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (letter_waits()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct AllThatWait : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      while (letter_waits()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct BeginsByHandingBack : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    co_yield hands_back();
    while (has_more_to_do()) {
      if (letter_waits()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
    co_yield finished;
  }
};

// ---- Those that do nothing

struct HandsBackForEver : Carrier {
  using Carrier::Carrier;
  Generator<Turn> main() override {
    while (true) co_yield hands_back();
  }
};

struct GoesHomeAtOnce : Carrier {
  using Carrier::Carrier;
  Generator<Turn> main() override {
    goes_home();
    co_return;
  }
};

// ---- Broken ones, each by one rule

struct NewestFirst : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      std::vector<Message> bag;
      while (letter_waits()) bag.push_back(take());
      for (; !bag.empty(); bag.pop_back()) deliver(bag.back());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct LosesOneOfTwo : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (letter_waits()) {
        Message letter = take();
        if (letter_waits()) letter = take();
        deliver(letter);
      }
      co_yield hands_back();
    }
    goes_home();
  }
};

struct DeliversTwice : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (letter_waits()) {
        const Message letter = take();
        deliver(letter);
        if (!letter_waits()) deliver(letter);
      }
      co_yield hands_back();
    }
    goes_home();
  }
};

struct AlwaysTheUsualBoxes : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (!source_.has_stopped() || source_.data_ready("outbox") > 0) {
      if (source_.data_ready("outbox") > 0) deliver_to("inbox", take_from("outbox"));
      co_yield hands_back();
    }
    goes_home();
  }
};

struct NeverLooksForItsBoxes : Carrier {
  using Carrier::Carrier;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (letter_waits()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct GoesHomeWithoutPost : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (letter_waits()) {
      deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct TakesWithoutAsking : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (has_more_to_do()) {
      if (!letter_waits()) did("takes from an empty box");
      deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct DeafAfterAPause : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    bool listens = true;
    while (has_more_to_do()) {
      listens = listens && letter_waits();
      if (listens || source_.has_stopped()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

struct NeverGoesHome : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (true) {
      if (letter_waits()) deliver(take());
      co_yield hands_back();
    }
  }
};

struct LeavesLettersBehind : Careful {
  using Careful::Careful;
  Generator<Turn> main() override {
    while (!source_.has_stopped()) {
      if (letter_waits()) deliver(take());
      co_yield hands_back();
    }
    goes_home();
  }
};

}  // namespace kit
