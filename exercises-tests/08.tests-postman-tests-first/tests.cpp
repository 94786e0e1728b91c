#include <optional>
#include <string>
#include <vector>

#include "postman_check.hpp"
#include "postmen.hpp"
#include "story.hpp"

namespace {

using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::step;
using kit::Words;

constexpr Look look_order{"postman_check.hpp", "carries_in_order"};
constexpr Look look_addresses{"postman_check.hpp", "keeps_to_its_addresses"};
constexpr Look look_duty{"postman_check.hpp", "stays_on_duty"};
constexpr Look look_home{"postman_check.hpp", "goes_home"};

constexpr Rule yes_and_no{"a check says yes to a right postman and no to a broken one",
                          "Yes and no"};
constexpr Rule accepts_right{"a check says yes to every postman that keeps its rule", "Yes and no"};

// One of the learner's checks, about one postman.
enum Which : std::size_t { order, addresses, duty, home };
struct Check {
  const char* name;
  bool (*ask)();
};
template <Which which, typename Post>
Check check_about() {
  if constexpr (which == order) return {look_order.function, miniaxon::carries_in_order<Post>};
  if constexpr (which == addresses) {
    return {look_addresses.function, miniaxon::keeps_to_its_addresses<Post>};
  }
  if constexpr (which == duty) return {look_duty.function, miniaxon::stays_on_duty<Post>};
  if constexpr (which == home) return {look_home.function, miniaxon::goes_home<Post>};
}

struct Answer {
  std::string check;
  bool yes;
  std::string error;  // what came out of the check instead of an answer
  std::string diary;  // what the postman did

  std::string in_words() const {
    if (yes) return "yes";
    return error.empty() ? "no" : "no, by an error: " + error;
  }
};

// "takes 1, delivers 1, hands back (8 times)"
std::string told(const Words& diary) {
  constexpr std::size_t most = 10;
  std::string text;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < diary.size(); ++parts) {
    if (parts == most) return text + ", ...";
    std::size_t next = i;
    while (next < diary.size() && diary[next] == diary[i]) ++next;
    text += (text.empty() ? "" : ", ") + diary[i];
    if (next - i > 1) text += " (" + std::to_string(next - i) + " times)";
    i = next;
  }
  return text.empty() ? "nothing, it had no turn" : text;
}

Answer ask(const Check& check) {
  kit::look_at(check.name);
  kit::diary.clear();
  Answer answer{check.name, false, "", ""};
  const auto error = kit::error_of([&] { answer.yes = check.ask(); });
  answer.error = error.value_or("");
  answer.yes = answer.yes && !error;
  answer.diary = told(kit::diary);
  return answer;
}

// ---- The score

constexpr int right_postmen = 3;
constexpr int broken_postmen = 10;
int accepted = 0;
int noticed = 0;

void tell_score() {
  kit::score("Your checks accept " + std::to_string(accepted) + " of " +
             std::to_string(right_postmen) + " right postmen, and notice " +
             std::to_string(noticed) + " of " + std::to_string(broken_postmen) + " broken ones.");
}

// ---- The stories

// One check, about those that do nothing.
template <Which which>
void says_no() {
  step(std::string("asked ") + check_about<which, kit::OneATurn>().name +
       " about two that do nothing: one goes home at once, one hands back for ever");
  const bool gone = ask(check_about<which, kit::GoesHomeAtOnce>()).yes;
  const bool idle = ask(check_about<which, kit::HandsBackForEver>()).yes;
  expect_that(!gone || !idle, "no, at least once", "yes to both");
}

template <typename Post>
void accepts(const std::string& what) {
  step("asked your four checks about a right postman: " + what);
  std::optional<Answer> no;
  for (const Check& check : {check_about<order, Post>(), check_about<addresses, Post>(),
                             check_about<duty, Post>(), check_about<home, Post>()}) {
    const Answer answer = ask(check);
    if (!answer.yes && !no) no = answer;
  }
  accepted += no ? 0 : 1;
  tell_score();
  if (!no) return;
  kit::look_at(no->check.c_str());
  step("in " + no->check + " the postman did this: " + no->diary);
  expect("yes from all four", no->in_words() + ", from " + no->check);
}

template <Which which, typename Post>
void notices(const std::string& what) {
  const Check check = check_about<which, Post>();
  step(std::string("asked ") + check.name + " about a broken postman: " + what);
  const Answer answer = ask(check);
  noticed += answer.yes ? 0 : 1;
  tell_score();
  step("there the postman did this: " + answer.diary);
  expect_that(!answer.yes, "no", "yes: your check lets this postman pass");
}

