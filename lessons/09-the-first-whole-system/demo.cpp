// Lesson 09: a play, performed from a mixed broadcast. Try ./learn demo 09 FILE
#include <cerrno>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "play.hpp"
#include "postman.hpp"
#include "television.hpp"

using namespace miniaxon;

std::string contents_of(const std::string& name) {
  std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
  if (!file) throw std::system_error(errno, std::generic_category(), "Cannot open \"" + name + '"');
  std::string text;
  for (int byte = std::getc(file); byte != EOF; byte = std::getc(file)) {
    text.push_back(static_cast<char>(byte));
  }
  if (std::ferror(file)) throw std::runtime_error("Cannot read \"" + name + "\". Is it a folder?");
  return text;
}

int main(int argc, char** argv) try {
  const std::string text = argc > 1 ? contents_of(argv[1]) : scene;
  //{ performance
  const std::vector<Packet> packets = mix(cut(text, play), cut(advertisement, soap));
  Transmitter transmitter(packets);
  Screen screen;
  perform<Postman>(play, transmitter, screen, 100 * (packets.size() + 10));
  //}
  if (fflush(stdout) || ferror(stdout)) throw std::runtime_error("Cannot write to the output");
  if (!screen.has_stopped()) throw std::runtime_error("The End did not arrive at the screen");
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
