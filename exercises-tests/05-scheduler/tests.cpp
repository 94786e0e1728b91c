#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "actors.hpp"
#include "scheduler.hpp"
#include "story.hpp"

namespace {

using kit::count;
using kit::drive;
using kit::drive_until;
using kit::expect;
using kit::expect_that;
using kit::Leaves;
using kit::Look;
using kit::next;
using kit::Rule;
using kit::run;
using kit::show;
using kit::Speaker;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::Generator;
using miniaxon::Microprocess;
using miniaxon::Scheduler;
using miniaxon::Turn;

constexpr Look look_activate{"scheduler.hpp", "activate"};
constexpr Look look_main{"scheduler.hpp", "main"};
constexpr Look look_run{"scheduler.hpp", "run"};
constexpr Look look_active{"scheduler.hpp", "active"};

// Calls next() that many times; gives the number of turns that the log holds after each.
Words turns_after_each(Generator<Turn>& turns, const Words& log, int calls) {
  Words numbers;
  for (int call = 0; call < calls; ++call) {
    kit::next(turns);
    numbers.push_back(show(log.size()));
  }
  return numbers;
}

std::string line(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Everybody who had a turn, in the order of the alphabet.
Words who_is_in(Words log) {
  std::sort(log.begin(), log.end());
  log.erase(std::unique(log.begin(), log.end()), log.end());
  return log;
}

// Expects the log to be these rounds: in each round exactly these have one turn each. Those who
// were there in the round before keep their order; a newcomer may stand anywhere in its round.
void expect_rounds(const std::vector<Words>& rounds, const Words& log) {
  std::string expected;
  std::string got;
  bool holds = true;
  std::size_t at = 0;
  Words before = rounds.front();
  for (const Words& members : rounds) {
    expected += (expected.empty() ? "" : " | ") + line(members);
    const std::size_t end = std::min(at + members.size(), log.size());
    const Words had_turns(log.begin() + static_cast<std::ptrdiff_t>(at),
                          log.begin() + static_cast<std::ptrdiff_t>(end));
    at = end;
    got += (got.empty() ? "" : " | ") + line(had_turns);
    holds = holds &&
            std::is_permutation(members.begin(), members.end(), had_turns.begin(), had_turns.end());
    Words old_ones_before;
    for (const std::string& word : before) {
      if (std::count(members.begin(), members.end(), word) > 0) old_ones_before.push_back(word);
    }
    Words old_ones;
    for (const std::string& word : had_turns) {
      if (std::count(before.begin(), before.end(), word) > 0) old_ones.push_back(word);
    }
    holds = holds && old_ones == old_ones_before;
    before = had_turns;
  }
  if (at < log.size()) {
    holds = false;
    got += " | " + line(Words(log.begin() + static_cast<std::ptrdiff_t>(at), log.end()));
  }
  expect_that(holds, expected, got);
}

// Expects the answer of a run that is over: there is none, or it says so.
void expect_over(std::optional<Turn> answer) {
  expect_that(answer != Turn::carry_on, "nothing", kit::said(answer));
}

// Counts how often its main() is called.
class Called : public Microprocess {
 public:
  int calls = 0;

  Generator<Turn> main() override {
    ++calls;
    return for_ever();
  }

 private:
  static Generator<Turn> for_ever() {
    while (true) co_yield carry_on;
  }
};

// Where the stack is at this moment, as a number.
[[gnu::noinline]] std::uintptr_t place_on_the_stack() {
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

// Takes turns for ever, and says nothing.
class Quiet : public Microprocess {
 public:
  std::size_t turns = 0;

  Generator<Turn> main() override {
    while (true) {
      ++turns;
      const std::uintptr_t place = place_on_the_stack();
      lowest_ = std::min(lowest_, place);
      highest_ = std::max(highest_, place);
      co_yield carry_on;
    }
  }

  // How far apart the turns since the last question were, in bytes.
  std::size_t stack_growth() {
    const std::size_t growth = highest_ - lowest_;
    lowest_ = UINTPTR_MAX;
    highest_ = 0;
    return turns == 0 ? 0 : growth;
  }

 private:
  std::uintptr_t lowest_ = UINTPTR_MAX;
  std::uintptr_t highest_ = 0;
};

LESSON_TEST(takes_turns, "everybody gets one turn a round, in the order of activation",
            Rule{"after a turn, go to the back of the queue", "Taking turns"}, look_main) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  Scheduler scheduler;
  step("activated X, Y and Z; each says its name once a turn, for 10 turns");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called next() of the scheduler's main() until 9 turns were given, and looked at these");
  Generator<Turn> turns = scheduler.main();
  kit::drive_until(turns, log, 9);
  log.resize(std::min<std::size_t>(log.size(), 9));
  expect(words("X", "Y", "Z", "X", "Y", "Z", "X", "Y", "Z"), log);
}

LESSON_TEST(two_schedulers, "two schedulers do not share their queues",
            Rule{"each scheduler gives turns to those who were activated on it", "Taking turns"},
            look_activate) {
  Words log;
  Speaker x("X", log, 10), a("A", log, 10);
  Scheduler left;
  Scheduler right;
  step("activated X on one scheduler and A on another");
  left.activate(x);
  right.activate(a);
  log.clear();
  step("gave turns on the first, then on the second, and looked who had them");
  Generator<Turn> left_turns = left.main();
  kit::drive_until(left_turns, log, 2);
  const std::string on_the_left = line(who_is_in(log));
  log.clear();
  Generator<Turn> right_turns = right.main();
  kit::drive_until(right_turns, log, 2);
  expect(words("X", "A"), words(on_the_left, line(who_is_in(log))));
}

LESSON_TEST(one_next_one_turn, "one next() of the scheduler is one turn of one microprocess",
            Rule{"the scheduler hands control back after each turn", "One turn at a time"},
            look_main) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  Scheduler scheduler;
  step("activated X, Y and Z, and called the scheduler's main()");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  Generator<Turn> turns = scheduler.main();
  expect("0", show(log.size()));
  step("called next() six times, and after each counted the turns given so far");
  expect(words(1, 2, 3, 4, 5, 6), turns_after_each(turns, log, 6));
}

LESSON_TEST(main_is_called_once, "activate() calls main() once, and nobody calls it again",
            Rule{"activate() starts one run; every turn continues that run", "Taking turns"},
            look_activate) {
  Called x;
  Scheduler scheduler;
  step("activated X, and counted the calls of its main()");
  scheduler.activate(x);
  expect("1 call", count(static_cast<std::size_t>(x.calls), "call"));
  step("gave X three turns, and counted again");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 3);
  expect("1 call", count(static_cast<std::size_t>(x.calls), "call"));
}

