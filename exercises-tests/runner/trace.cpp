#include "trace.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

namespace {

constexpr std::size_t longest_name = 24;

// The fields of a line, with what stood for tabs and line ends put back.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      fields.emplace_back();
    } else if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      fields.back() += line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : line[i];
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

std::string lower_first(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

class Reader {
 public:
  Reader(const std::string& printed, const std::string& program) : printed_(printed) {
    trace_.nodes.push_back({program, "program", "", {}, {}});
  }

  void read(const std::string& line) {
    if (starts_with(line, "{")) {
      read_record(nlohmann::json::parse(line, nullptr, false));
    } else {
      fields_ = fields_of(line);
      read_fields();
    }
  }

  Trace trace() {
    print_until(printed_.size(), holder());
    enter();
    name_everybody();
    return std::move(trace_);
  }

 private:
  // A test's step, or what the test calls the one who has the turn.
  void read_record(const nlohmann::json& record) {
    if (!record.is_object()) return;
    const std::string event = record.value("event", "");
    if (event == "step") {
      TraceEvent step;
      step.kind = "step";
      step.text = record.value("text", "");
      trace_.events.push_back(step);
    } else if (event == "turn" && record.value("what", "") == "takes its turn") {
      called_[holder()] = record.value("who", "");
    }
  }

  // trace, how much was printed before, what, and what belongs to it.
  void read_fields() {
    if (fields_[0] != "trace" || fields_.size() < 3) return;
    const std::string& kind = fields_[2];
    if (kind == "limit") {
      trace_.at_the_limit = true;
    } else if (kind == "node") {
      read_node();
    } else if (fields_.size() >= 5) {
      read_event(kind);
    }
  }

  std::string field(std::size_t index) const {
    return index < fields_.size() ? fields_[index] : std::string();
  }

  // Nodes are numbered from 1, in the order in which they were made; not all appear.
  std::size_t node(std::size_t index) const {
    const auto found = places_.find(field(index));
    return found == places_.end() ? 0 : found->second;
  }

  void read_node() {
    const std::size_t place = trace_.nodes.size();
    places_[field(3)] = place;
    trace_.nodes.push_back({field(5), field(4), field(6), lines_of(field(7)), lines_of(field(8))});
    TraceEvent event;
    event.kind = "node";
    event.by = event.whom = place;
    entering_.push_back(event);
  }

  // Somebody enters right before the event that they are part of.
  void enter() {
    trace_.events.insert(trace_.events.end(), entering_.begin(), entering_.end());
    entering_.clear();
  }

  void read_event(const std::string& kind) {
    TraceEvent event;
    event.kind = kind;
    event.by = node(3);
    event.whom = node(4);
    print_until(std::strtoul(field(1).c_str(), nullptr, 10), event.by);
    enter();
    const bool own = event.by == event.whom;
    if (kind == "resume" || kind == "yield" || kind == "finish") {
      event.by = event.whom;
      event.text = field(5);  // of a run that ends: empty, "finished", or its error
    } else if (kind == "activate") {
      event.other = node(5);
    } else if (kind == "link") {
      event.by = event.whom;
      event.whom = node(5);
      event.box = field(6);
      event.other = node(7);
      event.other_box = field(8);
    } else if (kind == "put" || kind == "take") {
      event.kind = kind == "put" ? (own ? "send" : "deliver") : (own ? "recv" : "collect");
      event.box = field(5);
      event.quoted = field(6) == "text";
      event.text = field(7);
      if (!field(8).empty()) event.waiting = std::atoi(field(8).c_str());
    } else if (kind == "error" || kind == "run") {
      event.text = field(5);
    } else if (kind == "stop") {
      // The scheduler's own note that somebody has ended is no event of its own.
      const bool noted = trace_.nodes[event.by].kind == "scheduler";
      if (noted && ended_.count(event.whom) != 0) return;
    } else {
      return;
    }
    if (kind == "finish") ended_.insert(event.whom);
    if (kind == "resume") trace_.holders.push_back(event.whom);
    const bool hands_back = kind == "yield" || kind == "finish";
    if (hands_back && !trace_.holders.empty()) trace_.holders.pop_back();
    trace_.events.push_back(event);
  }

  std::size_t holder() const { return trace_.holders.empty() ? 0 : trace_.holders.back(); }

  void print_until(std::size_t end, std::size_t who) {
    end = std::min(end, printed_.size());
    while (shown_ < end) {
      const std::size_t line = printed_.find('\n', shown_);
      const std::size_t next = line < end ? line + 1 : end;
      TraceEvent event;
      event.kind = "print";
      event.by = event.whom = who;
      event.text = printed_.substr(shown_, next - shown_);
      trace_.events.push_back(event);
      shown_ = next;
    }
  }

  // A name that nobody chose says little: what the test says, or the class, says more.
  void name_everybody() {
    std::map<std::string, int> times;
    for (std::size_t place = 0; place < trace_.nodes.size(); ++place) {
      TraceNode& node = trace_.nodes[place];
      std::string name = node.name;
      if (name.empty() || name == "microprocess" || name == "component") {
        const auto called = called_.find(place);
        name = called != called_.end() ? called->second : lower_first(node.type);
      }
      if (name.size() > longest_name) name = name.substr(0, longest_name - 3) + "...";
      name = visible(name);
      const int number = ++times[name];
      node.name = number == 1 ? name : name + "#" + std::to_string(number);
    }
  }

  const std::string& printed_;
  std::size_t shown_ = 0;
  std::vector<std::string> fields_;
  std::map<std::string, std::size_t> places_;
  std::map<std::size_t, std::string> called_;
  std::set<std::size_t> ended_;
  std::vector<TraceEvent> entering_;
  Trace trace_;
};

}  // namespace

