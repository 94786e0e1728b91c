// A recorded run: the events of each frame, and what came out. It is text, and can be written by hand.
//
//   axon-kit run 1
//   game snake 1
//   seed 7
//   12 down left
//   15 up left
//   end 600 0123456789abcdef
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "event.hpp"

namespace kit {

// A recorded run cannot be read. what() names the file, the line, and what was expected.
class BadScript : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Script {
  std::string game;
  int version = 1;  // of the game; one that plays differently has another
  std::uint64_t seed = 1;
  int frames = 0;
  std::optional<std::string> digest;  // of all its frames, if it was recorded with them
  std::map<int, Events> events;       // by frame, from 0

  // Throws BadScript.
  static Script read(const std::string& path);
  static Script parse(const std::string& text, const std::string& path);
  std::string text() const;
  // Throws std::system_error.
  void write(const std::string& path) const;
  // The events of a frame.
  const Events& of(int frame) const;
};

}  // namespace kit