// Check by check: so what is written is judged before what is still to be written.

LESSON_TEST(accepts_one_a_turn, "a postman that carries one letter a turn is accepted",
            accepts_right, look_order) {
  accepts<kit::OneATurn>("it carries one letter a turn");
}

LESSON_TEST(accepts_all_that_wait, "a postman that carries all that wait at once is accepted",
            accepts_right, look_order) {
  accepts<kit::AllThatWait>("it carries all that wait in one turn");
}

LESSON_TEST(accepts_a_late_beginner, "a postman that begins by handing control back is accepted",
            accepts_right, look_order) {
  accepts<kit::BeginsByHandingBack>(
      "it hands control back before it looks for post, and ends with co_yield finished");
}

LESSON_TEST(order_says_no, "carries_in_order says no to one that does nothing", yes_and_no,
            look_order) {
  says_no<order>();
}

LESSON_TEST(notices_newest_first, "a postman with the newest letter first is noticed",
            Rule{"letters arrive in the order in which they were sent", "Carrying letters"},
            look_order) {
  notices<order, kit::NewestFirst>("it delivers the newest letter first");
}

LESSON_TEST(notices_a_loss, "a postman that loses a letter is noticed",
            Rule{"no letter is lost", "Carrying letters"}, look_order) {
  notices<order, kit::LosesOneOfTwo>("when two letters wait, it takes both and delivers one");
}

LESSON_TEST(notices_doubles, "a postman that delivers a letter twice is noticed",
            Rule{"no letter is doubled", "Carrying letters"}, look_order) {
  notices<order, kit::DeliversTwice>("it delivers the last letter that waits twice");
}

LESSON_TEST(addresses_says_no, "keeps_to_its_addresses says no to one that does nothing",
            yes_and_no, look_addresses) {
  says_no<addresses>();
}

LESSON_TEST(notices_wrong_boxes, "a postman that uses other boxes than its own is noticed",
            Rule{"it uses the boxes that it was given, whatever their names", "Two addresses"},
            look_addresses) {
  notices<addresses, kit::AlwaysTheUsualBoxes>("it carries from \"outbox\" to \"inbox\", always");
}

LESSON_TEST(notices_unknown_boxes, "a postman that accepts an unknown box is noticed",
            Rule{"the constructor throws NoSuchBox when a box does not exist", "Two addresses"},
            look_addresses) {
  notices<addresses, kit::NeverLooksForItsBoxes>(
      "its constructor does not look whether the boxes exist");
}

LESSON_TEST(duty_says_no, "stays_on_duty says no to one that does nothing", yes_and_no, look_duty) {
  says_no<duty>();
}

LESSON_TEST(notices_who_goes_early, "a postman that goes home without post is noticed",
            Rule{"without post it hands control back with carry_on", "Nothing to carry"},
            look_duty) {
  notices<duty, kit::GoesHomeWithoutPost>("it goes home as soon as no letter waits");
}

LESSON_TEST(notices_who_takes_blindly, "a postman that takes from an empty box is noticed",
            Rule{"without post it hands control back with carry_on", "Nothing to carry"},
            look_duty) {
  notices<duty, kit::TakesWithoutAsking>("it takes a letter without asking if one waits");
}

LESSON_TEST(notices_who_is_deaf, "a postman that carries nothing after a pause is noticed",
            Rule{"a letter that comes after a pause is carried too", "Nothing to carry"},
            look_duty) {
  notices<duty, kit::DeafAfterAPause>("after a turn without post it no longer looks for letters");
}

LESSON_TEST(home_says_no, "goes_home says no to one that does nothing", yes_and_no, look_home) {
  says_no<home>();
}

LESSON_TEST(notices_who_never_goes, "a postman that never goes home is noticed",
            Rule{"it finishes when the source has stopped and its box is empty", "Going home"},
            look_home) {
  notices<home, kit::NeverGoesHome>("it never goes home");
}

LESSON_TEST(notices_who_leaves_letters, "a postman that leaves letters behind is noticed",
            Rule{"it does not go home while letters wait", "Going home"}, look_home) {
  notices<home, kit::LeavesLettersBehind>(
      "it goes home when the source has stopped, though letters wait");
}

}  // namespace
