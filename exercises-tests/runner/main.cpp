// ./learn: the words it understands.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands.hpp"
#include "games.hpp"
#include "lesson.hpp"
#include "version.hpp"

namespace {

// What was typed and is not known, with the nearest right word.
[[noreturn]] void not_understood(const CLI::App& app, const std::string& typed) {
  const auto chosen = app.get_subcommands();
  const CLI::App& asked = chosen.empty() ? app : *chosen.front();
  const bool option = starts_with(typed, "-");
  std::vector<std::string> names;
  for (const CLI::Option* each : asked.get_options()) {
    if (option) names.push_back(each->get_name());
  }
  std::string list;
  for (const CLI::App* command : asked.get_subcommands(nullptr)) {
    if (!option) names.push_back(command->get_name());
    if (!option) list += (list.empty() ? "" : " ") + command->get_name();
  }
  std::string near = nearest(typed, names);
  if (chosen.empty() && typed == "help") near = "--help";
  if (chosen.empty() && std::isdigit(static_cast<unsigned char>(typed[0]))) near = "check " + typed;
  std::string start = "./learn";
  if (!chosen.empty()) start += " " + asked.get_name();
  if (typed.empty()) throw UsageError(start + " needs one word more: " + list);
  throw UsageError((option          ? "There is no option \""
                    : !list.empty() ? "There is no command \""
                                    : "This is one word too many: \"") +
                   typed + "\"." + (near.empty() ? "" : " Did you mean: " + start + " " + near) +
                   (list.empty() ? "\nSee: " + start + " --help" : "\nThe commands are: " + list));
}

View view_of(const std::string& typed) {
  if (typed == "text") return View::text;
  if (typed == "chart") return View::chart;
  if (typed == "html") return View::html;
  if (typed == "json") return View::json;
  throw UsageError("There is no format \"" + typed +
                   "\". Expected: --format text, chart, html or json");
}

int run(int argc, char** argv) {
  CLI::App app(
      "axon-kit: you build a concurrency core with your own hands.\n"
      "Without a command: where you are, and what to type next.",
      "./learn");
  app.set_help_flag("-h,--help", "what can be typed");
  app.require_subcommand(0, 1);
  bool yes = false;
  app.add_flag("--yes", yes, "install missing packages without asking (the launcher does that)");

  const Kit kit = find_kit();
  app.set_version_flag(
      "--version", [&kit] { return kit_version(kit, load_lessons(kit)); }, "which kit this is");
  int exit_code = 0;
  const auto does = [&exit_code](CLI::App* command, auto action) {
    command->callback([&exit_code, action] { exit_code = action(); });
    command->set_help_flag("-h,--help", "what can be typed");
  };
  const auto format_option = [](CLI::App* command, Format& format) {
    command
        ->add_option_function<std::string>(
            "--format",
            [&format](const std::string& typed) {
              if (typed != "text" && typed != "json") {
                throw UsageError("There is no format \"" + typed +
                                 "\". Expected: --format text or --format json");
              }
              format = typed == "json" ? Format::json : Format::text;
            },
            "text or json")
        ->type_name("text|json");
  };
  const auto time_scale_option = [](CLI::App* command, double& factor) {
    command->add_option("--time-scale", factor, "multiply all time limits, for a slow machine")
        ->check(CLI::Range(0.1, 1000.0))
        ->type_name("FACTOR");
  };
  const auto lesson_or_none = [](CLI::App* command, std::string& number) {
    command->add_option("lesson", number, "the lesson's number, like 05; none: the one at hand")
        ->type_name("");
  };
  const auto lesson_argument = [](CLI::App* command, std::string& number) {
    command->add_option("lesson", number, "the lesson's number, like 05")
        ->required()
        ->type_name("");
  };

  Format format = Format::text;
  std::string number;

  CheckOptions checking;
  CLI::App* command = app.add_subcommand("check", "compile and test your code: a verdict");
  command->add_option("lessons", checking.numbers, "lessons to check; none: the one at hand")
      ->type_name("");
  command->add_flag("--all", checking.all, "all lessons");
  command
      ->add_option("--core", checking.core, "judge the headers in this folder instead of miniaxon/")
      ->type_name("FOLDER");
  format_option(command, checking.format);
  time_scale_option(command, checking.time_scale);
  command->add_flag("--walls", checking.walls, "as ./learn grade does: for code of somebody else");
  does(command, [&] { return check(kit, checking); });

  WatchOptions watching;
  command = app.add_subcommand("watch", "check the lesson at hand after each save");
  command->add_option("lesson", watching.number, "another lesson's number, or a game of yours")
      ->type_name("");
  command->add_flag("--poll", watching.only_polls,
                    "look again and again, where saves go unnoticed");
  does(command, [&] { return watch(kit, watching); });

  command = app.add_subcommand("status", "every lesson, and how it stands");
  format_option(command, format);
  does(command, [&] { return status(kit, format); });

  command = app.add_subcommand("read", "show the page of a lesson");
  lesson_or_none(command, number);
  does(command, [&] { return read_lesson(kit, number); });

  PredictOptions predicting;
  command = app.add_subcommand("predict", "what will this program print? Answer, then see it run");
  lesson_or_none(command, predicting.number);
  command->add_flag("--again", predicting.again, "the questions that came back, of all lessons");
  command->add_option("--question", predicting.question, "this question alone")
      ->check(CLI::Range(1, 3))
      ->type_name("N");
  command->add_option("--answer", predicting.answer, "answer one question here")
      ->type_name("\"WORDS\"");
  command->add_flag("--skip", predicting.skips, "skip one question");
  does(command, [&] { return predict(kit, predicting); });

  command = app.add_subcommand("hint", "the next hint for a lesson, one step more each time");
  lesson_or_none(command, number);
  does(command, [&] { return hint(kit, number); });

  const auto demo_options = [&](CLI::App* command, DemoOptions& options) {
    lesson_or_none(command, options.number);
    command
        ->add_option("arguments", options.arguments,
                     "for the demo itself, like a file; - is standard input")
        ->type_name("");
    command->add_flag("--reference", options.reference, "on the reference code instead of yours");
    command->add_option("--core", options.core, "on the headers in this folder instead of yours")
        ->type_name("FOLDER");
    command
        ->add_option("--program", options.program,
                     "another program than demo.cpp, of the lesson's folder or of miniaxon/")
        ->type_name("NAME");
  };
  DemoOptions showing;
  command = app.add_subcommand("demo", "run a lesson's demo on your own code");
  demo_options(command, showing);
  does(command, [&] { return demo(kit, showing); });

  TraceOptions tracing;
  command = app.add_subcommand("trace", "run a lesson's demo and see who did what, in order");
  demo_options(command, tracing.demo);
  command
      ->add_option_function<std::string>(
          "--format", [&tracing](const std::string& typed) { tracing.view = view_of(typed); },
          "text; chart, a column for each; html, a page with pictures; json, for programs")
      ->type_name("text|chart|html|json");
  command
      ->add_option("--output", tracing.output,
                   "write into this file, if there is none; or again, into one that trace wrote")
      ->type_name("FILE");
  does(command, [&] { return trace(kit, tracing); });

  command = app.add_subcommand("why", "what happened before the last check failed, turn by turn");
  does(command, [&] { return why(kit); });

  std::string reason;
  command = app.add_subcommand("solution", "compare yours with one right way, after a pass");
  lesson_argument(command, number);
  command->add_option("--give-up", reason, "open it before a pass, and say why")
      ->type_name("\"WHY\"");
  does(command, [&] { return solution(kit, number, reason); });

  command = app.add_subcommand("reset", "the starter file again; your file is saved first");
  lesson_argument(command, number);
  does(command, [&] { return reset(kit, number); });

  command = app.add_subcommand("undo", "take the last reset back");
  does(command, [&] { return undo(kit); });

  command = app.add_subcommand("borrow", "use the reference of a lesson in later lessons");
  lesson_or_none(command, number);
  does(command, [&] { return borrow(kit, number); });

  command = app.add_subcommand("return", "use your own file again");
  lesson_argument(command, number);
  does(command, [&] { return return_borrowed(kit, number); });

  command = app.add_subcommand("update", "fetch a newer kit; your own files stay as they are");
  does(command, [&] { return update(kit); });

  command =
      app.add_subcommand("doctor", "look whether this machine can do all that the lessons need");
  format_option(command, format);
  does(command, [&] { return doctor(kit, format); });

  command =
      app.add_subcommand("bench", "measure the runtime beside a bare loop and other runtimes");
  command->prefix_command();
  does(command, [&kit, command] { return bench(kit, command->remaining()); });
  command->set_help_flag();  // the benchmark has its own

  command = app.add_subcommand("play", "the games; with a name, that one");
  command->prefix_command();
  does(command, [&kit, command] { return play(kit, command->remaining()); });
  command->set_help_flag();  // each game has its own

  std::string game_name;
  std::string from = "hello";
  command = app.add_subcommand("new", "make a game of your own");
  command->add_option("name", game_name, "what it is called")->required()->type_name("");
  command
      ->add_option("--from", from, "the game to begin from; hello, the smallest one, unless said")
      ->type_name("GAME");
  does(command, [&] { return new_game(kit, game_name, from); });

  GradeOptions grading;
  command = app.add_subcommand("grade", "judge many submissions: see INSTRUCTORS.md");
  command->add_option("folders", grading.folders, "submissions, or folders of submissions")
      ->required()
      ->type_name("");
  command
      ->add_option("--lesson", grading.numbers,
                   "a lesson to judge, again and again for more; none: those that were started")
      ->allow_extra_args(false)
      ->type_name("NN");
  command->add_option("--csv", grading.csv, "write the results to this file, for a spreadsheet")
      ->type_name("FILE");
  command->add_option("--json", grading.json, "write the results to this file, for a program")
      ->type_name("FILE");
  time_scale_option(command, grading.time_scale);
  does(command, [&] { return grade(kit, grading); });

  command = app.add_subcommand("selftest", "all tests of the kit itself");
  command->add_flag("--yes", yes,
                    "install missing packages without asking (the launcher does that)");
  does(command, [&] { return selftest(kit); });

  CLI::App* dev = app.add_subcommand("dev", "for those who write lessons");
  does(dev, [&]() -> int {
    if (dev->get_subcommands().empty()) not_understood(app, "");
    return exit_code;
  });
  command = dev->add_subcommand("cut", "make the stubs and the derived blocks of the texts again");
  does(command, [&] { return dev_cut(kit); });
  std::vector<std::string> banked;
  bool accepts = false;
  command = dev->add_subcommand("bank", "judge the wrong and the other right solutions");
  command->add_option("lessons", banked, "lessons; none: all")->type_name("");
  command->add_flag("--accept", accepts, "note what came as what is expected");
  does(command, [&] { return dev_bank(kit, banked, accepts); });
  std::vector<std::string> linted;
  command = dev->add_subcommand("messages", "lint the verdicts, the hints and the pages");
  command->add_option("lessons", linted, "lessons; none: all")->type_name("");
  does(command, [&] { return dev_messages(kit, linted); });
  std::vector<std::string> measured;
  int saves = 10;
  command = dev->add_subcommand("latency", "measure the time from a save to its verdict");
  command->add_option("lessons", measured, "lessons; none: 03 05 07 08")->type_name("");
  command->add_option("--saves", saves, "how many saves a lesson")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  does(command, [&] { return dev_latency(kit, measured, saves); });
  std::string lesson_name;
  command = dev->add_subcommand("new", "make the skeleton of a lesson");
  command->add_option("number", number, "two digits, like 09")->required()->type_name("");
  command->add_option("name", lesson_name, "like mail-box")->required()->type_name("");
  does(command, [&] { return dev_new(kit, number, lesson_name); });
  std::string since;
  command = dev->add_subcommand("changed", "see which lessons have other tests than before");
  command->add_option("--since", since, "a tag or a commit")->required()->type_name("TAG");
  does(command, [&] { return dev_changed(kit, since); });
  command = dev->add_subcommand("check", "see whether everything derived is in step");
  does(command, [&] { return dev_check(kit); });

  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) exit_code = where_am_i(kit);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    std::cout << (chosen.empty() ? app.help() : chosen.front()->help("./learn"));
    return 0;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << "\n";
    return 0;
  } catch (const CLI::ExtrasError&) {
    const auto left = app.remaining(true);
    not_understood(app, left.empty() ? "" : left.front());
  } catch (const CLI::RequiredError&) {
    const std::string word = app.get_subcommands().front()->get_name();
    const std::string name = "./learn " + word;
    throw UsageError((word == "grade" ? "Which folder? For example: " + name + " submissions/"
                      : word == "new" ? "Which name? For example: " + name + " my-game"
                                      : "Which lesson? For example: " + name + " 01") +
                     "\nSee: " + name + " --help");
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : " " + chosen.front()->get_name();
    throw UsageError(std::string(error.what()) + "\nSee: ./learn" + name + " --help");
  } catch (const NoSuchLesson& error) {
    throw UsageError(error.what() + about_game(kit, error.typed));
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int exit_code = run(argc, argv);
    std::cout.flush();
    if (!std::cout) throw KitError("The output cannot be written.");
    return exit_code;
  } catch (const UsageError& error) {
    std::cerr << error.what() << "\n";
    return exit_usage;
  } catch (const fs::filesystem_error& error) {
    std::cerr << "The system refuses " << shown(error.path1()) << ": " << error.code().message()
              << ".\n";
    return exit_kit_error;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return exit_kit_error;
  }
}
