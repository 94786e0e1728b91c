#include "own_tests.hpp"

#include <algorithm>

#include "build.hpp"
#include "lesson_run.hpp"

namespace {

constexpr const char* ten_seconds = R"(#include "game.hpp"
#include "story.hpp"

LESSON_TEST(plays_ten_seconds, "it plays for ten seconds, and nobody is left at its end",
            (kit::Rule{"", ""}),
            (kit::Look{"game.hpp", "start"})) {
  kit::World world;
  const kit::TellsWhoseTurn tells([&world] { return kit::whose_turn(world.scheduler()); });
  start(world);
  world.frames(600);
  kit::step("played 600 frames, in which nobody touched a key, and asked all to end");
  kit::expect("0 components", kit::count(world.end(), "component"));
}
)";

// A frame counts nothing for the watchdog, and a test may play many.
constexpr double time_for_frames = 5;

// GoogleTest lists a test in a line that begins with two spaces.
int count_tests(const fs::path& program) {
  Program list;
  list.arguments = {program.string(), "--gtest_list_tests"};
  list.drops_errors = true;
  const std::vector<std::string> lines = lines_of(run_program(list).output);
  return static_cast<int>(std::count_if(
      lines.begin(), lines.end(), [](const std::string& line) { return starts_with(line, "  "); }));
}

}  // namespace

Stage stage_of_game(const Kit& kit, const Compiler& compiler, const fs::path& folder,
                    const std::vector<fs::path>& and_files) {
  Stage stage;
  stage.library = library_of(kit, "games-kit");
  std::string everything = compiler.key() + stage.library.key + folder.string();
  for (const fs::path& name : headers_below(folder)) {
    const fs::path file = folder / name;
    stage.own_files.push_back(file);
    stage.sources.push_back({nullptr, name.string(), file, Origin::own, true});
    everything += file.string() + "\n" + read_file(file);
  }
  for (const fs::path& file : and_files) everything += file.string() + "\n" + read_file(file);
  stage.folder = kit.build / "checks" / ("game-" + digest(everything).substr(0, 20));
  make_folder(stage.include());
  stage.library.folders.insert(stage.library.folders.begin(), folder);
  return stage;
}

OwnTests::OwnTests(const Kit& kit, const Compiler& compiler, const GameFacts& own)
    : kit_(kit), compiler_(compiler), own_(own), folder_(own.folder / "tests") {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder_, none)) {
    if (entry.path().extension() == ".cpp") files_.push_back(entry.path());
  }
  std::sort(files_.begin(), files_.end());
}

std::string OwnTests::all_files() const {
  std::string all;
  for (const fs::path& file : files_) all += "#include \"" + file.string() + "\"\n";
  return all;
}

Judgement OwnTests::judged(const JudgeOptions& options) {
  const fs::path generated = kit_.build / "checks" / ("own-tests-" + own_.name);
  make_folder(generated);
  write_again(generated / "tests.cpp", ten_seconds + all_files());
  Stage stage = stage_of_game(kit_, compiler_, own_.folder, files_);
  stage.own_files.insert(stage.own_files.end(), files_.begin(), files_.end());
  lesson_.number = lesson_.name = own_.name;
  lesson_.folder = generated.string();
  lesson_.title = own_.line;
  lesson_.header = "game.hpp";
  lesson_.needs = "games-kit";
  lesson_.is_game = true;
  lesson_.tests = 1;
  JudgeOptions slower = options;
  slower.time_scale *= time_for_frames;
  const Built built =
      build_program(compiler_, stage, tests_of(kit_, lesson_, slower, Build::plain));
  if (!built.error && built.outside.empty()) lesson_.tests = count_tests(built.program);
  Judgement judgement;
  judgement.lesson = &lesson_;
  run_tests(kit_, compiler_, stage, lesson_, slower, judgement);
  return judgement;
}

OwnTests::Result OwnTests::with(const fs::path& game) const {
  const Stage stage = stage_of_game(kit_, compiler_, game, files_);
  BuildRequest request;
  request.source = stage.folder / "own-tests.cpp";
  request.name = "own-tests";
  request.include_folders = {folder_, stage.folder};
  request.with_harness = true;
  write_again(request.source, all_files());
  const Built built = build_program(compiler_, stage, request);
  if (built.error) return {false, built.error->message};
  if (!built.outside.empty()) return {false, shown(built.outside) + " is not in this folder"};
  const fs::path scratch = stage.folder / "own-run";
  make_folder(scratch);
  return {run_program(watched_tests(built.program, scratch, {})).ok(), ""};
}
