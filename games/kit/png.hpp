// Pictures in files.
#pragma once

#include <string>

#include "picture.hpp"

namespace kit {

// The bytes of a PNG file: 24 bits a pixel, not compressed.
std::string png_of(const Picture& picture);
// Throws std::invalid_argument when it ends neither in .png nor in .bmp.
void check_picture_name(const std::string& path);
// Writes NAME.png or NAME.bmp. Throws std::invalid_argument for another ending, std::system_error
// when it cannot be written.
void write_picture(const Picture& picture, const std::string& path);

}  // namespace kit