std::string in_quotes(const std::string& text) {
  std::string quoted =
      nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  quoted = replaced(quoted, "\x7F", "?");
  for (char control = '\x80'; control < '\xA0'; ++control) {  // some terminals obey these as well
    quoted = replaced(quoted, std::string("\xC2") + control, "?");
  }
  return quoted;
}

std::string visible(const std::string& text) {
  const std::string quoted = in_quotes(text);
  std::string plain;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    const bool escape = quoted[i] == '\\' && (quoted[i + 1] == '"' || quoted[i + 1] == '\\');
    plain += quoted[escape ? ++i : i];
  }
  return plain;
}

fs::path wrappers_of(const Kit& kit) { return kit.tests() / "tracer"; }

bool has_turns(const Stage& stage) {
  return std::any_of(stage.sources.begin(), stage.sources.end(), [](const HeaderSource& source) {
    return source.header == "microprocess.hpp" && source.used;
  });
}

std::string no_turns_of(const Lesson& lesson) {
  return "A trace shows turns and letters of your own core, and lesson " + lesson.number +
         " runs on full-axon.";
}

int cannot_wrap(const Kit& kit, const Lesson& lesson, const Built& built, const std::string& next) {
  const fs::path said = kit.build / "reports" / ("trace-" + lesson.number + "-compiler.txt");
  make_folder(said.parent_path());
  write_again(said, built.output);
  const fs::path file = built.error->place.file;
  std::cerr << "This trace cannot wrap " << (file.empty() ? "these headers" : shown(file))
            << ". The code compiles without the trace: the trace is at fault, not the code.\n"
            << "What the compiler says:  " << shown(said) << "\nNext:  " << next << "\n";
  return exit_kit_error;
}

std::map<std::string, std::string> trace_environment(const fs::path& lines, const fs::path& output,
                                                     std::size_t most_events) {
  return {{"AXON_KIT_TRACE", lines.string()},
          {"AXON_KIT_TRACE_OUTPUT", output.string()},
          {"AXON_KIT_TRACE_MOST", std::to_string(most_events)}};
}

Trace read_trace(const std::vector<std::string>& lines, const std::string& printed,
                 const std::string& program) {
  Reader reader(printed, program);
  for (const std::string& line : lines) reader.read(line);
  return reader.trace();
}
