// The host of a game: its options, its window, its frames, its end. With it main() is a line or two:
//
//   int main(int argc, char** argv) {
//     kit::Game game({.name = "snake"}, argc, argv);
//     game.add(Snake{});
//     return game.run();
//   }
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "digest.hpp"
#include "frame_watch.hpp"
#include "painter.hpp"
#include "script.hpp"
#include "world.hpp"

namespace CLI {
class App;  // of CLI11; a game with options of its own includes <CLI/CLI.hpp>
}

namespace kit {

struct About {
  std::string name;  // as in games/NAME
  int version = 1;   // raise it when the same keys play differently; old recorded runs are refused
  int width = 800;
  int height = 600;
};

// Every game has the same options:
//   --headless            without a window, as fast as it goes; the last line is the digest
//   --frames N            ends after N frames; 600 without a window
//   --seed S              of the random numbers; 1
//   --play FILE           plays a recorded run: its seed, its frames, its events. When it has a digest
//                         and another one comes out, the status is 1
//   --record FILE         records the run
//   --digest              prints the digest of all frames, also with a window
//   --screenshot FILE     the last frame, as .png or .bmp
//   --fps                 prints the frames of a second
//   --introspect          without a window; prints the components and their links after the last
//                         frame, 60 frames unless it is said
// Status: 0; 1 when a component failed, or the digest is another one; 4 when a frame does not come to an
// end, see frame_watch.hpp; 64 when the words are not
// understood, or the recorded run is not of this game; 70 when there is no display.
class Game {
 public:
  // Reads the options. Ends the program after --help, and when they are not understood. `more` may
  // add options of the game's own.
  Game(About about, int argc, char** argv, const std::function<void(CLI::App&)>& more = {});

  World& world() noexcept { return *world_; }
  // A component of the game; the same as world().add().
  template <typename Given>
  decltype(auto) add(Given&& component) {
    return world_->add(std::forward<Given>(component));
  }
  // Plays until the window is closed, the frames are over, or somebody asks to quit. Gives back the
  // status of the program, having said on standard error what is wrong.
  int run();
  template <typename Given>
  int run(Given&& component) {
    add(std::forward<Given>(component));
    return run();
  }
  // Without components: called once a frame, until it says false.
  int run_plain(std::function<bool(Scene&, const Events&)> on_frame);
  std::uint64_t seed() const noexcept { return seed_; }

 private:
  enum Status { good = 0, failed = 1, usage = 64, no_display = 70 };
  int play();
  void play_headless();
  void play_in_window();
  void frame(const Events& events);
  void paint();
  bool is_over() const;
  int finish();
  void read_script(bool seed_is_given);
  bool digests() const noexcept {
    return digest_ || (headless_ && ((!introspect_ && !fps_) || !record_.empty()));
  }

  About about_;
  bool headless_ = false;
  bool digest_ = false;
  bool fps_ = false;
  bool introspect_ = false;
  int frames_ = 0;  // 0: without end
  std::uint64_t seed_ = 1;
  std::string play_;
  std::string record_;
  std::string screenshot_;

  std::optional<Script> script_;
  Script recorded_;
  std::optional<World> world_;
  std::function<bool(Scene&, const Events&)> on_frame_;
  bool quit_asked_ = false;
  std::optional<Painter> painter_;
  std::optional<FrameWatch> watch_;  // while it plays
  Digest digest_of_all_;
  int played_ = 0;
  int painted_ = 0;
};

}  // namespace kit