LESSON_TEST(one_that_ends_leaves, "one that ends leaves, and its neighbours keep their turns",
            Rule{"one whose run has ended leaves the queue; the others go on", "Leaving"},
            look_main) {
  Words log;
  Speaker w("W", log, 1), x("X", log, 1), y("Y", log, 3), z("Z", log, 2);
  Scheduler scheduler;
  step("activated W and X for 1 turn each, Y for 3 turns, Z for 2");
  scheduler.activate(w);
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called next() until 7 turns were given");
  Generator<Turn> turns = scheduler.main();
  kit::drive_until(turns, log, 7);
  expect(words("W", "X", "Y", "Z", "Y", "Z", "Y"), log);
}

LESSON_TEST(one_that_says_finished_leaves, "one that yields finished gets no further turn",
            Rule{"one that yields finished leaves the queue, as one that ends does", "Leaving"},
            look_main) {
  Words log;
  Speaker x("X", log, 2, Leaves::by_saying_finished), y("Y", log, 10);
  Scheduler scheduler;
  step("activated X, which yields finished in its 2nd turn, and Y, which carries on");
  scheduler.activate(x);
  scheduler.activate(y);
  step("called next() until 6 turns were given");
  Generator<Turn> turns = scheduler.main();
  kit::drive_until(turns, log, 6);
  expect(words("X", "Y", "X", "Y", "Y", "Y"), log);
}

