// What the player does, as plain data: from a window, from a recorded run, or from a test.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kit {

// In the order of their names in event.cpp.
enum class Key : std::uint8_t {
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  digit0,
  digit1,
  digit2,
  digit3,
  digit4,
  digit5,
  digit6,
  digit7,
  digit8,
  digit9,
  left,
  right,
  up,
  down,
  space,
  enter,
  escape,
  tab,
  backspace,
  shift,
  control,
  none
};
// "left"; "none" for no key.
const std::string& name_of(Key key);

enum class Button : std::uint8_t { none, left, middle, right };

struct Event {
  enum Kind : std::uint8_t { key_down, key_up, mouse_down, mouse_up, mouse_move };
  Kind kind = key_down;
  Key key = Key::none;
  Button button = Button::none;
  // Of the mouse: pixels from the upper left corner of the surface that is listened to.
  int x = 0;
  int y = 0;
  bool is_mouse() const noexcept { return kind >= mouse_down; }
  bool operator==(const Event&) const = default;
};
// For tests: press(Key::left), release(Key::left), click(10, 20), ...
Event press(Key key);
Event release(Key key);
Event click(int x, int y, Button button = Button::left);
Event let_go(int x, int y, Button button = Button::left);
Event move_to(int x, int y);

// What happened since the frame before, in order: one letter a frame, however much it is.
using Events = std::vector<Event>;

// This key went down in this frame; it may be up again.
bool went_down(const Events& bundle, Key key);

// The words of an event in a recorded run: "down left", "click left 10 20".
std::string words_of(const Event& event);
// Throws std::invalid_argument, which says what was expected.
Event event_from(const std::string& words);

// Which keys are down. A component that wants to know keeps one, and shows it each bundle.
class HeldKeys {
 public:
  void see(const Events& events);
  bool operator[](Key key) const { return keys_.count(key) != 0; }

 private:
  std::set<Key> keys_;
};

// Gathers the events of a frame. A key that is held is pressed once, not again and again; a key
// that was not pressed here is not released.
class Gatherer {
 public:
  void add(const Event& event);
  // The window lost the focus: what is held is released, for nobody tells when it really is.
  void release_all();
  Events take();

 private:
  Events events_;
  std::set<Key> keys_;
  std::set<Button> buttons_;
  int x_ = 0;
  int y_ = 0;
};

}  // namespace kit
