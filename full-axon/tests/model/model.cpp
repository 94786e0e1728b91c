#include "model.hpp"

#include <algorithm>
#include <utility>

namespace model {

namespace {

void must(bool holds, const std::string& what) {
  if (!holds) throw Objection(what);
}

std::string box_and_letter(int box, int letter) {
  return "box " + std::to_string(box) + ", letter " + std::to_string(letter);
}

}  // namespace

int Model::add_box(const BoxFacts& facts) {
  boxes_.emplace_back();
  static_cast<BoxFacts&>(boxes_.back()) = facts;
  return static_cast<int>(boxes_.size()) - 1;
}

int Model::end_of(int box) const {
  while (at(box).to >= 0) box = at(box).to;
  return at(box).inbox ? box : -1;
}

void Model::came(int inbox, int letter) {
  at(inbox).letters.push_back(letter);
  ++calls_[at(inbox).owner];
}

bool Model::arrive(int inbox, int letter) {
  Box& box = at(inbox);
  if (!box.full()) {
    came(inbox, letter);
    return true;
  }
  if (box.when_full == Full::refuse) return false;
  if (box.when_full == Full::drop_oldest && !box.letters.empty()) {
    box.letters.pop_front();
    came(inbox, letter);
  }
  return true;
}

void Model::sent(int box, int letter, bool went) {
  const int end = end_of(box);
  must(went == (end >= 0 && arrive(end, letter)),
       "send() said " + std::to_string(went) + ": " + box_and_letter(box, letter));
}

void Model::put_in(int inbox, int letter, bool went) {
  const int end = end_of(inbox);
  must(went == (!has_ended(at(end).owner) && arrive(end, letter)),
       "put_in() said " + std::to_string(went) + ": " + box_and_letter(inbox, letter));
}

void Model::put_began(int actor, int box, int letter, bool was_interrupted) {
  const int end = end_of(box);
  if (is_stopping(actor) || was_interrupted || end < 0) {
    puts_[actor] = Put::abandoned;
  } else if (arrive(end, letter)) {
    puts_[actor] = Put::delivered;
  } else {
    puts_[actor] = Put::waits;
    at(end).waiting.push_back({actor, letter, box});
  }
}

void Model::forget_put(int actor) {
  for (Box& box : boxes_) {
    std::erase_if(box.waiting, [&](const Waiting& put) { return put.actor == actor; });
  }
  puts_.erase(actor);
}

void Model::put_ended(int actor, bool delivered) {
  const Put put = puts_.at(actor);
  must(put != Put::waits || is_stopping(actor), "put() ended, and nothing had ended it");
  must(delivered == (put == Put::delivered), "put() said " + std::to_string(delivered));
  forget_put(actor);
}

void Model::put_was_interrupted(int actor) { forget_put(actor); }

void Model::took(int inbox, int letter) {
  Box& box = at(inbox);
  must(!box.letters.empty(), "a letter out of nowhere: " + box_and_letter(inbox, letter));
  must(box.letters.front() == letter, "the next was " + std::to_string(box.letters.front()) +
                                          ", it took: " + box_and_letter(inbox, letter));
  box.letters.pop_front();
  admit(inbox);
}

void Model::admit(int inbox) {
  Box& box = at(inbox);
  while (!box.waiting.empty() && !box.full()) {
    const Waiting put = box.waiting.front();
    box.waiting.pop_front();
    puts_[put.actor] = Put::delivered;
    came(inbox, put.letter);
  }
}

void Model::found_nothing(int inbox) {
  must(at(inbox).letters.empty(),
       "a letter waits, and was not found: box " + std::to_string(inbox));
}

void Model::receive_ended_with_nothing(int inbox, int ends_before) {
  if (is_stopping(at(inbox).owner)) return;
  found_nothing(inbox);
  must(at(inbox).closed || ends_of(inbox) > ends_before,
       "the end came while a source was open: box " + std::to_string(inbox));
}

bool Model::would_wake(int inbox) const { return !at(inbox).letters.empty() || at(inbox).closed; }

bool Model::put_would_end(int actor) const { return puts_.at(actor) != Put::waits; }

int Model::calls_of(int actor) const {
  const auto found = calls_.find(actor);
  return found == calls_.end() ? 0 : found->second;
}

void Model::pour(int from, int to) {
  while (!at(from).letters.empty()) {
    came(to, at(from).letters.front());
    at(from).letters.pop_front();
  }
  for (const Waiting& put : at(from).waiting) at(to).waiting.push_back(put);
  at(from).waiting.clear();
  admit(to);
}

bool Model::refuses(int from, int to, bool taker_waits) const {
  const Box& source = at(from);
  if (source.inbox && !at(to).inbox) return true;
  if (source.to >= 0) return true;
  for (int box = to; box >= 0; box = at(box).to) {
    if (box == from) return true;
  }
  if (has_ended(source.owner) || has_ended(at(to).owner)) return true;
  if (!source.inbox || source.letters.empty()) return false;
  if (taker_waits) return true;
  const Box& end = at(end_of(to));
  return end.letters.size() + source.letters.size() > std::max(end.capacity, end.letters.size());
}

void Model::linked(int from, int to, bool taker_waits, bool was_refused) {
  must(was_refused == refuses(from, to, taker_waits),
       std::string("the link ") + std::to_string(from) + " to " + std::to_string(to) +
           (was_refused ? " was refused" : " was made"));
  if (was_refused) return;
  if (at(from).inbox) pour(from, end_of(to));
  at(from).to = to;
  at(to).sources.push_back(from);
  reopen(to);
  if (at(from).closed) source_closed(to);
}

void Model::cut(int from) {
  if (at(from).to < 0) return;
  const int end = end_of(from);
  auto& sources = at(at(from).to).sources;
  *std::find(sources.begin(), sources.end(), from) = sources.back();
  sources.pop_back();
  at(from).to = -1;
  if (end < 0) return;
  const std::deque<Waiting> waiting = std::exchange(at(end).waiting, {});
  for (const Waiting& put : waiting) {
    const int there = end_of(put.box);
    if (there < 0) {
      puts_[put.actor] = Put::abandoned;
    } else {
      at(there).waiting.push_back(put);
      if (there != end) admit(there);
    }
  }
}

void Model::unlinked(int from) { cut(from); }

bool Model::has_open_source(int box) const {
  const auto& sources = at(box).sources;
  return std::any_of(sources.begin(), sources.end(),
                     [&](int source) { return !at(source).closed; });
}

void Model::reopen(int box) {
  for (; box >= 0 && at(box).inbox && at(box).closed && !has_ended(at(box).owner);
       box = at(box).to) {
    at(box).closed = false;
  }
}

void Model::close(int box) {
  if (at(box).closed) return;
  at(box).closed = true;
  ++at(box).ends;
  if (at(box).to >= 0) source_closed(at(box).to);
}

void Model::source_closed(int box) {
  if (!at(box).inbox || at(box).stays_open || has_open_source(box)) return;
  close(box);
  ++calls_[at(box).owner];
}

void Model::capacity_set(int inbox, std::size_t capacity) {
  at(inbox).capacity = capacity;
  admit(inbox);
}

void Model::ended(int actor) {
  ended_.insert(actor);
  for (int box = 0; box < static_cast<int>(boxes_.size()); ++box) {
    if (at(box).owner != actor) continue;
    close(box);
    for (int source : at(box).sources) {
      if (!at(source).inbox) continue;
      pour(box, source);
      break;
    }
    for (const Waiting& put : at(box).waiting) puts_[put.actor] = Put::abandoned;
    at(box).waiting.clear();
    cut(box);
    while (!at(box).sources.empty()) cut(at(box).sources.back());
  }
}

}  // namespace model
