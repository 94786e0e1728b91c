#include <algorithm>
#include <cstddef>
#include <string>

#include "orders.hpp"
#include "player.hpp"
#include "story.hpp"

namespace {

using kit::count;
using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using miniaxon::CarefulGuest;
using miniaxon::CarefulTeller;
using miniaxon::Guests;
using miniaxon::HastyGuest;
using miniaxon::HastyTeller;
using miniaxon::PoliteGuest;
using miniaxon::spaced;
using miniaxon::Tellers;

constexpr Look look_coin{"orders.hpp", "coin_is_lost"};
constexpr Look look_teller{"orders.hpp", "CarefulTeller"};
constexpr Look look_both{"orders.hpp", "both_sit"};
constexpr Look look_guest{"orders.hpp", "CarefulGuest"};
constexpr Look look_nobody{"orders.hpp", "nobody_sits"};

constexpr std::size_t decided_turns = 8;

// ---- Orders that the learner wrote.

void tell(std::size_t turn, char letter, const std::string& what) {
  step("turn " + show(turn) + ", " + letter + ": " + what);
}

// Each turn is a step of the story; what cannot be played ends the test.
template <typename Play>
void play_to_the_end(Play& play, const std::string& order, const std::string& who) {
  step("gave turns to two " + who + " in your order, \"" + order + "\"");
  const auto objection = miniaxon::follow(play, order, tell);
  if (objection) expect_that(false, objection->expected, objection->got);
}

const std::string hasty_tellers = "HastyTellers, A with 1 coin and B with 2,";
const std::string hasty_guests = "HastyGuests, A and B,";
const std::string polite_guests = "PoliteGuests, A and B,";

constexpr Rule rule_of_an_order{"each turn goes to one that has not ended, until all have",
                                "An order of turns"};

// ---- All orders.

// Whoever has the turn is noted, so that the message about a hang can name it.
template <typename Play>
class Watched : public Play {
 public:
  using Play::Play;

  std::string give_turn(char letter) {
    kit::takes_turn(std::string(1, letter));
    const int sitting_before = sitting();
    std::string what = Play::give_turn(letter);
    const bool first = had_a_turn_.find(letter) == std::string::npos;
    if (first && sitting() > sitting_before) sat_at_once += letter;
    had_a_turn_ += letter;
    kit::hands_back();
    return what;
  }
  std::string sat_at_once;  // those who sat down in their first turn