LESSON_TEST(no_turns_for_the_dead, "who has left costs no next(); the last to leave ends main()",
            Rule{"the turn in which one ends is its last; main() ends when nobody is left",
                 "Leaving"},
            look_main) {
  Words log;
  Speaker x("X", log, 1), y("Y", log, 1, Leaves::by_saying_finished), z("Z", log, 3);
  Scheduler scheduler;
  step("activated X and Y for 1 turn each (X ends, Y yields finished), and Z for 3");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called next() five times, and after each counted the turns given so far");
  Generator<Turn> turns = scheduler.main();
  expect(words(1, 2, 3, 4, 5), turns_after_each(turns, log, 5));
  step("everybody has left: called next() once more");
  expect_over(kit::next(turns));
}

LESSON_TEST(marks_those_who_leave, "one that has finished is marked as stopped",
            Rule{"has_stopped() is true once the scheduler saw it end", "Leaving"}, look_main) {
  Words log;
  Speaker x("X", log, 1), y("Y", log, 1, Leaves::by_saying_finished), z("Z", log, 10);
  Scheduler scheduler;
  step("activated X, which ends in its 1st turn, Y, which yields finished in its 1st, and Z");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("gave each of them a turn, and asked X, Y and Z: has_stopped()?");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 3);
  expect({"true", "true", "false"},
         {show(x.has_stopped()), show(y.has_stopped()), show(z.has_stopped())});
}

LESSON_TEST(stopped_gets_no_turn, "one that was stopped gets no further turn",
            Rule{"a stopped microprocess gets no more turns; the others go on", "Stopping"},
            look_main) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  Scheduler scheduler;
  step("activated X, Y and Z, and gave each a turn");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  Generator<Turn> turns = scheduler.main();
  kit::drive_until(turns, log, 3);
  step("called stop() of Y, then next() until 4 more turns were given");
  y.stop();
  kit::drive_until(turns, log, 7);
  expect(words("X", "Y", "Z", "X", "Z", "X", "Z"), log);
}

LESSON_TEST(stop_counts_at_once, "one stopped before its turn in this round does not get it",
            Rule{"stop() counts from the moment it is called, not from the next round", "Stopping"},
            look_main) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  y.also([&z](int turn) {
    if (turn == 2) z.stop();
  });
  Scheduler scheduler;
  step("activated X, Y and Z; Y calls stop() of Z in its own 2nd turn");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called next() until 7 turns were given");
  Generator<Turn> turns = scheduler.main();
  kit::drive_until(turns, log, 7);
  expect(words("X", "Y", "Z", "X", "Y", "X", "Y"), log);
}

LESSON_TEST(passing_over_is_free, "passing over stopped ones costs no turn and no next()",
            Rule{"a next() passes over the stopped ones and gives the turn to one that goes on",
                 "Stopping"},
            look_main) {
  Words log;
  Speaker w("W", log, 10), x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  Scheduler scheduler;
  step("activated W, X, Y and Z; gave W a turn; then stopped X, Y and W");
  scheduler.activate(w);
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  Generator<Turn> turns = scheduler.main();
  kit::next(turns);
  x.stop();
  y.stop();
  w.stop();
  step("called next() three times, and after each counted the turns given so far");
  expect(words(2, 3, 4), turns_after_each(turns, log, 3));
  step("stopped Z too, and called next() once more");
  z.stop();
  expect_over(kit::next(turns));
}

