// Bouncing cats in a window.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cats.hpp"
#include "compare.hpp"
#include "kit/game.hpp"

int main(int argc, char** argv) {
  int count = 20;
  bool is_bare = false;
  bool compares = false;
  bool as_json = false;
  kit::Game game({.name = "cats", .version = 1}, argc, argv, [&](CLI::App& options) {
    options.add_option("--cats", count, "How many cats there are at first; 20")
        ->check(CLI::Range(0, 100'000));
    options.add_flag("--bare", is_bare, "The same in a plain loop, without components");
    auto* compare = options.add_flag("--compare", compares,
                                     "Measures the frames of a second with components and without");
    options.add_flag("--json", as_json, "Says it for a program")->needs(compare);
  });
  if (compares) {
    const cats::Comparison comparison = cats::compare(count, game.seed());
    std::fputs((as_json ? comparison.json() : comparison.text()).c_str(), stdout);
    return 0;
  }
  if (!is_bare) return game.run(cats::Cattery(count));
  cats::PlainCats plain(game.world().display(), count);
  return game.run_plain(
      [&](kit::Scene& scene, const kit::Events& events) { return plain.frame(scene, events); });
}
