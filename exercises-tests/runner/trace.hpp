// What happened in a traced run, in order, and four views of it. The wrappers in
// exercises-tests/tracer/ write it down while the program runs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "build.hpp"

// Somebody who took part. Names are unique; the first node is the program itself.
struct TraceNode {
  std::string name;
  std::string kind;  // program, microprocess, scheduler, component, postman
  std::string type;  // its class
  std::vector<std::string> inboxes;
  std::vector<std::string> outboxes;
};

struct TraceEvent {
  // node link activate run resume yield finish stop send recv collect deliver print error, or step:
  // what a test did.
  std::string kind;
  std::size_t by = 0;     // who acted: the place in Trace::nodes
  std::size_t whom = 0;   // to whom, or at whose desk; link: from whose desk
  std::size_t other = 0;  // activate: in which scheduler; link: to whose desk
  std::string box;
  std::string other_box;
  std::string text;            // a letter, or what was said or printed
  bool quoted = false;         // the letter holds this text; otherwise these words are about it
  std::optional<int> waiting;  // letters in the box afterwards
};

struct Trace {
  std::vector<TraceNode> nodes;
  std::vector<TraceEvent> events;
  std::vector<std::size_t> holders;  // who has the turn at the end; whoever waits for it first
  bool at_the_limit = false;         // the program was stopped after too many events
};

// How a traced program is told where to write. Its output goes to a file of its own, so that each
// event knows what was printed before.
std::map<std::string, std::string> trace_environment(const fs::path& lines, const fs::path& output,
                                                     std::size_t most_events);

// The folder of the wrappers.
fs::path wrappers_of(const Kit& kit);
// Whether there are turns to trace: the program that is built knows of microprocesses.
bool has_turns(const Stage& stage);
// Why a lesson on the runtime has none; such a lesson is not built for a trace.
std::string no_turns_of(const Lesson& lesson);

// The wrappers and the learner's headers do not fit together, which is no fault of the learner's:
// without wrappers the code compiles. Says so, and gives the exit code.
int cannot_wrap(const Kit& kit, const Lesson& lesson, const Built& built, const std::string& next);

// Makes a trace of the lines that the wrappers wrote, mixed with the records of the test harness if
// there are some, and of all that was printed. `program` is what to call the program itself.
Trace read_trace(const std::vector<std::string>& lines, const std::string& printed,
                 const std::string& program);

// Text that is safe to show: what no terminal should get is written as an escape.
std::string visible(const std::string& text);
std::string in_quotes(const std::string& text);

// ---- Views (trace_views.cpp)

// The event in words, without the one who acted.
std::string words_of(const Trace& trace, const TraceEvent& event);
// A line for each event: its number, who acted, what happened.
std::string text_view(const Trace& trace);
// One JSON object a line for each event.
std::string json_view(const Trace& trace);
// A sequence chart: a column for each who takes part, a row for each event. (trace_chart.cpp)
std::string chart_view(const Trace& trace);
// A page that needs nothing else: boxes, links and letters, event by event. `page` is the text of
// exercises-tests/tracer/page.html.
std::string page_view(const Trace& trace, const std::string& title, const std::string& page);
