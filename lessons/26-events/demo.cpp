// Lesson 26: two mice, played by a script.
#include <iostream>
#include <string>
#include <vector>

#include "field.hpp"
#include "kit/world.hpp"

using kit::Key;
using kit::press;
using kit::release;

void print(kit::World& world) {
  constexpr int columns = 60, rows = 6;
  std::vector<std::string> lines(rows, std::string(columns, '.'));
  for (const kit::Sprite* sprite : world.scene().window().sprites()) {
    const auto column = static_cast<std::size_t>(sprite->x * (columns - 1) / world.scene().width());
    const auto row = static_cast<std::size_t>(sprite->y * (rows - 1) / world.scene().height());
    lines[row][column] = sprite->picture == field::mouse_picture() ? 'M' : 'o';
  }
  for (const std::string& line : lines) std::cout << line << '\n';
}

int main() {
  kit::World world;
  field::Field& field = world.add(field::Field());
  for (const double x : {200, 400, 600}) field.cheeses.put_in({x, 300});
  world.frame();
  world.add(field::Mouse(field::letters, {50, 300}));
  world.add(field::Mouse(field::arrows, {750, 300}));
  world.frame();
  print(world);
  //{ script
  world.frame({press(Key::d), press(Key::left)});
  world.frames(80);
  world.frame({release(Key::left), press(Key::w)});
  world.frames(40);
  //}
  std::cout << "two seconds later, with " << world.display().take_sounds().size() << " squeaks:\n";
  print(world);
  std::cout << "at the end: " << world.end() << " components\n";
}