LESSON_TEST(stopped_before_its_first_turn, "one that is stopped early gets no turn at all",
            Rule{"a stopped microprocess gets no turn, not even a first one", "Stopping"},
            look_activate) {
  Words log;
  Speaker x("X", log, 2), y("Y", log, 2), z("Z", log, 2);
  Scheduler scheduler;
  step("stopped X, then activated it; activated Y, then stopped it; activated Z for 2 turns");
  x.stop();
  scheduler.activate(x);
  scheduler.activate(y);
  y.stop();
  scheduler.activate(z);
  step("called next() of the scheduler four times");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 4);
  expect(words("Z", "Z"), log);
}

LESSON_TEST(newcomer_waits_a_round,
            "one that arrives during a round gets its first turn in the next",
            Rule{"a newcomer takes part from the next round on", "Newcomers"}, look_activate) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10), n("N", log, 10);
  Scheduler scheduler;
  x.also([&scheduler, &n](int turn) {
    if (turn == 2) scheduler.activate(n);
  });
  step("activated X, Y and Z; X activates N in its own 2nd turn");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called next() of the scheduler 14 times (N may stand anywhere in its rounds)");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 14);
  expect_rounds({{"X", "Y", "Z"}, {"X", "Y", "Z"}, {"X", "Y", "Z", "N"}, {"X", "Y", "Z", "N"}},
                log);
}

LESSON_TEST(many_newcomers, "many may arrive in one turn, and none is lost",
            Rule{"activate() may be called while the scheduler walks along its queue",
                 "Two lists or one queue"},
            look_activate) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10);
  std::deque<Speaker> newcomers;
  std::vector<Words> rounds = {{"X", "Y"}, {"X", "Y"}, {"X", "Y"}};
  for (char letter = 'a'; letter <= 't'; ++letter) {
    newcomers.emplace_back(std::string(1, letter), log, 10);
    rounds[1].push_back(std::string(1, letter));
    rounds[2].push_back(std::string(1, letter));
  }
  Scheduler scheduler;
  x.also([&scheduler, &newcomers](int turn) {
    for (Speaker& newcomer : newcomers) {
      if (turn == 1) scheduler.activate(newcomer);
    }
  });
  step("activated X and Y; X activates twenty others, a to t, in its own 1st turn");
  scheduler.activate(x);
  scheduler.activate(y);
  step("called next() of the scheduler 46 times (newcomers may stand anywhere in their rounds)");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 46);
  expect_rounds(rounds, log);
}

LESSON_TEST(chain_of_newcomers, "a newcomer's own newcomer waits one round more",
            Rule{"a chain of newcomers cannot keep the others from their turns", "Newcomers"},
            look_activate) {
  Words log;
  Speaker x("X", log, 10), a("A", log, 10), b("B", log, 10), c("C", log, 10), d("D", log, 10);
  Scheduler scheduler;
  a.also([&scheduler, &b](int turn) {
    if (turn == 1) scheduler.activate(b);
  });
  b.also([&scheduler, &c](int turn) {
    if (turn == 1) scheduler.activate(c);
  });
  c.also([&scheduler, &d](int turn) {
    if (turn == 1) scheduler.activate(d);
  });
  step("activated A and X; A activates B in its 1st turn, B activates C in its 1st, C activates D");
  scheduler.activate(a);
  scheduler.activate(x);
  step("called next() of the scheduler 14 times (newcomers may stand anywhere in their rounds)");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 14);
  expect_rounds({{"A", "X"}, {"A", "X", "B"}, {"A", "X", "B", "C"}, {"A", "X", "B", "C", "D"}},
                log);
}

