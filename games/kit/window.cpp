#include "window.hpp"

#include <SDL.h>

#include <cstdio>

namespace kit {

struct Window::Parts {
  SDL_Window* window = nullptr;
  SDL_Renderer* renderer = nullptr;
  SDL_Texture* texture = nullptr;
  SDL_AudioDeviceID audio = 0;  // 0: there is none
  ~Parts() {
    if (audio != 0) SDL_CloseAudioDevice(audio);
    if (texture != nullptr) SDL_DestroyTexture(texture);
    if (renderer != nullptr) SDL_DestroyRenderer(renderer);
    if (window != nullptr) SDL_DestroyWindow(window);
    SDL_Quit();
  }
};

namespace {

Key key_of(SDL_Keycode code) {
  if (code >= SDLK_a && code <= SDLK_z) {
    return static_cast<Key>(static_cast<int>(Key::a) + code - SDLK_a);
  }
  if (code >= SDLK_0 && code <= SDLK_9) {
    return static_cast<Key>(static_cast<int>(Key::digit0) + code - SDLK_0);
  }
  switch (code) {
    case SDLK_LEFT:
      return Key::left;
    case SDLK_RIGHT:
      return Key::right;
    case SDLK_UP:
      return Key::up;
    case SDLK_DOWN:
      return Key::down;
    case SDLK_SPACE:
      return Key::space;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return Key::enter;
    case SDLK_ESCAPE:
      return Key::escape;
    case SDLK_TAB:
      return Key::tab;
    case SDLK_BACKSPACE:
      return Key::backspace;
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
      return Key::shift;
    case SDLK_LCTRL:
    case SDLK_RCTRL:
      return Key::control;
    default:
      return Key::none;
  }
}

Button button_of(std::uint8_t button) {
  switch (button) {
    case SDL_BUTTON_LEFT:
      return Button::left;
    case SDL_BUTTON_MIDDLE:
      return Button::middle;
    case SDL_BUTTON_RIGHT:
      return Button::right;
    default:
      return Button::none;
  }
}

}  // namespace

Window::Window(const std::string& title, int width, int height) : width_(width) {
  SDL_SetMainReady();
  parts_ = std::make_unique<Parts>();
  // Without a display SDL would paint into memory, where nobody sees it.
  if (SDL_Init(SDL_INIT_VIDEO) != 0) throw NoWindow(SDL_GetError());
  if (SDL_GetHint(SDL_HINT_VIDEODRIVER) == nullptr &&
      SDL_GetCurrentVideoDriver() == std::string("offscreen")) {
    throw NoWindow("no display was found");
  }
  parts_->window = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                    width, height, SDL_WINDOW_RESIZABLE);
  if (parts_->window == nullptr) throw NoWindow(SDL_GetError());
  parts_->renderer = SDL_CreateRenderer(parts_->window, -1, 0);
  if (parts_->renderer == nullptr) {
    parts_->renderer = SDL_CreateRenderer(parts_->window, -1, SDL_RENDERER_SOFTWARE);
  }
  if (parts_->renderer == nullptr) throw NoWindow(SDL_GetError());
  // However large the window is made, the mouse is told in the pixels of the game.
  SDL_RenderSetLogicalSize(parts_->renderer, width, height);
  parts_->texture = SDL_CreateTexture(parts_->renderer, SDL_PIXELFORMAT_ARGB8888,
                                      SDL_TEXTUREACCESS_STREAMING, width, height);
  if (parts_->texture == nullptr) throw NoWindow(SDL_GetError());
  open_sound();
  SDL_PumpEvents();
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);  // what came with the window itself
}

Window::~Window() = default;

void Window::open_sound() {
  SDL_AudioSpec spec = {};
  spec.freq = samples_a_second;
  spec.format = AUDIO_S16SYS;
  spec.channels = 1;
  spec.samples = 1024;
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 && SDL_GetNumAudioDevices(0) != 0) {
    parts_->audio = SDL_OpenAudioDevice(nullptr, 0, &spec, nullptr, 0);
  }
  if (parts_->audio == 0) {
    std::fprintf(stderr, "No device for sound was found: the game is silent.\n");
    return;
  }
  SDL_PauseAudioDevice(parts_->audio, 0);
}

Events Window::take_events() {
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) take(event);
  return gatherer_.take();
}

void Window::take(const SDL_Event& event) {
  switch (event.type) {
    case SDL_QUIT:
      closed_ = true;
      break;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) gatherer_.release_all();
      break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
      if (const Key key = key_of(event.key.keysym.sym); key != Key::none) {
        gatherer_.add(event.type == SDL_KEYDOWN ? press(key) : release(key));
      }
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (const Button button = button_of(event.button.button); button != Button::none) {
        const bool is_down = event.type == SDL_MOUSEBUTTONDOWN;
        gatherer_.add(is_down ? click(event.button.x, event.button.y, button)
                              : let_go(event.button.x, event.button.y, button));
      }
      break;
    case SDL_MOUSEMOTION:
      gatherer_.add(move_to(event.motion.x, event.motion.y));
      break;
    default:
      break;
  }
}

void Window::show(const Color* pixels) {
  SDL_UpdateTexture(parts_->texture, nullptr, pixels, width_ * static_cast<int>(sizeof(Color)));
  SDL_SetRenderDrawColor(parts_->renderer, 0, 0, 0, 255);
  SDL_RenderClear(parts_->renderer);
  SDL_RenderCopy(parts_->renderer, parts_->texture, nullptr, nullptr);
  SDL_RenderPresent(parts_->renderer);
}

void Window::play(const std::vector<Sound>& sounds) {
  if (parts_->audio == 0) return;
  for (const Sound& sound : sounds) mixer_.play(sound);
  // Three frames ahead, so that a late frame is not heard.
  while (!mixer_.silent() &&
         SDL_GetQueuedAudioSize(parts_->audio) < 3 * samples_a_frame * sizeof(std::int16_t)) {
    const std::vector<std::int16_t> samples = mixer_.mix(samples_a_frame);
    SDL_QueueAudio(parts_->audio, samples.data(),
                   static_cast<std::uint32_t>(samples.size() * sizeof(std::int16_t)));
  }
}

}  // namespace kit