 private:
  int sitting() const {
    if constexpr (requires { this->shared.sitting(); }) return this->shared.sitting();
    return 0;
  }
  std::string had_a_turn_;
};

// What came of all orders.
struct Orders {
  std::size_t all = 0;
  std::size_t wrong = 0;
  std::string example;  // the shortest of the wrong ones
  std::string what;     // what went wrong there
};

// `fault` says what is wrong after an order; empty when nothing is.
template <typename Make, typename Fault>
Orders play_all(Make make, Fault fault) {
  Orders orders;
  miniaxon::for_every_order(decided_turns, make, [&](const auto& play, const std::string& letters) {
    ++orders.all;
    const std::string what = fault(play, letters);
    if (what.empty()) return;
    const bool shorter = letters.size() < orders.example.size();
    if (++orders.wrong > 1 && !shorter) return;
    orders.example = letters;
    orders.what = what;
  });
  return orders;
}

// Plays all orders, and tells a wrong one turn by turn.
template <typename Make, typename Fault>
void expect_in_all(const std::string& who, Make make, const std::string& expected, Fault fault) {
  step("gave turns to " + who + " in all orders");
  const Orders orders = play_all(make, fault);
  if (orders.wrong == 0) return;
  const bool long_one = orders.example.size() > 2 * decided_turns;  // its end says nothing new
  const std::string example = long_one ? orders.example.substr(0, 6) : orders.example;
  auto play = make();
  miniaxon::follow(play, example, tell);
  expect_that(false, expected + " in each of " + count(orders.all, "order"),
              show(orders.all - orders.wrong) + " of " + count(orders.all, "order") +
                  " are right; in " + spaced(example) + (long_one ? " ...: " : ": ") + orders.what);
}

// Who still waits after an order that was played for long enough.
template <typename Play>
std::string endless(const Play& play, const std::string& letters) {
  if (play.waiting().empty()) return "";
  return spaced(play.waiting(), " and ") + " has not ended after " + count(letters.size(), "turn");
}

template <typename Play>
std::string wrong_balance(const Play& play, const std::string& letters) {
  if (!play.waiting().empty()) return endless(play, letters);
  const int balance = play.shared.balance();
  return balance == play.paid_in ? "" : "a balance of " + show(balance);
}

const auto careful_tellers = [] { return Watched<Tellers<CarefulTeller>>(); };
const auto careful_guests = [] { return Watched<Guests<CarefulGuest>>(); };
const std::string two_tellers = "two CarefulTellers, A with 1 coin and B with 2,";
const std::string two_guests = "two CarefulGuests, A and B,";

// ---- The tests.

LESSON_TEST(given_programs, "the hasty and the polite ones are as they were given",
            Rule{"shared.hpp stays as it is; git checkout miniaxon/shared.hpp brings it back",
                 "Write"},
            look_teller) {
  step("played two HastyTellers, two HastyGuests and two PoliteGuests in all orders");
  const Orders tellers =
      play_all([] { return Tellers<HastyTeller>(); }, wrong_balance<Tellers<HastyTeller>>);
  const Orders guests = play_all(
      [] { return Guests<HastyGuest>(); },
      [](const auto& play, const std::string&) { return play.shared.sitting() > 1 ? "2" : ""; });
  const Orders polite = play_all(
      [] { return Guests<PoliteGuest>(); },
      [](const auto& play, const std::string&) { return play.shared.sitting() < 1 ? "0" : ""; });
  step("counted the orders that go wrong");
  const auto shown = [](const Orders& orders) {
    return show(orders.wrong) + " of " + show(orders.all);
  };
  expect("6 of 10, 4 of 6 and 4 of 6, as they were given",
         shown(tellers) + ", " + shown(guests) + " and " + shown(polite) + ", as they were given");
}

LESSON_TEST(tellers_order, "the order for the tellers can be played, and ends with both",
            rule_of_an_order, look_coin) {
  Watched<Tellers<HastyTeller>> play;
  play_to_the_end(play, miniaxon::coin_is_lost(), hasty_tellers);
}

LESSON_TEST(coin_lost, "in the order for the tellers, a coin is lost",
            Rule{"what was read before a co_yield may be old after it", "Between two yields"},
            look_coin) {
  Watched<Tellers<HastyTeller>> play;
  play_to_the_end(play, miniaxon::coin_is_lost(), hasty_tellers);
  expect_that(play.shared.balance() < 3, "a balance of less than 3: a coin is lost",
              "a balance of 3: no coin is lost");
}

LESSON_TEST(no_coin_lost, "two careful tellers lose no coin, in no order of turns",
            Rule{"what was read before a co_yield may be old after it", "Between two yields"},
            look_teller) {
  expect_in_all(two_tellers, careful_tellers, "a balance of 3",
                wrong_balance<Watched<Tellers<CarefulTeller>>>);
}

LESSON_TEST(as_many_turns, "a careful teller takes as many turns as a hasty one",
            Rule{"whoever takes fewer turns keeps the others waiting for longer", "Mending"},
            look_teller) {
  expect_in_all(two_tellers, careful_tellers, "at least 2 turns for A and 3 for B",
                [](const auto&, const std::string& letters) -> std::string {
                  const auto of_a = std::count(letters.begin(), letters.end(), 'A');
                  const auto of_b = std::count(letters.begin(), letters.end(), 'B');
                  if (of_a >= 2 && of_b >= 3) return "";
                  return show(of_a) + " for A and " + show(of_b) + " for B";
                });
}

LESSON_TEST(three_tellers, "three careful tellers lose no coin either",
            Rule{"between two turns of yours, others may have had any number of turns",
                 "Between two yields"},
            look_teller) {
  expect_in_all(
      "three CarefulTellers, A with 1 coin, B with 2 and C with 3,",
      [] { return Tellers<CarefulTeller>(3); }, "a balance of 6",
      wrong_balance<Tellers<CarefulTeller>>);
}

LESSON_TEST(guests_order, "the order for the guests can be played, and ends with both",
            rule_of_an_order, look_both) {
  Watched<Guests<HastyGuest>> play;
  play_to_the_end(play, miniaxon::both_sit(), hasty_guests);
}

LESSON_TEST(two_winners, "in the order for the guests, both sit",
            Rule{"what was seen before a co_yield may be old after it", "One seat"}, look_both) {
  Watched<Guests<HastyGuest>> play;
  play_to_the_end(play, miniaxon::both_sit(), hasty_guests);
  expect("2 on the seat", play.shared.now());
}

LESSON_TEST(walks_first, "no careful guest sits in its first turn",
            Rule{"the way from the door to the seat takes a turn", "One seat"}, look_guest) {
  expect_in_all(two_guests, careful_guests, "nobody sits in the first turn",
                [](const auto& play, const std::string&) -> std::string {
                  if (play.sat_at_once.empty()) return "";
                  return spaced(play.sat_at_once, " and ") + " sits in the first turn";
                });
}

LESSON_TEST(never_two, "of two careful guests never both sit, in no order of turns",
            Rule{"what was seen before a co_yield may be old after it", "One seat"}, look_guest) {
  expect_in_all(two_guests, careful_guests, "not more than one sits",
                [](const auto& play, const std::string&) -> std::string {
                  return play.shared.sitting() > 1 ? "both sit" : "";
                });
}

LESSON_TEST(never_nobody, "of two careful guests one sits, and both end, in every order",
            Rule{"safe is half of it: the seat is there to be used", "After you"}, look_guest) {
  expect_in_all(two_guests, careful_guests, "one sits, and both end",
                [](const auto& play, const std::string& letters) -> std::string {
                  if (!play.waiting().empty()) return endless(play, letters);
                  return play.shared.sitting() == 0 ? "nobody sits" : "";
                });
}

LESSON_TEST(polite_order, "the order for the polite can be played, and ends with both",
            rule_of_an_order, look_nobody) {
  Watched<Guests<PoliteGuest>> play;
  play_to_the_end(play, miniaxon::nobody_sits(), polite_guests);
}

LESSON_TEST(nobody, "in the order for the polite, nobody sits",
            Rule{"when each one gives way to the other, nobody goes", "After you"}, look_nobody) {
  Watched<Guests<PoliteGuest>> play;
  play_to_the_end(play, miniaxon::nobody_sits(), polite_guests);
  expect("0 on the seat", play.shared.now());
}

}  // namespace
