#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "actors.hpp"
#include "clinic.hpp"
#include "component.hpp"
#include "patients.hpp"
#include "recv_as.hpp"
#include "story.hpp"
#include "talker.hpp"

namespace {

using kit::expect;
using kit::expect_that;
using kit::Look;
using kit::Rule;
using kit::show;
using kit::step;
using kit::words;
using kit::Words;
using miniaxon::Component;
using miniaxon::Generator;
using miniaxon::Health;
using miniaxon::Message;
using miniaxon::Talker;
using miniaxon::Turn;
namespace patient_1 = miniaxon::patient_1;
namespace patient_2 = miniaxon::patient_2;
namespace patient_3 = miniaxon::patient_3;
namespace patient_4 = miniaxon::patient_4;
namespace patient_5 = miniaxon::patient_5;

// ---- The score: what is done for each patient

enum Part { cause, cure, test };
constexpr const char* names[] = {"the cause", "the cure", "the test"};
// How many tests of each part have not passed yet.
using Chart = std::array<int, 3>;
std::array<Chart, 5> charts = {{{1, 3, 2}, {1, 2, 2}, {1, 2, 2}, {1, 3, 2}, {1, 2, 2}}};

std::string state_of(const Chart& chart) {
  std::string done;
  for (const Part part : {cause, cure, test}) {
    if (chart[part] == 0) done += (done.empty() ? "" : ", ") + std::string(names[part]);
  }
  if (done.empty()) return " waits";
  return chart == Chart{} ? " is well" : ": " + done;
}

void tell_score() {
  std::string text;
  for (std::size_t i = 0; i < charts.size(); ++i) {
    text += (i == 0 ? "Patient " : " Patient ") + std::to_string(i + 1) + state_of(charts[i]) + ".";
  }
  kit::score(text);
}

// The end of each test: this one holds.
void holds(int patient, Part part) {
  --charts[static_cast<std::size_t>(patient - 1)][part];
  tell_score();
}

// ---- Causes

constexpr Rule cause_rule{"a cause explains all that can be seen, and contradicts none of it",
                          "Guess"};

template <typename Cause>
struct Contradiction {
  Cause cause;
  const char* name;
  const char* fact;
};

template <typename Cause>
void check_cause(int patient, Cause given, Cause right,
                 const std::vector<Contradiction<Cause>>& contradictions) {
  tell_score();
  step("read your cause of patient " + show(patient));
  for (const Contradiction<Cause>& wrong : contradictions) {
    if (wrong.cause != given) continue;
    step(std::string("looked at the patient again: ") + wrong.fact);
    expect("a cause that fits this as well", wrong.name);
  }
  expect_that(given == right, "a cause from the list", "unknown");
  holds(patient, cause);
}

// ---- Tests of the learner's

constexpr Rule sick_rule{"a test that guards says sick to the code with the bug", "Guard"};
constexpr Rule well_rule{"a test that guards says well to every code without the bug", "Guard"};

using Examine = Health (*)();
using Mended = std::pair<const char*, Examine>;  // how it was done, and the question

// What a learner's test says. An error that comes out means sick.
std::string answer_of(Examine examine) {
  Health health = Health::sick;
  const auto error = kit::error_of([&] { health = examine(); });
  if (error) return "sick, by an error: " + *error;
  return health == Health::sick ? "sick" : "well";
}

void must_say_sick(int patient, Examine examine) {
  step("asked your examine() about the code of patient " + show(patient) + ", as you found it");
  const std::string answer = answer_of(examine);
  expect_that(answer != "well", "sick", answer);
  holds(patient, test);
}

void must_say_well(int patient, const std::vector<Mended>& codes, Examine own_cure) {
  for (const auto& [way, examine] : codes) {
    step(std::string("asked your examine() about mended code: ") + way);
    expect("well", answer_of(examine));
  }
  step("asked your examine() about your own cure of patient " + show(patient));
  expect("well", answer_of(own_cure));
  holds(patient, test);
}

std::string line(const Words& all) {
  std::string text;
  for (const std::string& word : all) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? "nothing" : text;
}

// ---- Patient 1

constexpr Look look_cause_1{"clinic.hpp", "patient_1::cause"};
constexpr Look look_test_1{"clinic.hpp", "patient_1::examine"};
constexpr Look look_cure_1{"clinic.hpp", "patient_1::Rota"};
constexpr Rule rule_1{"who comes to the end, or says finished, leaves in that turn", "Patient 1"};

LESSON_TEST(patient_1_cause, "patient 1: the cause fits what can be seen", cause_rule,
            look_cause_1) {
  using patient_1::Cause;
  check_cause<Cause>(
      1, patient_1::cause, Cause::an_older_answer,
      {{Cause::too_few_rounds, "too_few_rounds", "after 1000 rounds it is still on the rota"},
       {Cause::no_end, "no_end", "its run, asked by hand, gives carry_on twice and then nothing"},
       {Cause::two_runs, "two_runs", "as long as it talks, it says one word a round, not two"}});
}

LESSON_TEST(patient_1_ends, "patient 1: whoever comes to the end leaves the rota", rule_1,
            look_cure_1) {
  Words log;
  Talker one("one", log, 1);
  Talker two("two", log, 2);
  Talker four("four", log, 4);
  patient_1::Rota rota;
  step("put three on the rota: four, one and two; they talk for that many turns, and then end");
  rota.add(four);
  rota.add(one);
  rota.add(two);
  step("asked how many are on the rota, at first and after each of six rounds");
  Words active = {show(rota.active())};
  for (int round = 0; round < 6; ++round) {
    rota.round();
    active.push_back(show(rota.active()));
  }
  expect(words(3, 3, 2, 1, 1, 0, 0), active);
  holds(1, cure);
}

LESSON_TEST(patient_1_finished, "patient 1: whoever says finished leaves the rota", rule_1,
            look_cure_1) {
  Words log;
  kit::Speaker says("A", log, 2, kit::Leaves::by_saying_finished);
  kit::Speaker ends("B", log, 2);
  patient_1::Rota rota;
  step("put A and B on the rota; A says finished in its 2nd turn, B comes to its end there");
  rota.add(says);
  rota.add(ends);
  step("had four rounds, and looked who spoke");
  for (int round = 0; round < 4; ++round) rota.round();
  expect(words("A", "B", "A", "B"), log);
  step("asked how many are on the rota");
  expect("0", show(rota.active()));
  holds(1, cure);
}

LESSON_TEST(patient_1_stays, "patient 1: whoever carries on stays, in the same order", rule_1,
            look_cure_1) {
  Words log;
  Talker a("A", log, 3);
  Talker b("B", log, 1);
  Talker c("C", log, 3);
  Talker d("D", log, 3);
  patient_1::Rota rota;
  step("put A, B, C and D on the rota; B ends after one word, the others go on");
  rota.add(a);
  rota.add(b);
  rota.add(c);
  rota.add(d);
  for (int round = 0; round < 3; ++round) rota.round();
  step("had three rounds, and looked who spoke");
  expect(words("A", "B", "C", "D", "A", "C", "D", "A", "C", "D"), log);
  holds(1, cure);
}

LESSON_TEST(patient_1_sick, "patient 1: your test says sick to the code with the bug", sick_rule,
            look_test_1) {
  must_say_sick(1, patient_1::examine<patients::SickRota>);
}

LESSON_TEST(patient_1_well, "patient 1: your test says well to mended code, and to your cure",
            well_rule, look_test_1) {
  must_say_well(
      1, {{"the answer of this turn counts, and no other", patient_1::examine<patients::WellRota>}},
      patient_1::examine<patient_1::Rota>);
}

// ---- Patient 2

constexpr Look look_cause_2{"clinic.hpp", "patient_2::cause"};
constexpr Look look_test_2{"clinic.hpp", "patient_2::examine"};
constexpr Look look_cure_2{"clinic.hpp", "patient_2::Row"};
constexpr Rule rule_2{"letters come out in the order in which they went in", "Patient 2"};

// Takes what waits in the last tray.
Words take_all(patient_2::Row& row) {
  Words letters;
  while (row.waiting() > 0 && letters.size() < 20) letters.push_back(show(row.recv()));
  return letters;
}

LESSON_TEST(patient_2_cause, "patient 2: the cause fits what can be seen", cause_rule,
            look_cause_2) {
  using patient_2::Cause;
  check_cause<Cause>(
      2, patient_2::cause, Cause::newest_first,
      {{Cause::too_many, "too_many", "a row of one tray is sick too, and one of four looks well"},
       {Cause::lost_letters, "lost_letters", "three letters go in, and three come out"},
       {Cause::put_in_front, "put_in_front", "after send(1) and send(2), the first tray is 1 2"}});
}

LESSON_TEST(patient_2_rows, "patient 2: the order is right in rows of every length", rule_2,
            look_cure_2) {
  for (const int trays : {3, 1, 2, 4}) {
    patient_2::Row row(static_cast<std::size_t>(trays));
    step("sent 1, 2 and 3 through a row of " + kit::count(static_cast<std::size_t>(trays), "tray"));
    for (const int letter : {1, 2, 3}) row.send(letter);
    row.carry();
    expect(words(1, 2, 3), take_all(row));
  }
  holds(2, cure);
}

LESSON_TEST(patient_2_backlog, "patient 2: the order is right when letters come in between", rule_2,
            look_cure_2) {
  for (const int trays : {2, 3}) {
    patient_2::Row row(static_cast<std::size_t>(trays));
    step("in a row of " + show(trays) + ": sent 1 and 2, carried, took one; sent 3 and 4, carried");
    row.send(1);
    row.send(2);
    row.carry();
    Words letters = {show(row.recv())};
    row.send(3);
    row.send(4);
    row.carry();
    step("took the others");
    for (const std::string& letter : take_all(row)) letters.push_back(letter);
    expect(words(1, 2, 3, 4), letters);
  }
  holds(2, cure);
}

LESSON_TEST(patient_2_sick, "patient 2: your test says sick to the code with the bug", sick_rule,
            look_test_2) {
  must_say_sick(2, patient_2::examine<patients::SickRow>);
}

LESSON_TEST(patient_2_well, "patient 2: your test says well to mended code, and to your cure",
            well_rule, look_test_2) {
  must_say_well(2, {{"each tray is a std::queue", patient_2::examine<patients::WellRow>}},
                patient_2::examine<patient_2::Row>);
}

// ---- Patient 3

constexpr Look look_cause_3{"clinic.hpp", "patient_3::cause"};
constexpr Look look_test_3{"clinic.hpp", "patient_3::examine"};
constexpr Look look_cure_3{"clinic.hpp", "patient_3::Carrier"};
constexpr Rule rule_3{"it is done when the source has stopped and all its letters are carried",
                      "Patient 3"};

Words take_all(Component& desk, const std::string& box) {
  Words letters;
  while (desk.data_ready(box) > 0) letters.push_back(show(miniaxon::recv_as<int>(desk, box)));
  return letters;
}

// Gives it up to that many turns. True when it came to its end.
bool ends_within(Generator<Turn>& run, int turns) {
  for (int turn = 0; turn < turns; ++turn) {
    if (kit::next(run, "carrier") != Turn::carry_on) return true;
  }
  return false;
}

LESSON_TEST(patient_3_cause, "patient 3: the cause fits what can be seen", cause_rule,
            look_cause_3) {
  using patient_3::Cause;
  check_cause<Cause>(
      3, patient_3::cause, Cause::stops_looking,
      {{Cause::stop_empties, "stop_empties", "at the end the letters wait in \"outbox\", still"},
       {Cause::one_a_turn, "one_a_turn",
        "a source that sends one letter, in its last turn, loses it too: only one waited"},
       {Cause::activated_too_late, "activated_too_late",
        "activated before the source, it leaves the last letters behind as well"}});
}

LESSON_TEST(patient_3_rest, "patient 3: what waits when the source stops is carried", rule_3,
            look_cure_3) {
  for (const int letters : {5, 1}) {
    Component source("source");
    Component sink("sink");
    patient_3::Carrier carrier(source, sink);
    step("sent the numbers up to " + show(letters) + ", stopped the source, gave twelve turns");
    Words sent;
    for (int letter = 1; letter <= letters; ++letter) {
      source.send(letter, "outbox");
      sent.push_back(show(letter));
    }
    source.stop();
    Generator<Turn> run = carrier.main();
    const bool ends = ends_within(run, 12);
    expect(sent, take_all(sink, "inbox"));
    expect_that(ends, "then it is done", "it carries on");
  }
  holds(3, cure);
}

LESSON_TEST(patient_3_waits, "patient 3: while the source has not stopped, it stays on duty",
            rule_3, look_cure_3) {
  Component source("source");
  Component sink("sink");
  patient_3::Carrier carrier(source, sink);
  Generator<Turn> run = carrier.main();
  step("gave it four turns without a letter");
  expect_that(!ends_within(run, 4), "it carries on", "it is done");
  step("sent 1, gave it three turns, and looked what arrived");
  source.send(1, "outbox");
  const bool ends = ends_within(run, 3);
  expect(words(1), take_all(sink, "inbox"));
  expect_that(!ends, "it carries on", "it is done");
  step("stopped the source, and gave it up to three turns");
  source.stop();
  expect_that(ends_within(run, 3), "it is done", "it carries on");
  holds(3, cure);
}

LESSON_TEST(patient_3_sick, "patient 3: your test says sick to the code with the bug", sick_rule,
            look_test_3) {
  must_say_sick(3, patient_3::examine<patients::SickCarrier>);
}

LESSON_TEST(patient_3_well, "patient 3: your test says well to mended code, and to your cure",
            well_rule, look_test_3) {
  must_say_well(
      3,
      {{"one letter a turn, until the box is empty", patient_3::examine<patients::WellCarrier>},
       {"a first turn without a letter, then all that wait, finished at the end",
        patient_3::examine<patients::QuickCarrier>}},
      patient_3::examine<patient_3::Carrier>);
}

// ---- Patient 4

constexpr Look look_cause_4{"clinic.hpp", "patient_4::cause"};
constexpr Look look_test_4{"clinic.hpp", "patient_4::examine"};
constexpr Look look_cure_4{"clinic.hpp", "patient_4::Rounds"};
constexpr Rule rule_4{"who is activated during a round has the first turn in the next one",
                      "Patient 4"};

LESSON_TEST(patient_4_cause, "patient 4: the cause fits what can be seen", cause_rule,
            look_cause_4) {
  using patient_4::Cause;
  check_cause<Cause>(
      4, patient_4::cause, Cause::moving_end,
      {{Cause::turn_on_arrival, "turn_on_arrival",
        "a guest who is activated between two rounds says nothing until round() is called"},
       {Cause::two_places, "two_places", "in the next round the guest speaks once, like everybody"},
       {Cause::erased_late, "erased_late",
        "nobody has come to the end when the guest speaks too early"}});
}

LESSON_TEST(patient_4_guests, "patient 4: a newcomer waits for the next round", rule_4,
            look_cure_4) {
  Words log;
  Talker host("host", log, 3);
  Talker guest("guest", log, 2);
  Talker friend_of_guest("friend", log, 1);
  Talker other("other", log, 3);
  patient_4::Rounds rounds;
  host.at_first([&] { rounds.activate(guest); });
  guest.at_first([&] { rounds.activate(friend_of_guest); });
  step("activated a host and another; the host brings a guest in, and the guest brings a friend");
  rounds.activate(host);
  rounds.activate(other);
  Words spoken;
  for (int round = 1; round <= 3; ++round) {
    log.clear();
    rounds.round();
    spoken.push_back(line(log));
  }
  step("had three rounds, and looked who spoke in the 1st, the 2nd and the 3rd");
  expect("host other | host other guest | host other guest friend",
         spoken[0] + " | " + spoken[1] + " | " + spoken[2]);
  holds(4, cure);
}

LESSON_TEST(patient_4_others, "patient 4: everybody has one turn a round, until the end", rule_4,
            look_cure_4) {
  Words log;
  Talker a("A", log, 2);
  Talker b("B", log, 1);
  Talker c("C", log, 3);
  patient_4::Rounds rounds;
  step("activated A, B and C, who talk for 2, 1 and 3 turns, and then end");
  rounds.activate(a);
  rounds.activate(b);
  rounds.activate(c);
  Words active;
  for (int round = 0; round < 4; ++round) {
    rounds.round();
    active.push_back(show(rounds.active()));
  }
  step("had four rounds, and looked who spoke");
  expect(words("A", "B", "C", "A", "C", "C"), log);
  step("asked after each round how many are active");
  expect(words(3, 2, 1, 0), active);
  holds(4, cure);
}

LESSON_TEST(patient_4_crowd, "patient 4: a crowd of newcomers disturbs nobody's turn", rule_4,
            look_cure_4) {
  constexpr std::size_t there = 100;
  constexpr std::size_t newcomers = 1000;
  Words log;
  std::deque<Talker> talkers;  // a Talker stays where it is
  while (talkers.size() < there + newcomers) talkers.emplace_back("talker", log, 2);
  patient_4::Rounds rounds;
  talkers.front().at_first([&] {
    for (std::size_t i = there; i < talkers.size(); ++i) rounds.activate(talkers[i]);
  });
  step("activated " + show(there) + "; in the first turn of all, the first one brings " +
       show(newcomers) + " guests in");
  for (std::size_t i = 0; i < there; ++i) rounds.activate(talkers[i]);
  rounds.round();
  step("had two rounds, and looked how many spoke in the 1st and in the 2nd");
  Words spoken = {show(log.size())};
  log.clear();
  rounds.round();
  spoken.push_back(show(log.size()));
  expect(words(there, there + newcomers), spoken);
  holds(4, cure);
}

LESSON_TEST(patient_4_sick, "patient 4: your test says sick to the code with the bug", sick_rule,
            look_test_4) {
  must_say_sick(4, patient_4::examine<patients::SickRounds>);
}

LESSON_TEST(patient_4_well, "patient 4: your test says well to mended code, and to your cure",
            well_rule, look_test_4) {
  must_say_well(
      4, {{"newcomers wait in a list of their own", patient_4::examine<patients::WellRounds>}},
      patient_4::examine<patient_4::Rounds>);
}

// ---- Patient 5

constexpr Look look_cause_5{"clinic.hpp", "patient_5::cause"};
constexpr Look look_test_5{"clinic.hpp", "patient_5::examine"};
constexpr Look look_cure_5{"clinic.hpp", "patient_5::Answer"};
constexpr Rule rule_5{"an answer is a letter: read as one, it gives all that was written",
                      "Patient 5"};

LESSON_TEST(patient_5_cause, "patient 5: the cause fits what can be seen", cause_rule,
            look_cause_5) {
  using patient_5::Cause;
  check_cause<Cause>(
      5, patient_5::cause, Cause::two_payloads,
      {{Cause::copied_early, "copied_early",
        "the whole question can be read; what write() added is missing"},
       {Cause::cut_off, "cut_off", "read through a reference, without a copy, it is the same"},
       {Cause::gone_too_soon, "gone_too_soon",
        "the answer lives until the end, and the question in it can be read"}});
}

LESSON_TEST(patient_5_read, "patient 5: read as a letter, an answer gives all that is in it",
            rule_5, look_cure_5) {
  step("made an answer to \"How many?\", and wrote \" Three,\" and \" or four.\"");
  patient_5::Answer answer{patient_5::Letter("How many?")};
  answer.write(" Three,");
  answer.write(" or four.");
  const patient_5::Letter& letter = answer;
  step("read it through a reference to a Letter");
  expect("How many? Three, or four.", letter.read());
  step("asked how many pieces were written");
  expect("2", show(answer.pieces()));
  holds(5, cure);
}

LESSON_TEST(patient_5_copy, "patient 5: a copy as a letter gives all that was written", rule_5,
            look_cure_5) {
  step("made an answer to \"Tea?\", wrote \" Yes.\", and sent a copy, as a Letter, to a component");
  patient_5::Answer answer{patient_5::Letter("Tea?")};
  answer.write(" Yes.");
  Component desk("desk");
  desk.send(Message(patient_5::Letter(answer)), "inbox");
  step("took the letter there, and read it");
  expect("Tea? Yes.", miniaxon::recv_as<patient_5::Letter>(desk).read());
  holds(5, cure);
}

LESSON_TEST(patient_5_sick, "patient 5: your test says sick to the code with the bug", sick_rule,
            look_test_5) {
  must_say_sick(5, patient_5::examine<patients::Letter, patients::SickAnswer>);
}

LESSON_TEST(patient_5_well, "patient 5: your test says well to mended code, and to your cure",
            well_rule, look_test_5) {
  must_say_well(5,
                {{"the text is in one place, the one that read() gives",
                  patient_5::examine<patients::Letter, patients::WellAnswer>}},
                patient_5::examine<patient_5::Letter, patient_5::Answer>);
}

}  // namespace
