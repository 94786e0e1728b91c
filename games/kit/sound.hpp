// Sounds made from numbers: no files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <vector>

namespace kit {

constexpr int samples_a_second = 44100;
constexpr int samples_a_frame = samples_a_second / 60;

// A sound, as samples. Copies share them.
using Sound = std::shared_ptr<const std::vector<std::int16_t>>;

enum class Wave { square, triangle, noise };
// A tone that goes from one pitch to another, in hertz, and fades. `volume` is 0 to 100.
Sound tone(int from_hertz, int to_hertz, int milliseconds, Wave wave = Wave::square,
           int volume = 25);
inline Sound beep(int hertz, int milliseconds = 80) { return tone(hertz, hertz, milliseconds); }

// Lets sounds be heard at the same time.
class Mixer {
 public:
  void play(Sound sound);
  // The next samples.
  std::vector<std::int16_t> mix(std::size_t count);
  bool silent() const noexcept { return voices_.empty(); }

 private:
  struct Voice {
    Sound sound;
    std::size_t at;
  };
  static constexpr std::size_t most_voices = 16;  // the oldest ends when there are more
  std::list<Voice> voices_;
};

}  // namespace kit