LESSON_TEST(last_one_brings_a_newcomer,
            "one that brings a newcomer in its last turn leaves it to run",
            Rule{"main() goes on as long as anybody waits for a turn, newcomers too", "Newcomers"},
            look_main) {
  Words log;
  Speaker x("X", log, 1), y("Y", log, 1, Leaves::by_saying_finished), z("Z", log, 2);
  Scheduler scheduler;
  x.also([&scheduler, &y](int) { scheduler.activate(y); });
  y.also([&scheduler, &z](int) { scheduler.activate(z); });
  step("activated X only; X activates Y in its only turn, and Y activates Z in its only turn");
  scheduler.activate(x);
  step("called next() of the scheduler six times");
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 6);
  expect(words("X", "Y", "Z", "Z"), log);
}

LESSON_TEST(runs_to_the_end, "run() gives turns until nobody is left",
            Rule{"run() drives main() until nobody is left", "Running"}, look_run) {
  Words log;
  Speaker x("X", log, 3), y("Y", log, 1), z("Z", log, 2, Leaves::by_saying_finished);
  Scheduler scheduler;
  step("activated X for 3 turns, Y for 1 and Z for 2, and called run()");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  kit::run(scheduler);
  expect(words("X", "Y", "Z", "X", "Z", "X"), log);
}

LESSON_TEST(runs_some_turns, "run(n) gives n turns, not more",
            Rule{"run(n) returns after n turns, or when nobody is left", "Running"}, look_run) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10);
  Scheduler scheduler;
  step("activated X and Y");
  scheduler.activate(x);
  scheduler.activate(y);
  step("called run(0), and counted the turns");
  kit::run(scheduler, 0);
  expect("0 turns", count(log.size(), "turn"));
  step("called run(3), and counted the turns");
  kit::run(scheduler, 3);
  expect("3 turns", count(log.size(), "turn"));
}

LESSON_TEST(run_carries_on, "run(n), called again, carries on where it stopped",
            Rule{"whoever waits for a turn keeps its place in the queue between two runs",
                 "Running"},
            look_run) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10);
  Scheduler scheduler;
  step("activated X, Y and Z");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called run(2), run(2) and run(4)");
  kit::run(scheduler, 2);
  kit::run(scheduler, 2);
  kit::run(scheduler, 4);
  expect(words("X", "Y", "Z", "X", "Y", "Z", "X", "Y"), log);
}

LESSON_TEST(runs_again, "run() may be called again, and serves those activated since",
            Rule{"run() returns at once when there is nobody, and may be called again", "Running"},
            look_run) {
  Words log;
  Speaker x("X", log, 2), y("Y", log, 2), z("Z", log, 1);
  Scheduler scheduler;
  step("called run() of a scheduler that has nobody");
  kit::run(scheduler);
  step("activated X for 2 turns, and called run() twice");
  scheduler.activate(x);
  kit::run(scheduler);
  kit::run(scheduler);
  expect(words("X", "X"), log);
  step("then activated Y for 2 turns and Z for 1, and called run()");
  scheduler.activate(y);
  scheduler.activate(z);
  kit::run(scheduler);
  expect(words("X", "X", "Y", "Z", "Y"), log);
}

LESSON_TEST(abandoned_run, "when a run of main() is given up half way, nobody is lost",
            Rule{"the queue belongs to the scheduler, not to one run of its main()",
                 "Two lists or one queue"},
            look_main) {
  Words log;
  Speaker x("X", log, 20), y("Y", log, 20), z("Z", log, 20), n("N", log, 20);
  Scheduler scheduler;
  x.also([&scheduler, &n](int turn) {
    if (turn == 1) scheduler.activate(n);
  });
  step("activated X, Y and Z; X activates N in its 1st turn");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  step("called main(), gave two turns, and destroyed that run");
  {
    Generator<Turn> given_up = scheduler.main();
    kit::drive(given_up, 2);
  }
  step("called main() again, gave eight turns, and looked who had one");
  log.clear();
  Generator<Turn> turns = scheduler.main();
  kit::drive(turns, 8);
  expect(words("N", "X", "Y", "Z"), who_is_in(log));
}

