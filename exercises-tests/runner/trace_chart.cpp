// A sequence chart in plain text: a column for each who takes part, time goes down.
#include <algorithm>

#include "trace.hpp"

namespace {

constexpr std::size_t least_width = 10;
constexpr std::size_t number_width = 6;
constexpr int rows_between_names = 40;

class Chart {
 public:
  explicit Chart(const Trace& trace) : trace_(trace) { make_columns(); }

  std::string text() {
    std::string text =
        "# has the turn, o does something, ---> goes to another one,\n"
        "===> is the way of a postman\n";
    int rows = 0;
    for (std::size_t i = 0; i < trace_.events.size(); ++i) {
      const TraceEvent& event = trace_.events[i];
      if (event.kind == "node") continue;
      if (rows++ % rows_between_names == 0) text += names();
      text += row(i + 1, event);
    }
    return text;
  }

 private:
  void make_columns() {
    const auto takes_part = [this](std::size_t place) {
      const bool known = std::find(columns_.begin(), columns_.end(), place) != columns_.end();
      if (!known) columns_.push_back(place);
    };
    for (const TraceEvent& event : trace_.events) {
      if (event.kind == "node" || event.kind == "link") continue;
      takes_part(event.by);
      if (event.kind != "run") takes_part(event.whom);
    }
    for (const TraceEvent& event : trace_.events) {
      if (event.kind != "link") continue;
      takes_part(event.by);
      takes_part(event.whom);
      takes_part(event.other);
    }
    position_.resize(trace_.nodes.size());
    for (const std::size_t place : columns_) {
      const std::size_t width = std::max(least_width, trace_.nodes[place].name.size() + 2);
      position_[place] = width_ + width / 2;
      width_ += width;
    }
  }

  std::string names() const {
    std::string line(number_width + width_, ' ');
    for (const std::size_t place : columns_) {
      const std::string& name = trace_.nodes[place].name;
      line.replace(number_width + position_[place] - name.size() / 2, name.size(), name);
    }
    return "\n" + line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }

  std::string row(std::size_t number, const TraceEvent& event) {
    if (event.kind == "resume") holders_.push_back(event.whom);
    std::string lanes(width_, ' ');
    for (const std::size_t place : columns_) lanes[position_[place]] = '|';
    if (!holders_.empty()) lanes[position_[holders_.back()]] = '#';
    draw(event, lanes);
    const bool hands_back = event.kind == "yield" || event.kind == "finish";
    if (hands_back && !holders_.empty()) holders_.pop_back();
    std::string start = std::to_string(number);
    start.insert(0, number_width - 2 - std::min(number_width - 2, start.size()), ' ');
    return start + "  " + lanes + " " + words_of(trace_, event) + "\n";
  }

  void draw(const TraceEvent& event, std::string& lanes) const {
    const std::string& kind = event.kind;
    const bool turn = kind == "resume" || kind == "yield" || kind == "finish";
    if (kind == "link" && event.whom != event.other) {
      arrow(event.whom, event.other, '=', lanes);
    } else if (event.by == event.whom || kind == "link" || kind == "run" || kind == "error") {
      if (!turn) lanes[position_[event.by]] = 'o';
    } else if (kind == "collect") {
      arrow(event.whom, event.by, '-', lanes);
    } else {
      arrow(event.by, event.whom, '-', lanes);
    }
  }

  void arrow(std::size_t from, std::size_t to, char line, std::string& lanes) const {
    const bool right = position_[from] < position_[to];
    const std::size_t left_end = std::min(position_[from], position_[to]) + 1;
    const std::size_t right_end = std::max(position_[from], position_[to]) - 1;
    for (std::size_t at = left_end; at <= right_end; ++at) lanes[at] = line;
    lanes[right ? right_end : left_end] = right ? '>' : '<';
  }

  const Trace& trace_;
  std::vector<std::size_t> columns_;   // places of nodes
  std::vector<std::size_t> position_;  // in a row, for each node
  std::size_t width_ = 0;
  std::vector<std::size_t> holders_;
};

}  // namespace

std::string chart_view(const Trace& trace) { return Chart(trace).text(); }
