// ./learn trace: what is told is what happened, in order, for every right way to write a core.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "learn.hpp"

namespace {

using Json = nlohmann::json;

std::vector<Json> events_of(const std::string& json_lines) {
  std::vector<Json> events;
  for (const std::string& line : lines_of(json_lines)) {
    events.push_back(Json::parse(line, nullptr, false));
    EXPECT_FALSE(events.back().is_discarded()) << line;
  }
  return events;
}

std::vector<Json> trace_of(const TemporaryKit& kit, std::vector<std::string> words) {
  words.insert(words.begin(), "trace");
  words.insert(words.end(), {"--format", "json"});
  return events_of(kit.learn_output(words));
}

std::string printed_in(const std::vector<Json>& events) {
  std::string printed;
  for (const Json& event : events) {
    if (event["event"] == "print") printed += event["text"].get<std::string>();
  }
  return printed;
}

// The letters of all events of a kind, in order, with their place in the trace.
std::vector<std::pair<std::string, int>> letters(const std::vector<Json>& events,
                                                 const std::string& kind) {
  std::vector<std::pair<std::string, int>> found;
  for (const Json& event : events) {
    if (event["event"] == kind) found.emplace_back(event["letter"], event["seq"]);
  }
  return found;
}

// One letter after the other: sent, then collected, then delivered, then taken.
void expect_that_letters_travel(const std::vector<Json>& events, std::size_t how_many) {
  const auto sent = letters(events, "send");
  EXPECT_EQ(sent.size(), how_many);
  auto before = sent;
  for (const char* kind : {"collect", "deliver", "recv"}) {
    const auto now = letters(events, kind);
    ASSERT_EQ(now.size(), before.size()) << kind;
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_EQ(now[i].first, before[i].first);
      EXPECT_GT(now[i].second, before[i].second) << kind << " " << now[i].first;
    }
    before = now;
  }
}

std::string golden(const std::string& name) {
  return read_file(real_kit().tests() / "runner/tests/golden" / name);
}

}  // namespace

TEST(trace, tells_what_the_demo_does_line_by_line) {
  const TemporaryKit kit;
  EXPECT_EQ(kit.learn_output({"trace", "08", "--reference"}), golden("trace-08.txt"));
}

TEST(trace, the_chart_has_a_column_for_each_who_takes_part) {
  const TemporaryKit kit;
  EXPECT_EQ(kit.learn_output({"trace", "08", "--reference", "--format", "chart"}),
            golden("chart-08.txt"));
}

TEST(trace, the_page_needs_nothing_else_and_no_letter_breaks_it) {
  const TemporaryKit kit;
  write_again(kit.root() / "text.txt", "</script>&amp;<script>TRACE-JSON\n");
  const std::vector<std::string> words = {"trace", "08", "text.txt", "--reference"};
  const auto page_of = [&] {
    auto html = words;
    html.insert(html.end(), {"--format", "html"});
    return kit.learn_output(html);
  };
  const std::string page = page_of();
  EXPECT_EQ(page.find("://"), std::string::npos);
  const std::string begin = "<script id=\"trace\" type=\"application/json\">";
  const std::size_t start = page.find(begin) + begin.size();
  const std::size_t end = page.find("</script>", start);
  const Json data = Json::parse(page.substr(start, end - start), nullptr, false);
  ASSERT_TRUE(data.is_object());
  const auto events = trace_of(kit, {words.begin() + 1, words.end()});
  EXPECT_EQ(data["events"], Json(events));
  EXPECT_EQ(data["nodes"][1]["outboxes"], Json({"outbox", "signal"}));
  EXPECT_EQ(page.find("</script>", page.find("</script>", end + 1) + 1), std::string::npos)
      << "two scripts end, and no third one";
  EXPECT_NE(page.find("sends \"&lt;/script>&amp;amp;&lt;script>TRACE-JSON\\n\""), std::string::npos)
      << "the same as text";
}

TEST(trace, json_is_numbered_and_letters_are_sent_before_they_arrive) {
  const TemporaryKit kit;
  const auto events = trace_of(kit, {"08", "--reference"});
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i]["seq"], i + 1);
    for (const char* field : {"event", "by", "words"}) EXPECT_TRUE(events[i].contains(field));
  }
  expect_that_letters_travel(events, 4);
  EXPECT_EQ(letters(events, "send")[0].first, "A letter leaves the desk.\n");
}

