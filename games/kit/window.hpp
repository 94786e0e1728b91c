// The window: shows what was painted, hears keys and mouse, lets sounds be heard. It lives on the main
// thread.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "event.hpp"
#include "picture.hpp"
#include "sound.hpp"

union SDL_Event;

namespace kit {

// There is no display to open a window on. what() has SDL's words.
class NoWindow : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Window {
 public:
  // Throws NoWindow. Without a device for sound it says so in a line on standard error, and is mute.
  Window(const std::string& title, int width, int height);
  ~Window();

  // What happened since the last call.
  Events take_events();
  // Its closing button was pressed, or the program was asked to end.
  bool closed() const noexcept { return closed_; }
  // Rows of width x height pixels, as large as the window is by now.
  void show(const Color* pixels);
  void play(const std::vector<Sound>& sounds);

 private:
  struct Parts;  // what is of SDL
  void take(const SDL_Event& event);
  void open_sound();

  std::unique_ptr<Parts> parts_;
  int width_;
  Gatherer gatherer_;
  Mixer mixer_;
  bool closed_ = false;
};

}  // namespace kit
