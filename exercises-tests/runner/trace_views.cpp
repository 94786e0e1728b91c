#include <algorithm>
#include <nlohmann/json.hpp>

#include "trace.hpp"

namespace {

constexpr std::size_t longest_text = 40;

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + visible(name);
  return list;
}

// In quotes, and cut where a character ends when it is long.
std::string quotation(const std::string& text) {
  std::size_t end = std::min(text.size(), longest_text);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return in_quotes(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

std::string letter_of(const TraceEvent& event) {
  return event.quoted ? quotation(event.text) : visible(event.text);
}

std::string waiting(const TraceEvent& event) {
  if (!event.waiting) return "";
  return "   (" + std::to_string(*event.waiting) + " waiting)";
}

std::string introduction(const TraceNode& node) {
  std::string words = "enters: a " + node.kind;
  if (!node.inboxes.empty()) words += "; in: " + joined(node.inboxes);
  if (!node.outboxes.empty()) words += "; out: " + joined(node.outboxes);
  return words;
}

std::string number_text(std::size_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

nlohmann::ordered_json as_json(const Trace& trace, const TraceEvent& event, std::size_t number) {
  const std::string& kind = event.kind;
  const auto name = [&](std::size_t place) { return trace.nodes[place].name; };
  nlohmann::ordered_json json = {{"seq", number}, {"event", kind}, {"by", name(event.by)}};
  if (kind == "node") {
    const TraceNode& node = trace.nodes[event.by];
    json.update({{"kind", node.kind},
                 {"type", node.type},
                 {"inboxes", node.inboxes},
                 {"outboxes", node.outboxes}});
  } else if (kind == "link") {
    json.update({{"source", name(event.whom)},
                 {"outbox", event.box},
                 {"sink", name(event.other)},
                 {"inbox", event.other_box}});
  } else if (kind == "activate") {
    json.update({{"process", name(event.whom)}, {"scheduler", name(event.other)}});
  } else if (kind == "stop") {
    json["process"] = name(event.whom);
  } else if (kind == "run") {
    json["process"] = name(event.whom);
    if (!event.text.empty()) json["most_turns"] = std::strtoull(event.text.c_str(), nullptr, 10);
  } else if (!event.box.empty()) {
    json.update({{"component", name(event.whom)}, {"box", event.box}, {"letter", event.text}});
    if (event.waiting) json["waiting"] = *event.waiting;
  } else if (!event.text.empty()) {
    json["text"] = event.text;
  }
  json["words"] = words_of(trace, event);
  return json;
}

// The page with these pieces in their places; what stands in a piece is left as it is.
std::string filled(const std::string& page, const std::map<std::string, std::string>& pieces) {
  std::string whole;
  for (std::size_t at = 0; at < page.size();) {
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [&](const auto& each) {
      return page.compare(at, each.first.size(), each.first) == 0;
    });
    whole += piece != pieces.end() ? piece->second : page.substr(at, 1);
    at += piece != pieces.end() ? piece->first.size() : 1;
  }
  return whole;
}

}  // namespace

std::string words_of(const Trace& trace, const TraceEvent& event) {
  const std::string& kind = event.kind;
  const auto name = [&](std::size_t place) { return trace.nodes[place].name; };
  const std::string box = visible(event.box);
  const std::string desk = name(event.whom) + "." + box;
  if (kind == "node") return introduction(trace.nodes[event.by]);
  if (kind == "link") {
    return "carries from " + desk + " to " + name(event.other) + "." + visible(event.other_box);
  }
  if (kind == "activate") return "activates " + name(event.whom) + " in " + name(event.other);
  if (kind == "run") {
    const std::string most = event.text.empty() ? "" : " for " + event.text + " turns at most";
    return "runs " + name(event.whom) + most;
  }
  if (kind == "resume") return "turn begins";
  if (kind == "yield") return "yields";
  if (kind == "finish") {
    return event.text.empty()         ? "ends"
           : event.text == "finished" ? "yields finished, and ends"
                                      : "ends with an " + visible(event.text);
  }
  if (kind == "stop") {
    return event.by == event.whom ? "stops itself" : "stops " + name(event.whom);
  }
  if (kind == "send") return "sends " + letter_of(event) + " to " + box + waiting(event);
  if (kind == "recv") return "takes " + letter_of(event) + " from " + box + waiting(event);
  const bool postman = trace.nodes[event.by].kind == "postman";
  if (kind == "collect") {
    return (postman ? "collects " : "takes ") + letter_of(event) + " from " + desk + waiting(event);
  }
  if (kind == "deliver") {
    return (postman ? "delivers " : "puts ") + letter_of(event) + (postman ? " to " : " into ") +
           desk + waiting(event);
  }
  if (kind == "print") return "prints " + quotation(event.text);
  return visible(event.text);  // an error, or a step
}

std::string text_view(const Trace& trace) {
  std::size_t width = 0;
  for (const TraceNode& node : trace.nodes) width = std::max(width, node.name.size());
  std::string text;
  std::size_t number = 0;
  for (const TraceEvent& event : trace.events) {
    text += number_text(++number, 4) + "  " + padded(trace.nodes[event.by].name, width) + "  " +
            words_of(trace, event) + "\n";
  }
  return text;
}

std::string json_view(const Trace& trace) {
  std::string text;
  std::size_t number = 0;
  for (const TraceEvent& event : trace.events) {
    text += as_json(trace, event, ++number)
                .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
            "\n";
  }
  return text;
}

std::string page_view(const Trace& trace, const std::string& title, const std::string& page) {
  nlohmann::ordered_json json = {{"nodes", nlohmann::ordered_json::array()},
                                 {"events", nlohmann::ordered_json::array()}};
  for (const TraceNode& node : trace.nodes) {
    json["nodes"].push_back({{"name", node.name},
                             {"kind", node.kind},
                             {"type", node.type},
                             {"inboxes", node.inboxes},
                             {"outboxes", node.outboxes}});
  }
  for (const TraceEvent& event : trace.events) {
    json["events"].push_back(as_json(trace, event, json["events"].size() + 1));
  }
  // No "<" is left in the data, so that no letter can end the script that holds it.
  const std::string data =
      replaced(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), "<", "\\u003c");
  const auto as_html = [](const std::string& text) {
    return replaced(replaced(text, "&", "&amp;"), "<", "&lt;");
  };
  return filled(page, {{"TRACE-TITLE", as_html(title)},
                       {"TRACE-TEXT", as_html(text_view(trace))},
                       {"TRACE-JSON", data}});
}
