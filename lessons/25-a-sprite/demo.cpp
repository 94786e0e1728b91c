// Lesson 25: cats, as text. Try ./learn demo 25 5
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "cat.hpp"
#include "kit/world.hpp"

// The window, with a letter for each cat: a small one, or a large one.
void print(kit::World& world) {
  constexpr int columns = 60, rows = 12;
  std::vector<std::string> lines(rows, std::string(columns, '.'));
  for (const kit::Sprite* sprite : world.scene().window().sprites()) {
    const int column = static_cast<int>(sprite->x) * columns / world.scene().width();
    const int row = static_cast<int>(sprite->y) * rows / world.scene().height();
    if (!sprite->visible || column < 0 || column >= columns || row < 0 || row >= rows) continue;
    lines[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] =
        sprite->scale < 1 ? 'c' : 'C';
  }
  for (const std::string& line : lines) std::cout << line << '\n';
}

int main(int argc, char** argv) {
  const int cats = argc > 1 ? std::atoi(argv[1]) : 1;
  //{ cats
  kit::World world;
  kit::Random random = world.display().new_random();
  for (int i = 0; i < cats; ++i) {
    const cat::Place place{double(random.below(800)), double(random.below(600))};
    const cat::Place step{double(random.between(3, 8)), double(random.between(2, 6))};
    cat::add_cat(world.scheduler(),
                 {{place, step, 800, 600}, {0, 3}, {1, 0.01}, {cat::cat_picture()}});
  }
  //}
  for (const int second : {1, 2}) {
    world.frames(60);
    std::cout << "after " << second << " s, " << world.scheduler().alive() - 1 << " components:\n";
    print(world);
  }
  std::cout << "at the end: " << world.end() << " components\n";
}
