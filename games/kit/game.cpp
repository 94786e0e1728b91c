#include "game.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <thread>

#include "png.hpp"
#include "window.hpp"

namespace kit {

namespace {

using RealTime = std::chrono::steady_clock;
constexpr auto sixtieth = std::chrono::nanoseconds(16'666'667);
constexpr int frames_without_window = 600;
constexpr int frames_for_graph = 60;

double seconds_since(RealTime::time_point start) {
  return std::chrono::duration<double>(RealTime::now() - start).count();
}

}  // namespace

Game::Game(About about, int argc, char** argv, const std::function<void(CLI::App&)>& more)
    : about_(std::move(about)) {
  CLI::App options(about_.name + ", a game of axon-kit");
  options.add_flag("--headless", headless_, "Without a window, as fast as it goes");
  options.add_option("--frames", frames_, "How many frames; a second has 60")
      ->check(CLI::Range(1, 1'000'000'000));
  const auto* seed = options.add_option("--seed", seed_, "Of the random numbers; 1");
  options.add_option("--play", play_, "A recorded run, which is played");
  options.add_option("--record", record_, "Where the run is recorded");
  options.add_flag("--digest", digest_, "Prints the digest of all frames");
  options.add_option("--screenshot", screenshot_,
                     "Where the last frame goes: NAME.png or NAME.bmp");
  options.add_flag("--fps", fps_, "Prints the frames of a second");
  options.add_flag("--introspect", introspect_, "Prints the components and their links");
  if (more) more(options);
  try {
    options.parse(argc, argv);
    if (!screenshot_.empty()) check_picture_name(screenshot_);
    if (!play_.empty()) read_script(seed->count() > 0);
  } catch (const CLI::ParseError& error) {
    std::exit(options.exit(error) == 0 ? good : usage);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    std::exit(usage);
  }
  headless_ = headless_ || introspect_;
  if (headless_ && frames_ == 0) frames_ = introspect_ ? frames_for_graph : frames_without_window;
  recorded_ = {about_.name, about_.version, seed_, 0, std::nullopt, {}};
  world_.emplace(about_.width, about_.height, seed_);
}

void Game::read_script(bool seed_is_given) {
  script_ = Script::read(play_);
  if (script_->game != about_.name || script_->version != about_.version) {
    throw BadScript(play_ + " is a run of " + script_->game + ", version " +
                    std::to_string(script_->version) + "; this is " + about_.name + ", version " +
                    std::to_string(about_.version));
  }
  if (seed_is_given && seed_ != script_->seed) script_->digest.reset();
  if (!seed_is_given) seed_ = script_->seed;
  if (frames_ != 0 && frames_ != script_->frames) script_->digest.reset();
  if (frames_ == 0) frames_ = script_->frames;
}

int Game::run() {
  try {
    return play();
  } catch (const NoWindow& error) {
    std::cerr << "No window can be opened here (" << error.what()
              << ").\nWithout one:  ./learn play " << about_.name << " --headless\n";
    return no_display;
  } catch (const std::exception& error) {
    std::cerr << about_.name << ": " << error.what() << '\n';
    return failed;
  }
}

int Game::run_plain(std::function<bool(Scene&, const Events&)> on_frame) {
  on_frame_ = std::move(on_frame);
  return run();
}

int Game::play() {
  painter_.emplace(about_.width, about_.height);
  const RealTime::time_point start = RealTime::now();
  watch_.emplace(world_->scheduler(), about_.name);
  if (headless_) {
    play_headless();
  } else {
    play_in_window();
  }
  watch_.reset();
  if (fps_) {
    std::printf("%d frames, %.1f a second\n", painted_, painted_ / seconds_since(start));
  }
  return finish();
}

void Game::play_headless() {
  static const Events none;
  while (!is_over()) {
    frame(script_ ? script_->of(played_) : none);
    paint();
  }
}

// Each frame is a sixtieth of a second. A machine that is too slow for that draws some of them only;
// one that stood still for long does not catch up.
void Game::play_in_window() {
  constexpr int most_frames_undrawn = 5;
  Window window(about_.name, about_.width, about_.height);
  RealTime::time_point next = RealTime::now();
  while (!is_over()) {
    Events events = window.take_events();
    if (window.closed()) return;
    frame(script_ ? script_->of(played_) : events);
    window.play(world_->display().take_sounds());
    next += sixtieth;
    const RealTime::time_point now = RealTime::now();
    const bool is_late = now > next;
    if (now > next + most_frames_undrawn * sixtieth) next = now;
    if (is_late && !digests() && played_ % most_frames_undrawn != 0 && !is_over()) continue;
    paint();
    window.show(painter_->pixels());
    std::this_thread::sleep_until(next);
  }
}

bool Game::is_over() const { return quit_asked_ || (frames_ != 0 && played_ >= frames_); }

void Game::frame(const Events& events) {
  if (!record_.empty() && !events.empty()) recorded_.events[played_] = events;
  if (on_frame_) {
    quit_asked_ = !on_frame_(world_->scene(), events);
  } else {
    world_->frame(events);
    quit_asked_ = world_->display().quit_asked();
  }
  ++played_;
  watch_->frame_ends();
}

void Game::paint() {
  painter_->draw(world_->scene());
  ++painted_;
  if (digests()) {
    digest_of_all_.add(painter_->pixels(), static_cast<std::size_t>(about_.width) *
                                               static_cast<std::size_t>(about_.height));
  }
}

// What comes after the last frame.
int Game::finish() {
  if (introspect_) std::cout << graph_of(world_->scheduler());
  if (!screenshot_.empty()) write_picture(painter_->picture(), screenshot_);
  if (const std::size_t alive = world_->end(); alive != 0) {
    std::cerr << about_.name << ": " << alive << " components are alive at the end\n";
    return failed;
  }
  const std::string digest = digest_of_all_.text();
  if (!record_.empty()) {
    recorded_.frames = played_;
    if (digests()) recorded_.digest = digest;
    recorded_.write(record_);
  }
  if (!digests()) return good;
  int status = good;
  if (script_ && script_->digest && *script_->digest != digest) {
    std::cerr << play_ << " was recorded with digest " << *script_->digest
              << "; the same events look different now\n";
    status = failed;
  }
  std::cout << "digest " << digest << '\n';
  return status;
}

}  // namespace kit
