// What boxes and links must do, written as plainly as possible: queues, and a walk along the links
// for every letter. The runtime's history is told to it event by event; it objects to whatever
// could not have happened.
#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace model {

class Objection : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class Full { refuse, drop_newest, drop_oldest };

struct BoxFacts {
  int owner = 0;
  bool inbox = false;
  std::size_t capacity = std::numeric_limits<std::size_t>::max();
  Full when_full = Full::refuse;
  bool stays_open = false;
};

class Model {
 public:
  int add_box(const BoxFacts& facts);

  // ---- What happened. Each throws Objection when it should have gone otherwise.
  void sent(int box, int letter, bool went);
  void put_began(int actor, int box, int letter, bool was_interrupted);
  void put_ended(int actor, bool delivered);
  void put_was_interrupted(int actor);
  void took(int inbox, int letter);
  void found_nothing(int inbox);
  void receive_ended_with_nothing(int inbox, int ends_before);
  void put_in(int inbox, int letter, bool went);
  // `taker_waits`: the owner of an inbox that is linked on is active, and it is not its turn.
  void linked(int from, int to, bool taker_waits, bool was_refused);
  void unlinked(int from);
  void capacity_set(int inbox, std::size_t capacity);
  void stopped(int actor) { stopping_.insert(actor); }
  void ended(int actor);

  // ---- What is so now
  bool has_ended(int actor) const { return ended_.count(actor) != 0; }
  bool is_stopping(int actor) const { return stopping_.count(actor) != 0; }
  bool would_wake(int inbox) const;
  bool put_would_end(int actor) const;
  // Letters that arrived, and boxes that closed, at the inboxes of this actor so far.
  int calls_of(int actor) const;
  // How often this inbox has closed.
  int ends_of(int inbox) const { return at(inbox).ends; }

 private:
  struct Waiting {
    int actor;
    int letter;
    int box;  // the outbox
  };
  struct Box : BoxFacts {
    bool closed = false;
    int ends = 0;
    int to = -1;
    std::vector<int> sources;  // one that leaves is replaced by the last
    std::deque<int> letters;
    std::deque<Waiting> waiting;
    bool full() const { return letters.size() >= capacity; }
  };
  enum class Put { waits, delivered, abandoned };

  Box& at(int box) { return boxes_[static_cast<std::size_t>(box)]; }
  const Box& at(int box) const { return boxes_[static_cast<std::size_t>(box)]; }
  int end_of(int box) const;
  bool arrive(int inbox, int letter);
  void came(int inbox, int letter);
  void admit(int inbox);
  void pour(int from, int to);
  bool refuses(int from, int to, bool taker_waits) const;
  bool has_open_source(int box) const;
  void close(int box);
  void source_closed(int box);
  void reopen(int box);
  void cut(int from);
  void forget_put(int actor);

  std::vector<Box> boxes_;
  std::map<int, Put> puts_;  // of each actor that is in a put()
  std::set<int> stopping_;
  std::set<int> ended_;
  std::map<int, int> calls_;
};

}  // namespace model
