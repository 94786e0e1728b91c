#include "demo.hpp"

#include <csignal>
#include <iostream>

namespace {

constexpr double processor_seconds = 20;
constexpr std::size_t address_space = std::size_t{2} << 30;

bool is_own(const DemoOptions& options) { return !options.reference && options.core.empty(); }

// The program's source file, of the lesson or of the learner's own. Throws UsageError with the nearest one.
fs::path source_of(const Kit& kit, const Lesson& lesson, const std::string& program) {
  std::vector<std::string> names;
  for (const fs::path& folder : {kit.lessons() / lesson.folder, kit.core()}) {
    const fs::path source = folder / (program + ".cpp");
    if (fs::exists(source)) return source;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".cpp") names.push_back(entry.path().stem().string());
    }
  }
  const std::string near = nearest(program, names);
  throw UsageError("Lesson " + lesson.number + " has no program \"" + program + "\"." +
                   (near.empty() ? "" : " Did you mean " + near + "?"));
}

}  // namespace

Demo::Demo(const Kit& kit, const DemoOptions& options)
    : kit_(kit),
      options_(options),
      course_(kit),
      lesson_(lesson_of(course_.lessons(), number_or_at_hand(kit, options.number))),
      core_(is_own(options)
                ? course_.core()
                : CoreFolder(kit, course_.lessons(),
                             options.reference ? kit.solutions() : fs::path(options.core), {})),
      source_(source_of(kit, lesson_, options.program)) {}

bool Demo::can_begin(const std::string& command) const {
  if (is_own(options_) && course_.known(lesson_).borrowed) return true;
  if (!needs_header_of(core_, lesson_, source_)) return true;
  const bool there = core_.has(lesson_);
  if (there && (lesson_.starter_runs || !core_.is_not_started(lesson_))) return true;
  std::cerr << "The demo of lesson " << lesson_.number << " runs on your own code, and "
            << shown(core_.file_of(lesson_))
            << (there ? " is not started yet.\n" : " is not there.\n")
            << "See where it leads:  ./learn " << command << " " << lesson_.number;
  for (const std::string& argument : options_.arguments) std::cerr << " " << argument;
  std::cerr << " --reference\n";
  return false;
}

Built Demo::build(const fs::path& wrappers) {
  const Compiler compiler(kit_);
  compiler.prepare(say_on_errors);
  stage_ = ::stage(kit_, core_, lesson_, {source_}, compiler.key() + "demo", wrappers);
  BuildRequest request;
  request.source = source_;
  if (source_.parent_path() == kit_.core()) {
    // Beside the learner's headers it would find those, and not the staged ones.
    request.source = stage_.folder / source_.filename();
    write_again(request.source, "#line 1 \"" + source_.string() + "\"\n" + read_file(source_));
    stage_.own_files.push_back(source_);
  }
  request.name = options_.program;
  return build_program(compiler, stage_, request);
}

void Demo::say_compile_error(const Built& built) const {
  const Place& place = built.error->place;
  std::cerr << "DOES NOT COMPILE  the demo of lesson " << lesson_.number << "\n";
  if (place.known()) {
    std::cerr << shown(place.file) << ":" << place.line << ":  " << built.error->source << "\n";
  }
  std::cerr << "The compiler says: " << built.error->message << "\nNext:  ./learn check "
            << lesson_.number << "\n";
}

Ended Demo::run(const Built& built, const std::map<std::string, std::string>& environment) const {
  std::cerr << "Built from:";
  for (const HeaderSource& header : stage_.sources) {
    if (!header.used) continue;
    std::cerr << " " << shown(header.file);
    if (header.origin == Origin::not_started) std::cerr << " (yours is not started)";
    if (header.origin == Origin::missing) std::cerr << " (yours is missing)";
    if (header.origin == Origin::borrowed) std::cerr << " (borrowed)";
  }
  std::cerr << std::endl;
  Program run;
  run.arguments = {built.program.string()};
  run.arguments.insert(run.arguments.end(), options_.arguments.begin(), options_.arguments.end());
  run.environment = environment;
  run.inherits_terminal = true;
  run.processor_seconds = processor_seconds;
  run.address_space = address_space;
  return run_program(run);
}

int Demo::how_it_ended(const Ended& ended) const {
  if (ended.signal == SIGXCPU) {
    std::cerr << "HUNG  The demo used " << processor_seconds
              << " seconds of the processor without an end, so it was stopped.\nNext:  ./learn "
                 "check "
              << lesson_.number << "\n";
    return static_cast<int>(Verdict::hung);
  }
  if (ended.signal == SIGPIPE) return 0;  // whoever read the output has seen enough
  if (ended.signal != 0) {
    std::cerr << "CRASHED  The system stopped the demo (" << name_of_signal(ended.signal)
              << "). The tests tell where:\nNext:  ./learn check " << lesson_.number << "\n";
    return static_cast<int>(Verdict::crashed);
  }
  return ended.exit_code;
}

int demo(const Kit& kit, const DemoOptions& options) {
  Demo demo(kit, options);
  if (!demo.can_begin("demo")) return static_cast<int>(Verdict::not_started);
  const Built built = demo.build();
  if (built.error) {
    demo.say_compile_error(built);
    return static_cast<int>(Verdict::does_not_compile);
  }
  return demo.how_it_ended(demo.run(built));
}
