#include <unistd.h>

#include <iostream>

#include "commands.hpp"
#include "demo.hpp"
#include "trace.hpp"

namespace {

constexpr std::size_t most_events = 20'000;
constexpr std::size_t many_events = 200;

// What trace wrote into this file, by its digest: so it can tell its own file from another one.
fs::path note_about(const Kit& kit, const fs::path& output) {
  return kit.memory() / "traces" / digest(fs::absolute(output).lexically_normal().string());
}

bool wrote_it(const Kit& kit, const fs::path& output) {
  const fs::path note = note_about(kit, output);
  return fs::exists(note) && read_file(note) == digest(read_file(output));
}

// No line is longer than the terminal is wide.
std::string cut_to(const std::string& view, std::size_t width) {
  std::string text;
  for (const std::string& line : lines_of(view)) {
    std::size_t end = line.size();
    if (end > width) {
      for (end = width; end > 0 && (line[end] & 0xC0) == 0x80;) --end;  // no half letter
    }
    text += line.substr(0, end) + "\n";
  }
  return text;
}

std::string shown_as(const Kit& kit, const TraceOptions& options, const Lesson& lesson,
                     const Trace& trace) {
  switch (options.view) {
    case View::json:
      return json_view(trace);
    case View::chart:
      return chart_view(trace);
    case View::html:
      return page_view(trace,
                       "Lesson " + lesson.number + ", " + lesson.title + ": the trace of " +
                           options.demo.program,
                       read_file(wrappers_of(kit) / "page.html"));
    case View::text:
      break;
  }
  return text_view(trace);
}

}  // namespace

int trace(const Kit& kit, const TraceOptions& options) {
  Demo demo(kit, options.demo);
  const Lesson& lesson = demo.lesson();
  if (!lesson.needs.empty()) {
    throw UsageError(no_turns_of(lesson) + "\nTraces are there up to lesson 10:  ./learn trace 09");
  }
  const fs::path output = options.output;
  if (!output.empty() && fs::exists(output) && !wrote_it(kit, output)) {
    throw UsageError("There is a file " + shown(output) +
                     " already. Remove it first, or name another one.");
  }
  if (!demo.can_begin("trace")) return static_cast<int>(Verdict::not_started);
  const Built built = demo.build(wrappers_of(kit));
  if (!has_turns(demo.stage())) {
    throw UsageError(
        "The program " + options.demo.program + " of lesson " + lesson.number +
        " has no microprocesses, so there are no turns to trace.\nNext:  ./learn demo " +
        lesson.number +
        (options.demo.program == "demo" ? "" : " --program " + options.demo.program));
  }
  if (built.error) {
    const Built without = demo.build();
    if (!without.error) return cannot_wrap(kit, lesson, built, "./learn demo " + lesson.number);
    demo.say_compile_error(without);
    return static_cast<int>(Verdict::does_not_compile);
  }
  const fs::path scratch = built.program.string() + "-" + std::to_string(::getpid());
  make_folder(scratch);
  const Ended ended =
      demo.run(built, trace_environment(scratch / "lines", scratch / "printed", most_events));
  const Trace trace =
      read_trace(lines_of(read_file(scratch / "lines")), read_file(scratch / "printed"), "program");
  std::error_code ignored;
  fs::remove_all(scratch, ignored);
  const std::string view = shown_as(kit, options, lesson, trace);
  if (!output.empty()) {
    write_file(output, view);
    make_folder(note_about(kit, output).parent_path());
    write_again(note_about(kit, output), digest(view));
    std::cerr << "Written:  " << shown(output) << "\n";
  } else if (options.view == View::html && ::isatty(STDOUT_FILENO) == 1) {
    const fs::path page =
        kit.build / "traces" / (lesson.number + "-" + options.demo.program + ".html");
    make_folder(page.parent_path());
    write_again(page, view);
    std::cout << "The page is written; a browser opens it:  " << shown(page) << "\n";
  } else {
    const auto width = options.view == View::chart ? terminal_width() : std::nullopt;
    std::cout << (width ? cut_to(view, *width) : view) << std::flush;
    if (options.view == View::text && trace.events.size() > many_events) {
      std::cerr << "These are " << trace.events.size()
                << " lines. To step through them, on a page:  ./learn trace " << lesson.number
                << " --format html\n";
    }
  }
  if (trace.at_the_limit) {
    std::cerr << "The trace ends here: after " << most_events
              << " events the program was stopped.\n";
    return 0;
  }
  return demo.how_it_ended(ended);
}
