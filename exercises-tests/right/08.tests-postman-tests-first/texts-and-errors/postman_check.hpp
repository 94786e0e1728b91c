// The letters are texts, and what is missing shows itself as an error that comes out.
#pragma once

#include <stdexcept>
#include <string>

#include "component.hpp"
#include "recv_as.hpp"

namespace miniaxon {

inline void must(bool holds) {
  if (!holds) throw std::runtime_error("the postman broke its rule");
}

template <typename Post>
struct Office {
  Component source{"source", {"in"}, {"out", "spare"}};
  Component sink{"sink", {"letters", "spare"}, {}};
  Post post{source, "out", sink, "letters"};
  Generator<Turn> run = post.main();

  void turns(int most) {
    while (most-- > 0) run.next();
  }
};

template <typename Post>
bool carries_in_order() {
  Office<Post> office;
  for (const char* text : {"a", "b", "c"}) office.source.send(std::string(text), "out");
  office.turns(6);
  for (const char* text : {"a", "b", "c"})
    must(recv_as<std::string>(office.sink, "letters") == text);
  must(office.sink.data_ready("letters") == 0);
  return true;
}

template <typename Post>
bool keeps_to_its_addresses() {
  Office<Post> office;
  office.source.send(std::string("a"), "out");
  office.source.send(std::string("b"), "spare");
  office.turns(5);
  must(recv_as<std::string>(office.sink, "letters") == "a");
  must(office.source.data_ready("spare") == 1);
  bool complains = false;
  try {
    Post lost(office.source, "up", office.sink, "letters");
  } catch (const NoSuchBox&) {
    complains = true;
  }
  return complains;
}

template <typename Post>
bool stays_on_duty() {
  Office<Post> office;
  for (int turn = 0; turn < 10; ++turn) must(office.run.next().value() == Turn::carry_on);
  office.source.send(std::string("late"), "out");
  office.turns(10);
  return recv_as<std::string>(office.sink, "letters") == "late";
}

template <typename Post>
bool goes_home() {
  Office<Post> office;
  for (const char* text : {"a", "b"}) office.source.send(std::string(text), "out");
  office.source.stop();
  int turns = 0;
  while (turns < 50 && office.run.next() == Turn::carry_on) ++turns;
  must(turns < 50);
  return office.sink.data_ready("letters") == 2;
}

}  // namespace miniaxon
