#include "event.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace kit {

namespace {

const std::vector<std::string>& key_names() {
  static const std::vector<std::string> names = {
      "a",     "b",     "c",      "d",   "e",         "f",     "g",       "h",     "i",  "j",
      "k",     "l",     "m",      "n",   "o",         "p",     "q",       "r",     "s",  "t",
      "u",     "v",     "w",      "x",   "y",         "z",     "0",       "1",     "2",  "3",
      "4",     "5",     "6",      "7",   "8",         "9",     "left",    "right", "up", "down",
      "space", "enter", "escape", "tab", "backspace", "shift", "control", "none"};
  return names;
}

const std::vector<std::string> kind_names = {"down", "up", "click", "letgo", "move"};
const std::vector<std::string> button_names = {"none", "left", "middle", "right"};

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

template <typename Name>
Name from_name(const std::vector<std::string>& names, const std::string& name, const char* what) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Name>(i);
  }
  throw std::invalid_argument("\"" + name + "\" is no " + what + "; there are " + list_of(names));
}

}  // namespace

const std::string& name_of(Key key) { return key_names()[static_cast<std::size_t>(key)]; }

Event press(Key key) { return {Event::key_down, key, Button::none, 0, 0}; }
Event release(Key key) { return {Event::key_up, key, Button::none, 0, 0}; }
Event click(int x, int y, Button button) { return {Event::mouse_down, Key::none, button, x, y}; }
Event let_go(int x, int y, Button button) { return {Event::mouse_up, Key::none, button, x, y}; }
Event move_to(int x, int y) { return {Event::mouse_move, Key::none, Button::none, x, y}; }

std::string words_of(const Event& event) {
  std::string words = kind_names[event.kind];
  if (!event.is_mouse()) return words + " " + name_of(event.key);
  if (event.kind != Event::mouse_move) {
    words += " " + button_names[static_cast<std::size_t>(event.button)];
  }
  return words + " " + std::to_string(event.x) + " " + std::to_string(event.y);
}

Event event_from(const std::string& words) {
  std::istringstream in(words);
  std::string kind;
  std::string name;
  std::string rest;
  Event event;
  in >> kind;
  event.kind = from_name<Event::Kind>(kind_names, kind, "event");
  if (event.kind != Event::mouse_move) in >> name;
  if (!event.is_mouse()) {
    event.key = from_name<Key>(key_names(), name, "key");
  } else {
    if (event.kind != Event::mouse_move) {
      event.button = from_name<Button>(button_names, name, "button");
    }
    if (!(in >> event.x >> event.y)) {
      throw std::invalid_argument("\"" + words + "\" has no place; expected two whole numbers");
    }
  }
  if (in >> rest) throw std::invalid_argument("\"" + rest + "\" is too much in \"" + words + "\"");
  return event;
}

bool went_down(const Events& bundle, Key key) {
  return std::find(bundle.begin(), bundle.end(), press(key)) != bundle.end();
}

void HeldKeys::see(const Events& events) {
  for (const Event& event : events) {
    if (event.kind == Event::key_down) keys_.insert(event.key);
    if (event.kind == Event::key_up) keys_.erase(event.key);
  }
}

void Gatherer::add(const Event& event) {
  switch (event.kind) {
    case Event::key_down:
      if (!keys_.insert(event.key).second) return;
      break;
    case Event::key_up:
      if (keys_.erase(event.key) == 0) return;
      break;
    case Event::mouse_down:
      if (!buttons_.insert(event.button).second) return;
      break;
    case Event::mouse_up:
      if (buttons_.erase(event.button) == 0) return;
      break;
    case Event::mouse_move:
      break;
  }
  if (event.is_mouse()) {
    x_ = event.x;
    y_ = event.y;
  }
  // Of many moves of one frame the last is enough.
  if (event.kind == Event::mouse_move && !events_.empty() &&
      events_.back().kind == Event::mouse_move) {
    events_.back() = event;
  } else {
    events_.push_back(event);
  }
}

void Gatherer::release_all() {
  for (const Key key : std::exchange(keys_, {})) events_.push_back(release(key));
  for (const Button button : std::exchange(buttons_, {})) {
    events_.push_back(let_go(x_, y_, button));
  }
}

Events Gatherer::take() { return std::exchange(events_, {}); }

}  // namespace kit