LESSON_TEST(runs_share_the_queue, "two runs of one scheduler's main() share its queue",
            Rule{"the queue belongs to the scheduler, not to one run of its main()",
                 "Two lists or one queue"},
            look_main) {
  Words log;
  Speaker x("X", log, 20), y("Y", log, 20), z("Z", log, 20);
  Scheduler scheduler;
  step("activated X, Y and Z, and called the scheduler's main() twice");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  Generator<Turn> left = scheduler.main();
  Generator<Turn> right = scheduler.main();
  step("called next() on both in turn, 12 times in all (any order within a round will do)");
  for (int call = 0; call < 6; ++call) {
    kit::next(left);
    kit::next(right);
  }
  bool holds = log.size() == 12;
  std::string got;
  for (std::size_t at = 0; at < log.size(); ++at) {
    got += (at == 0 ? "" : at % 3 == 0 ? " | " : " ") + log[at];
  }
  for (std::size_t at = 0; holds && at < log.size(); at += 3) {
    const Words round = {log[at], log[at + 1], log[at + 2]};
    const Words everybody = {"X", "Y", "Z"};
    holds = std::is_permutation(round.begin(), round.end(), everybody.begin());
  }
  expect_that(holds, "X Y Z | X Y Z | X Y Z | X Y Z", got);
}

LESSON_TEST(counts_the_active, "active() counts those who will get another turn",
            Rule{"newcomers count; those who have finished or were stopped do not", "Running"},
            look_active) {
  Words log;
  Speaker w("W", log, 1), x("X", log, 1, Leaves::by_saying_finished), y("Y", log, 10),
      z("Z", log, 10), n("N", log, 10);
  Scheduler scheduler;
  z.also([&scheduler, &n](int turn) {
    if (turn == 1) scheduler.activate(n);
  });
  Words numbers = {show(scheduler.active())};
  step("activated W, which ends in its 1st turn, X, which yields finished in its 1st, Y and Z");
  scheduler.activate(w);
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  numbers.push_back(show(scheduler.active()));
  step("gave W, X and Y a turn");
  Generator<Turn> turns = scheduler.main();
  for (int turn = 0; turn < 3; ++turn) {
    kit::next(turns);
    numbers.push_back(show(scheduler.active()));
  }
  step("stopped Y; then gave Z a turn, in which Z activates N");
  y.stop();
  numbers.push_back(show(scheduler.active()));
  kit::next(turns);
  numbers.push_back(show(scheduler.active()));
  step("asked active() at first, after the activations, and after each of these events");
  expect(words(0, 4, 3, 2, 2, 1, 2), numbers);
}

LESSON_TEST(schedulers_nest, "a scheduler in a scheduler takes one turn at a time",
            Rule{"a scheduler is a microprocess, and its turn is one turn of one of its own",
                 "A scheduler in a scheduler"},
            look_main) {
  Words log;
  Speaker x("X", log, 10), a("A", log, 10), b("B", log, 10);
  Scheduler inner;
  Scheduler outer;
  step("activated A and B on one scheduler, \"inner\"");
  inner.activate(a);
  inner.activate(b);
  step("activated X and inner on another one, \"outer\"");
  outer.activate(x);
  outer.activate(inner);
  step("called next() of outer eight times");
  Generator<Turn> turns = outer.main();
  kit::drive(turns, 8);
  expect(words("X", "A", "X", "B", "X", "A", "X", "B"), log);
}

// Takes that many turns, and ends.
class Sprinter : public Microprocess {
 public:
  explicit Sprinter(int most) : most_(most) {}
  int turns = 0;

  Generator<Turn> main() override {
    while (true) {
      ++turns;
      if (turns == most_) co_return;
      co_yield carry_on;
    }
  }

 private:
  int most_;
};

