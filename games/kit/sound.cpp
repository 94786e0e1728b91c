#include "sound.hpp"

#include <algorithm>
#include <axon/errors.hpp>
#include <cstdlib>
#include <string>

#include "random.hpp"

namespace kit {

Sound tone(int from_hertz, int to_hertz, int milliseconds, Wave wave, int volume) {
  constexpr int highest = samples_a_second / 2;
  if (std::min(from_hertz, to_hertz) < 1 || std::max(from_hertz, to_hertz) > highest ||
      milliseconds < 1 || milliseconds > 10000 || volume < 0 || volume > 100) {
    throw axon::UsageError("a tone from " + std::to_string(from_hertz) + " to " +
                           std::to_string(to_hertz) + " hertz, " + std::to_string(milliseconds) +
                           " ms, volume " + std::to_string(volume) + "; expected 1 to " +
                           std::to_string(highest) +
                           " hertz, 1 to 10000 ms, and a volume of 0 to 100");
  }
  const std::int64_t count = static_cast<std::int64_t>(samples_a_second) * milliseconds / 1000;
  std::vector<std::int16_t> samples;
  samples.reserve(static_cast<std::size_t>(count));
  Random noise(static_cast<std::uint64_t>(from_hertz));
  std::uint32_t phase = 0;  // 2^32 is one swing
  std::int64_t level = 0;   // -32767 to 32767
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t hertz = from_hertz + (to_hertz - from_hertz) * i / count;
    const std::uint32_t before = phase;
    phase += static_cast<std::uint32_t>((hertz << 32) / samples_a_second);
    const std::int64_t upper = phase >> 16;
    if (wave == Wave::square) level = upper < 32768 ? 32767 : -32767;
    if (wave == Wave::triangle) level = std::abs(upper - 32768) * 2 - 32767;
    if (wave == Wave::noise && phase < before) level = noise.between(-32767, 32767);
    const std::int64_t fade = count - i;
    samples.push_back(static_cast<std::int16_t>(level * volume / 100 * fade / count));
  }
  return std::make_shared<const std::vector<std::int16_t>>(std::move(samples));
}

void Mixer::play(Sound sound) {
  if (sound == nullptr || sound->empty()) return;
  voices_.push_back({std::move(sound), 0});
  if (voices_.size() > most_voices) voices_.pop_front();
}

std::vector<std::int16_t> Mixer::mix(std::size_t count) {
  std::vector<int> sums(count);
  for (Voice& voice : voices_) {
    const std::size_t more = std::min(count, voice.sound->size() - voice.at);
    for (std::size_t i = 0; i < more; ++i) sums[i] += (*voice.sound)[voice.at + i];
    voice.at += more;
  }
  voices_.remove_if([](const Voice& voice) { return voice.at == voice.sound->size(); });
  std::vector<std::int16_t> samples(count);
  for (std::size_t i = 0; i < count; ++i) {
    samples[i] = static_cast<std::int16_t>(std::clamp(sums[i], -32767, 32767));
  }
  return samples;
}

}  // namespace kit
