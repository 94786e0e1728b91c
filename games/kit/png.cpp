#include "png.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace kit {

namespace {

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift);
  return bytes;
}

std::string little_endian(std::uint32_t number, int count = 4) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}

std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0xffffffff;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
  }
  return ~crc;
}

std::uint32_t adler_of(const std::string& bytes) {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char byte : bytes) {
    low = (low + static_cast<unsigned char>(byte)) % 65521;
    high = (high + low) % 65521;
  }
  return high << 16 | low;
}

// One block of DEFLATE (RFC 1951) with the fixed codes. The only repetition it looks for is of the
// pixel before; flat colors need no more.
class Deflate {
 public:
  explicit Deflate(const std::string& bytes) {
    bits(0b011, 3);  // the last block, with fixed codes
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t run = 0;
      while (at >= 3 && run < 258 && at + run < bytes.size() &&
             bytes[at + run] == bytes[at + run - 3]) {
        ++run;
      }
      if (run >= 3) {
        repeat(static_cast<std::uint32_t>(run));
        at += run;
      } else {
        symbol(static_cast<unsigned char>(bytes[at++]));
      }
    }
    symbol(256);
    bits(0, 7);  // fills the last byte
  }
  const std::string& bytes() const noexcept { return out_; }

 private:
  void bits(std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
      byte_ |= static_cast<std::uint32_t>((value >> i) & 1) << filled_;
      if (++filled_ == 8) {
        out_ += static_cast<char>(byte_);
        byte_ = 0;
        filled_ = 0;
      }
    }
  }
  void code(std::uint32_t value, int count) {
    while (count-- > 0) bits(value >> count & 1, 1);
  }
  void symbol(std::uint32_t number) {
    if (number < 144) return code(0x30 + number, 8);
    if (number < 256) return code(0x190 + number - 144, 9);
    if (number < 280) return code(number - 256, 7);
    code(0xc0 + number - 280, 8);
  }
  void repeat(std::uint32_t length) {
    const std::uint32_t over = length - 3;
    const int extra = length == 258 || over < 8 ? 0 : static_cast<int>(std::bit_width(over)) - 3;
    symbol(length == 258 ? 285 : 257 + 4 * static_cast<std::uint32_t>(extra) + (over >> extra));
    bits(over & ((1u << extra) - 1), extra);
    code(2, 5);  // three bytes before
  }

  std::string out_;
  std::uint32_t byte_ = 0;
  int filled_ = 0;
};

std::string chunk(const std::string& kind, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size())) + kind + data +
         big_endian(crc_of(kind + data));
}

std::array<char, 3> red_green_blue(Color color) {
  return {static_cast<char>(color >> 16), static_cast<char>(color >> 8), static_cast<char>(color)};
}

std::string bmp_of(const Picture& picture) {
  const auto width = static_cast<std::uint32_t>(picture.width());
  const auto height = static_cast<std::uint32_t>(picture.height());
  constexpr std::uint32_t headers = 54;
  std::string bytes = "BM" + little_endian(headers + width * height * 4) + little_endian(0) +
                      little_endian(headers) + little_endian(40) + little_endian(width) +
                      little_endian(0 - height) + little_endian(1, 2) + little_endian(32, 2);
  bytes.append(24, '\0');
  for (const Color pixel : picture.pixels()) bytes += little_endian(pixel);
  return bytes;
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

std::string png_of(const Picture& picture) {
  // Each row as the difference to the row above.
  std::string rows;
  for (int y = 0; y < picture.height(); ++y) {
    rows += '\2';
    for (int x = 0; x < picture.width(); ++x) {
      const auto here = red_green_blue(picture.at(x, y));
      const auto above = red_green_blue(picture.at(x, y - 1));
      for (std::size_t i = 0; i < 3; ++i) rows += static_cast<char>(here[i] - above[i]);
    }
  }
  const std::string header = big_endian(static_cast<std::uint32_t>(picture.width())) +
                             big_endian(static_cast<std::uint32_t>(picture.height())) +
                             std::string("\x08\x02\0\0\0", 5);
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) +
         chunk("IDAT", "\x78\x01" + Deflate(rows).bytes() + big_endian(adler_of(rows))) +
         chunk("IEND", "");
}

void check_picture_name(const std::string& path) {
  if (ends_with(path, ".png") || ends_with(path, ".bmp")) return;
  throw std::invalid_argument("\"" + path +
                              "\" is no name for a picture; expected NAME.png or NAME.bmp");
}

void write_picture(const Picture& picture, const std::string& path) {
  check_picture_name(path);
  std::ofstream out(path, std::ios::binary);
  out << (ends_with(path, ".png") ? png_of(picture) : bmp_of(picture));
  out.close();
  if (!out) {
    throw std::system_error(errno, std::generic_category(),
                            "The picture cannot be written to " + path);
  }
}

}  // namespace kit
