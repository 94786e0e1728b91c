// Around the letters of lesson 09: what a trace says of them.
#pragma once

#include "own_television.hpp"
#include "tracer.hpp"

namespace tracer {

[[gnu::constructor]] inline void read_television() {
  readers().push_back([](const std::any& letter) -> std::string {
    if (const auto* packet = std::any_cast<miniaxon::Packet>(&letter)) {
      return "packet " + miniaxon::shown(*packet);
    }
    if (const auto* line = std::any_cast<miniaxon::Line>(&letter)) {
      return "line " + std::to_string(line->number);
    }
    return letter.type() == typeid(miniaxon::End) ? "the End" : "";
  });
}

}  // namespace tracer