LESSON_TEST(runs_for_a_long_time, "the stack does not grow with the number of turns",
            Rule{"a turn is over before the next one begins, so nothing piles up", "Running"},
            look_main) {
  Quiet x, y;
  Scheduler scheduler;
  step("activated X and Y, which take turns for ever");
  scheduler.activate(x);
  scheduler.activate(y);
  step("called run(4000), then main(), and its next() 4000 times");
  kit::run(scheduler, 4'000);
  const std::size_t by_run = x.stack_growth();
  expect_that(by_run < 16'384, "run() needs no more stack for the last turn than for the first",
              count(by_run, "byte") + " more");
  Generator<Turn> turns = scheduler.main();
  kit::takes_turn("scheduler");
  for (int call = 0; call < 4'000; ++call) (void)turns.next();
  kit::hands_back();
  const std::size_t by_main = x.stack_growth();
  expect_that(by_main < 16'384, "main() needs no more stack for the last turn than for the first",
              count(by_main, "byte") + " more");
}

LESSON_TEST(many_turns, "run(n) gives n turns, however many, and run() all that are left",
            Rule{"run() drives main() until nobody is left, or until n turns were given",
                 "Running"},
            look_run) {
  Quiet x, y;
  Scheduler scheduler;
  step("activated X and Y, which take turns for ever");
  scheduler.activate(x);
  scheduler.activate(y);
  step("called run(200000), and counted the turns of X and of Y");
  kit::run(scheduler, 200'000);
  expect(words(100'000, 100'000), words(x.turns, y.turns));
  step("activated Z for 70000 turns on another scheduler; called run() without a number");
  Sprinter z(70'000);
  Scheduler other;
  other.activate(z);
  kit::run(other);
  expect(show(70'000), show(z.turns));
}

LESSON_TEST(newcomer_between_runs,
            "one that is activated between two runs waits for the next round",
            Rule{"a newcomer takes part from the next round on", "Newcomers"}, look_main) {
  Words log;
  Speaker x("X", log, 10), y("Y", log, 10), z("Z", log, 10), n("N", log, 10);
  Scheduler scheduler;
  step("activated X, Y and Z; called run(1), activated N, called run(6)");
  scheduler.activate(x);
  scheduler.activate(y);
  scheduler.activate(z);
  kit::run(scheduler, 1);
  scheduler.activate(n);
  kit::run(scheduler, 6);
  step("looked at the rounds (N may stand anywhere in its own)");
  expect_rounds({{"X", "Y", "Z"}, {"X", "Y", "Z", "N"}}, log);
}

LESSON_TEST(inner_one_says_finished,
            "that one inside says finished does not end the inner scheduler",
            Rule{"a scheduler's main() ends when nobody is left, and no earlier",
                 "A scheduler in a scheduler"},
            look_main) {
  Words log;
  Speaker x("X", log, 4), a("A", log, 1, Leaves::by_saying_finished), b("B", log, 3);
  Scheduler inner;
  Scheduler outer;
  step("activated A for 1 turn, where it says finished, and B for 3, on \"inner\"");
  inner.activate(a);
  inner.activate(b);
  step("activated inner, and X for 4 turns, on \"outer\"; called run() of outer");
  outer.activate(inner);
  outer.activate(x);
  kit::run(outer);
  expect(words("A", "X", "B", "X", "B", "X", "B", "X"), log);
}

LESSON_TEST(empty_is_not_stopped, "a scheduler with nobody left has not stopped",
            Rule{"it has stopped when stop() was called, or when a scheduler saw it end",
                 "A scheduler in a scheduler"},
            look_main) {
  Words log;
  Speaker a("A", log, 2);
  Scheduler inner;
  Scheduler outer;
  step("called run() of the empty scheduler \"inner\", and asked has_stopped()");
  kit::run(inner);
  expect("false", show(inner.has_stopped()));
  step("activated inner on \"outer\", then A for 2 turns on inner; called run() of outer");
  outer.activate(inner);
  inner.activate(a);
  kit::run(outer);
  expect(words("A", "A"), log);
}

}  // namespace