TEST(trace, a_turn_is_given_before_it_is_handed_back) {
  const TemporaryKit kit;
  const auto events = trace_of(kit, {"05", "--reference", "--program", "nested"});
  std::vector<std::string> holders;
  std::string turns;
  for (const Json& event : events) {
    const std::string what = event["event"];
    if (what == "resume") {
      holders.push_back(event["by"]);
      if (event["by"] != "scheduler") turns += " " + event["by"].get<std::string>();
    } else if (what == "yield" || what == "finish") {
      ASSERT_FALSE(holders.empty());
      EXPECT_EQ(event["by"], holders.back());
      holders.pop_back();
    }
  }
  EXPECT_TRUE(holders.empty());
  EXPECT_EQ(turns, " printer#3 printer printer#3 printer#2 printer#3 printer printer#3 printer#2");
}

TEST(trace, prints_what_the_demo_prints) {
  const TemporaryKit kit;
  for (const Lesson& lesson : real_lessons()) {
    if (lesson.number < "04" || !lesson.needs.empty()) continue;
    EXPECT_EQ(printed_in(trace_of(kit, {lesson.number, "--reference"})),
              kit.learn_output({"demo", lesson.number, "--reference"}))
        << lesson.number;
  }
}

TEST(trace, letters_of_a_lesson_are_shown_by_what_is_in_them) {
  const TemporaryKit kit;
  const std::string trace = kit.learn_output({"trace", "09", "--reference"});
  for (const char* piece : {"transmitter         sends packet 17/0:[MIRA: Who kn to outbox",
                            "speech decoder      sends line 1 to outbox",
                            "screen              takes the End from directions"}) {
    EXPECT_NE(trace.find(piece), std::string::npos) << piece;
  }
}

TEST(trace, every_other_right_way_can_be_traced) {
  const TemporaryKit kit;
  const std::string printed = printed_in(trace_of(kit, {"08", "--reference"}));
  for (const char* lesson :
       {"03-generator", "04-microprocess", "05-scheduler", "07-boxes", "08-postman"}) {
    for (const auto& way : fs::directory_iterator(real_kit().tests() / "right" / lesson)) {
      std::map<std::string, std::string> core;
      for (const char* header :
           {"generator.hpp", "microprocess.hpp", "scheduler.hpp", "component.hpp", "postman.hpp"}) {
        core[header] = reference(header);
      }
      for (const auto& header : fs::directory_iterator(way)) {
        core[header.path().filename().string()] = read_file(header.path());
      }
      const CoreOf folder(core);
      const auto events = trace_of(kit, {"08", "--core", folder.path()});
      EXPECT_EQ(printed_in(events), printed) << way.path();
      expect_that_letters_travel(events, 4);
    }
  }
}

TEST(trace, classes_that_are_final_befriended_or_declared_ahead_can_be_traced) {
  const TemporaryKit kit;
  const CoreOf core(
      {{"generator.hpp",
        reference("generator.hpp", "class Generator {", "class Generator final {")},
       {"microprocess.hpp",
        replaced(reference("microprocess.hpp", "class Microprocess {",
                           "class Scheduler;\nclass Postman;\nclass Microprocess {\n"
                           "  friend class Scheduler;\n  friend Postman;"),
                 "bool stopped_ = false;",
                 "bool stopped_ = false;\n  miniaxon::Scheduler* by_ = nullptr;")},
       {"scheduler.hpp",
        replaced(reference("scheduler.hpp", "class Scheduler : public",
                           "class Scheduler final : public"),
                 "run.process->stop();", "run.process->stopped_ = true, run.process->by_ = this;")},
       {"component.hpp", reference("component.hpp")},
       {"postman.hpp", reference("postman.hpp", "class Postman :", "class Postman final\n  :")}});
  expect_that_letters_travel(trace_of(kit, {"08", "--core", core.path()}), 4);
}

TEST(trace, a_core_that_cannot_be_wrapped_is_not_blamed) {
  const TemporaryKit kit;
  const CoreOf core({{"scheduler.hpp", reference("scheduler.hpp", "std::deque<Run> queue_;",
                                                 "std::deque<Run> queue_;\n public:\n"
                                                 "  static void traced() {}")}});
  expect_says(kit.learn({"trace", "05", "--core", core.path()}), exit_kit_error,
              {"This trace cannot wrap", "the trace is at fault", "trace-05-compiler.txt",
               "Next:  ./learn demo 05"});
  EXPECT_NE(read_file(kit.kit().build / "reports/trace-05-compiler.txt").find("traced"),
            std::string::npos);
}

