// The display: a service that every component of a game finds. It says when a frame begins, and hands
// on what the player does.
#pragma once

#include <axon/axon.hpp>
#include <coroutine>
#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "event.hpp"
#include "random.hpp"
#include "scene.hpp"
#include "sound.hpp"

namespace kit {

// What a component may ask of the game: a letter to the service "display".
enum class Request { quit };

class Frame;

// Its inbox is the service "display"; the inbox `sounds` is the service "sound".
class Display final : public axon::Component {
 public:
  axon::Inbox<Request> inbox{*this, "inbox"};
  axon::Inbox<Sound> sounds{*this, "sounds"};

  Display(int width, int height, std::uint64_t seed);
  axon::Process main() override;

  Scene& scene() noexcept { return scene_; }
  // From the next frame on, what the player does comes to this inbox, a letter a frame, until its
  // component or the surface ends; none when nothing happened. Without a surface: everything, with
  // the mouse in the window. With one: the keys, and the mouse while it is on this surface and no
  // higher one, or a button that was pressed there is down.
  void listen(axon::Inbox<Events>& events) { listen(events, 0); }
  void listen(axon::Inbox<Events>& events, const Surface& surface) { listen(events, surface.id()); }
  // How many frames have begun.
  std::int64_t frame() const noexcept { return frame_; }
  // Random numbers of one's own, from the seed of the run. Who asks first gets the first ones.
  Random new_random() noexcept { return Random(seed_, ++streams_); }

  // For the world: hands the events to the listeners, and lets go who waits for the frame.
  void begin_frame(const Events& events);
  bool quit_asked() const noexcept { return quit_asked_; }
  // The sounds since the last call.
  std::vector<Sound> take_sounds() { return std::exchange(heard_, {}); }

 private:
  friend class Frame;
  struct Listener {
    Listener(Display& display, int number, int surface_id)
        : name("events" + std::to_string(number)),
          surface(surface_id),
          box(display, name.c_str()) {}
    std::string name;
    int surface;  // 0: the whole window
    axon::Outbox<Events> box;
  };
  void listen(axon::Inbox<Events>& events, int surface);
  void hand_out(const Events& events);
  int surface_under(const Event& event);

  Scene scene_;
  std::uint64_t seed_;
  std::uint64_t streams_ = 0;
  std::int64_t frame_ = 0;
  int last_listener_ = 0;
  std::list<Listener> listeners_;
  int pressed_on_ = 0;  // the surface that the mouse belongs to while a button is down
  int buttons_ = 0;     // that are down
  std::vector<axon::Component*> waiting_;  // for the next frame; nullptr: was ended meanwhile
  std::vector<Sound> heard_;
  bool quit_asked_ = false;
};

// while (co_await frame()) { ... }: until the next frame begins; true, or false when the component
// was asked to stop. The order in which they go on is that in which they began to wait.
// cost: one write into a list, one turn.
class [[nodiscard]] Frame : axon::detail::Door {
 public:
  explicit Frame(Display& display) noexcept : display_(&display) {}
  Frame(const Frame&) = delete;
  ~Frame() { forget(); }

  bool await_ready() const noexcept { return false; }
  template <axon::detail::Promise P>
  bool await_suspend(std::coroutine_handle<P> at) {
    component_ = &at.promise().component();
    if (is_over(*component_)) return false;
    place_ = display_->waiting_.size();
    frame_ = display_->frame_;
    display_->waiting_.push_back(component_);
    is_waiting_ = true;
    wait(*component_, at, 0);
    return true;
  }
  bool await_resume() {
    forget();
    throw_if_interrupted(*component_);
    return !is_over(*component_);
  }

 private:
  friend class Display;
  static void let_go(axon::Component& component) noexcept { wake(component); }
  // It no longer waits; if the frame has not begun, its place in the list is empty.
  void forget() noexcept {
    if (is_waiting_ && frame_ == display_->frame_) display_->waiting_[place_] = nullptr;
    is_waiting_ = false;
  }

  Display* display_;
  axon::Component* component_ = nullptr;
  std::size_t place_ = 0;
  std::int64_t frame_ = 0;
  bool is_waiting_ = false;
};

}  // namespace kit