TEST(trace, a_core_that_does_not_compile_gets_the_demo_s_message) {
  const TemporaryKit kit;
  const CoreOf core(
      {{"scheduler.hpp", reference("scheduler.hpp", "queue_.push_back", "queue.add")}});
  expect_says(kit.learn({"trace", "05", "--core", core.path()}), 2,
              {"DOES NOT COMPILE", "scheduler.hpp", "./learn check 05"});
}

TEST(trace, a_program_without_an_end_is_stopped_after_many_events) {
  const TemporaryKit kit;
  const CoreOf core({{"scheduler.hpp", reference("scheduler.hpp", "given < most_turns &&", "")}});
  const Ended ended = kit.learn({"trace", "05", "--program", "nested", "--core", core.path()});
  expect_says(ended, 0, {"after 20000 events the program was stopped"});
}

TEST(trace, a_crash_ends_with_the_last_events_before_it) {
  const TemporaryKit kit;
  const CoreOf core(
      {{"postman.hpp", reference("postman.hpp", "sink_->send(source_->recv(source_box_)",
                                 "sink_->send(source_->recv(source_box_),sink_box_);"
                                 "__builtin_trap();sink_->send(Message()")}});
  const Ended ended = kit.learn({"trace", "08", "--core", core.path()});
  expect_says(ended, 3, {"CRASHED", "delivers \"A letter leaves the desk.\\n\" to printer.inbox"});
  EXPECT_EQ(ended.output.find("prints"), std::string::npos);
}

TEST(trace, an_error_in_a_turn_is_told) {
  const TemporaryKit kit;
  const CoreOf core(
      {{"postman.hpp", reference("postman.hpp", "if (source_->data_ready(source_box_) > 0) {\n",
                                 "source_->recv(\"shelf\"); {\n")}});
  expect_says(kit.learn({"trace", "08", "--core", core.path()}), 1,
              {"postman    error: reader has no box \"shelf\"",
               "postman    ends with an error: reader has no box \"shelf\""});
}

TEST(trace, what_is_in_a_letter_does_no_harm) {
  const TemporaryKit kit;
  write_again(kit.root() / "text.txt", "\x1b[2J\t\"\\\xff</script>&\xc3\xa9\nlast\xc2\x9b");
  const auto events = trace_of(kit, {"08", "text.txt", "--reference"});
  EXPECT_EQ(letters(events, "send")[0].first, "\x1b[2J\t\"\\\xef\xbf\xbd</script>&\xc3\xa9\n");
  const std::string text = kit.learn_output({"trace", "08", "text.txt", "--reference"});
  for (const char* obeyed : {"\x1b", "\x9b"}) EXPECT_EQ(text.find(obeyed), std::string::npos);
  EXPECT_NE(text.find(R"(prints "\u001b[2J\t\"\\)"), std::string::npos) << text;
}

TEST(trace, standard_input_is_a_file_too) {
  const TemporaryKit kit;
  Program trace = kit.program({});
  trace.arguments = {"sh", "-c", "printf 'a\\nb' | \"$0\" trace 08 - --reference --format json",
                     trace.arguments[0]};
  trace.drops_errors = true;
  EXPECT_EQ(printed_in(events_of(run_program(trace).output)), "a\nb");
}

TEST(trace, writes_a_new_file_or_its_own_and_never_over_another) {
  const TemporaryKit kit;
  const std::string file = (kit.root() / "trace.txt").string();
  const std::vector<std::string> words = {"trace", "08", "--reference", "--output", file};
  expect_says(kit.learn(words), 0, {"Written:  trace.txt"});
  EXPECT_EQ(read_file(file), golden("trace-08.txt"));
  expect_says(kit.learn(words), 0, {"Written:  trace.txt"});
  write_again(file, "mine");
  expect_says(kit.learn(words), exit_usage, {"There is a file trace.txt already."});
  EXPECT_EQ(read_file(file), "mine");
}

TEST(trace, what_cannot_be_traced_is_said) {
  const TemporaryKit kit;
  expect_says(kit.learn({"trace", "08"}), 6, {"not started", "./learn trace 08 --reference"});
  expect_says(kit.learn({"trace", "03", "--reference"}), exit_usage,
              {"no microprocesses", "Next:  ./learn demo 03"});
  expect_says(kit.learn({"trace", "08", "--reference", "--program", "two_stacks"}), exit_usage,
              {"no microprocesses", "Next:  ./learn demo 08 --program two_stacks"});
  expect_says(kit.learn({"trace", "08", "--format", "xml"}), exit_usage,
              {"no format \"xml\"", "text, chart, html or json"});
  expect_says(kit.learn({"trace", "08", "--reference", "--program", "dema"}), exit_usage,
              {"Did you mean demo?"});
}
