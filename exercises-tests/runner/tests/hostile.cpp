// Code that attacks: it does not pass, and it reaches nothing outside its walls.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>

#include "../walls.hpp"
#include "learn.hpp"

namespace {

using nlohmann::json;

const std::string unix_headers =
    "#include <fcntl.h>\n#include <signal.h>\n#include <sys/resource.h>\n"
    "#include <sys/socket.h>\n#include <unistd.h>\n#include <cerrno>\n#include <cstdlib>\n"
    "#include <fstream>\n#include <string>\n#include <thread>\n";

json judged_behind_walls(const std::string& header, const std::string& time_scale = "1",
                         const std::map<std::string, std::string>& environment = {}) {
  const CoreOf core({{"countdown.hpp", header}});
  return judged("01", core, environment, {"--walls", "--time-scale", time_scale});
}

bool bubblewrap_works() {
  static const bool works = [] {
    const Compiler compiler(real_kit());
    for (const std::string& line : Walls(compiler).in_words()) {
      if (starts_with(line, "No wall: the file system")) return false;
    }
    return true;
  }();
  return works;
}

// What an attack finds out counts the countdown's numbers: the test that sees "10000" instead of
// its own number tells it. Empty when no such number came.
std::string found_out(const json& answer) {
  const std::string got = answer.value("got", "");
  const std::size_t start = got.find("10");
  EXPECT_EQ(answer["verdict"], "WRONG") << answer.dump(1);
  return start == std::string::npos ? "" : got.substr(start + 1, 4);
}

// A countdown that begins at 10000 and what the expression gives.
std::string countdown_from(const std::string& expression, const std::string& before = "") {
  return countdown_that("static const int found = [] { " + before + " return " + expression +
                            "; }(); left_ = 10000 + found;",
                        unix_headers);
}

}  // namespace

TEST(hostile, a_process_that_is_started_ends_the_program) {
  for (const char* way :
       {"while (true) ::fork();", "if (std::system(\"true\") == 0) { }",
        "if (::fork() == 0) while (true) std::memset(new char[1 << 26], 1, 1 << 26);",
        "if (::vfork() == 0) ::_exit(0);"}) {
    const json answer =
        judged_behind_walls(countdown_that(way, "#include <cstring>\n" + unix_headers));
    EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
    EXPECT_NE(answer["explanation"].get<std::string>().find("another process"), std::string::npos);
  }
}

TEST(hostile, a_socket_ends_the_program) {
  const json answer = judged_behind_walls(
      countdown_that("if (::socket(AF_INET, SOCK_STREAM, 0) < 0) { }", unix_headers));
  EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
  EXPECT_NE(answer["explanation"].get<std::string>().find("the network"), std::string::npos);
}

TEST(hostile, threads_without_end_are_stopped) {
  const json answer = judged_behind_walls(
      countdown_that("while (true) std::thread([] { ::pause(); }).detach();", unix_headers));
  EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
  EXPECT_NE(answer["explanation"].get<std::string>().find("threads"), std::string::npos);
}

TEST(hostile, who_stops_the_watchdog_hangs) {
  const json answer = judged_behind_walls(
      countdown_that("std::thread([] { ::raise(SIGSTOP); }).detach(); while (true) { }",
                     unix_headers),
      "0.3");
  EXPECT_EQ(answer["verdict"], "HUNG") << answer.dump(1);
}

TEST(hostile, an_end_before_the_end_is_no_pass) {
  for (const char* way :
       {"std::exit(0);", "::_exit(0);",
        "std::puts(\"[  PASSED  ] 11 tests.\"); std::fflush(nullptr); ::_exit(0);"}) {
    const json answer =
        judged_behind_walls(countdown_that(way, "#include <cstdio>\n" + unix_headers));
    EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
    EXPECT_FALSE(answer["look_at"].empty());
  }
}

TEST(hostile, a_constructor_before_all_others_does_not_read_the_word_of_the_run) {
  // What was read is as long as the countdown begins above 10000.
  const json answer = judged_behind_walls(
      unix_headers +
      "inline long found = -1;\nstruct Early { Early() { char word[64]; found = ::read(9, word, "
      "sizeof word); } };\n[[gnu::init_priority(101)]] static Early early;\n" +
      reference("countdown.hpp", "left_ = from;", "left_ = 10001 + static_cast<int>(found);"));
  EXPECT_EQ(found_out(answer), "0000");
}

TEST(hostile, the_word_of_the_run_is_not_left_in_the_heap) {
  // A record that was put together there has the digits of the word before its event.
  const json answer = judged_behind_walls(countdown_from(
      "found",
      "bool found = false; for (std::size_t size = 24; size < 2000; size += 8) { char* old = new "
      "char[size]; const std::string_view all(old, size); const std::size_t at = "
      "all.find(\"\\\",\\\"event\"); found = found || (at != 0 && at != std::string::npos && "
      "all[at - 1] >= '0' && all[at - 1] <= '9'); }"));
  EXPECT_EQ(found_out(answer), "0000");
}

TEST(hostile, who_searches_the_memory_of_the_tests_is_seen_by_the_sanitizers) {
  // What is found there could be used to write records.
  const json answer = judged_behind_walls(countdown_that(
      "int digits = 0; for (const char* at = &__data_start; at < &_end; ++at) if (*at == '7') "
      "++digits; left_ += digits < 0;",
      "extern char __data_start, _end;\n"));
  EXPECT_EQ(answer["verdict"], "CRASHED") << answer.dump(1);
  EXPECT_FALSE(answer["look_at"].empty());
}

TEST(hostile, records_that_do_not_end_are_no_results) {
  const json answer = judged_behind_walls(countdown_that(
      "const std::string much(1 << 16, 'x'); for (int i = 0; i < 2000; ++i) if (::write(8, "
      "much.data(), much.size()) < 0) break;",
      unix_headers));
  EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
  EXPECT_NE(answer["explanation"].get<std::string>().find("into the tests' results"),
            std::string::npos);
}

TEST(hostile, a_header_outside_the_folder_is_no_submission) {
  const std::string solution = (real_kit().solutions() / "countdown.hpp").string();
  for (const std::string& header : {"#include \"" + solution + "\"\n",
                                    "#define THERE \"" + solution + "\"\n#include THERE\n"}) {
    const CoreOf core({{"countdown.hpp", header}});
    const json answer = judged("01", core);
    EXPECT_EQ(answer["verdict"], "NOTHING RAN") << answer.dump(1);
    EXPECT_NE(answer["explanation"].get<std::string>().find("a file outside"), std::string::npos);
  }
}

TEST(hostile, a_file_cannot_be_filled_and_the_room_for_files_is_small) {
  if (!bubblewrap_works()) GTEST_SKIP() << "bubblewrap does not work here";
  const json answer = judged_behind_walls(countdown_from(
      "mebibytes",
      "int mebibytes = 0; const std::string much(1 << 20, 'x'); for (int i = 0; i < 500; ++i) { "
      "std::ofstream out(std::to_string(i)); if (out << much << std::flush) ++mebibytes; }"));
  const int mebibytes = std::atoi(found_out(answer).c_str());
  EXPECT_GT(mebibytes, 0);
  EXPECT_LE(mebibytes, 16);
}

TEST(hostile, the_kit_and_other_submissions_cannot_be_written) {
  if (!bubblewrap_works()) GTEST_SKIP() << "bubblewrap does not work here";
  const CoreOf neighbour({{"countdown.hpp", std::string("int untouched;")}});
  const fs::path solution = real_kit().solutions() / "ready.hpp";
  const std::string before = read_file(solution);
  const std::vector<fs::path> new_ones = {real_kit().build / "attack", "/usr/attack", "/attack",
                                          "/tmp/attack", "/dev/shm/attack"};
  std::string attack = "std::ofstream(\"" + neighbour.path() + "/countdown.hpp\") << \"attack\"; " +
                       "std::ofstream(\"" + solution.string() + "\", std::ios::app) << \"x\";";
  for (const fs::path& file : new_ones) attack += "std::ofstream(\"" + file.string() + "\") << 1;";
  EXPECT_EQ(found_out(judged_behind_walls(countdown_from("0", attack))), "0000");
  EXPECT_EQ(read_file(fs::path(neighbour.path()) / "countdown.hpp"), "int untouched;");
  EXPECT_EQ(read_file(solution), before);
  for (const fs::path& file : new_ones) EXPECT_FALSE(fs::exists(file)) << file;
}

TEST(hostile, the_solutions_the_environment_and_other_processes_are_not_seen) {
  if (!bubblewrap_works()) GTEST_SKIP() << "bubblewrap does not work here";
  const std::string solution = (real_kit().solutions() / "countdown.hpp").string();
  const json answer = judged_behind_walls(
      countdown_from(
          "(::access(\"" + solution + "\", R_OK) == 0) + 2 * (::access(\"/etc/passwd\", " +
          "R_OK) == 0) + 4 * (std::getenv(\"SECRET\") != nullptr) + 8 * (::getppid() != 1)"),
      "1", {{"SECRET", "of the instructor"}});
  EXPECT_EQ(found_out(answer), "0000");
}

TEST(hostile, limits_cannot_be_raised) {
  const json answer = judged_behind_walls(
      countdown_from("::setrlimit(RLIMIT_FSIZE, &more) == 0",
                     "rlimit more{}; more.rlim_cur = more.rlim_max = RLIM_INFINITY;"));
  if (::geteuid() == 0 && !bubblewrap_works()) GTEST_SKIP() << "the administrator may do that";
  EXPECT_EQ(found_out(answer), "0000");
}

TEST(hostile, a_signal_to_everybody_reaches_nobody) {
  const CoreOf core({{"countdown.hpp", countdown_that("::kill(-1, SIGTERM);", unix_headers)}});
  // Without bubblewrap, as in a learner's own check, the system refuses.
  EXPECT_EQ(judged("01", core)["verdict"], "NOTHING RAN");
}

TEST(hostile, a_compiler_without_end_is_stopped) {
  const std::string templates =
      "template <int n, int m> struct More { static constexpr int value = More<n - 1, 2 * "
      "m>::value + More<n - 1, 2 * m + 1>::value; };\ntemplate <int m> struct More<0, m> { static "
      "constexpr int value = 1; };\ninline int all = More<30, 0>::value;\n";
  const json answer = judged_behind_walls(reference("countdown.hpp") + templates, "0.1");
  EXPECT_EQ(answer["verdict"], "DOES NOT COMPILE") << answer.dump(1);
  EXPECT_EQ(answer["got"].get<std::string>().substr(0, 9), "(nothing:") << answer["got"];
}

TEST(hostile, nobody_makes_the_compiler_blame_the_machine) {
  for (const char* code :
       {"#error No space left on device", "#include \"Disk quota exceeded\"",
        "static_assert(false, \"x\\ng++: fatal error: Killed signal terminated program cc1plus\");",
        "#pragma message \"x\\nNo space left on device\"\n#error \"another\""}) {
    const json answer = judged_behind_walls(reference("countdown.hpp") + code + std::string("\n"));
    EXPECT_EQ(answer["verdict"], "DOES NOT COMPILE") << answer.dump(1);
  }
}

TEST(hostile, a_compiler_sees_nothing_but_its_own_files) {
  if (!bubblewrap_works()) GTEST_SKIP() << "bubblewrap does not work here";
  for (const std::string& file :
       {std::string("/etc/passwd"), (real_kit().solutions() / "countdown.hpp").string(),
        std::string("/dev/zero")}) {
    const json answer =
        judged_behind_walls("#define FILE_NAME \"" + file + "\"\n#include FILE_NAME\n");
    EXPECT_EQ(answer["verdict"], "DOES NOT COMPILE") << file << answer.dump(1);
    EXPECT_EQ(answer.dump().find("root:"), std::string::npos);
  }
}

TEST(hostile, without_bubblewrap_it_says_which_wall_does_not_stand) {
  const TemporaryKit kit;
  kit.solve("ready.hpp");
  const fs::path tools = kit.root() / "tools";
  fs::create_directory(tools);
  write_again(tools / "bwrap", "#!/bin/sh\necho 'no permission to make namespaces' >&2\nexit 1\n");
  fs::permissions(tools / "bwrap", fs::perms::all);
  const std::string path = tools.string() + ":" + std::getenv("PATH");
  const Ended ended =
      kit.learn({"grade", kit.kit().core().string(), "--lesson", "00"}, {{"PATH", path}});
  EXPECT_EQ(ended.exit_code, 0) << ended.output;
  EXPECT_NE(ended.output.find("No wall: the file system; bubblewrap does not work here: no "
                              "permission to make namespaces."),
            std::string::npos)
      << ended.output;
  EXPECT_NE(ended.output.find("PASS"), std::string::npos) << ended.output;
}

TEST(hostile, one_among_others_changes_nothing_for_them) {
  const TemporaryKit kit;
  const fs::path all = kit.root() / "all";
  const auto add = [&](const std::string& name, const std::string& text) {
    make_folder(all / name);
    write_again(all / name / "countdown.hpp", text);
  };
  const std::string neighbour = (all / "f-right/countdown.hpp").string();
  add("a-right", reference("countdown.hpp"));
  add("b-forks", countdown_that("while (true) ::fork();", unix_headers));
  add("c-writes",
      countdown_that("std::ofstream(\"" + neighbour + "\") << 1; left_ = 0;", unix_headers));
  add("d-exits", countdown_that("std::_Exit(0);", unix_headers));
  add("e-wrong", reference("countdown.hpp", "return left_--;", "return --left_;"));
  add("f-right", "// another\n" + reference("countdown.hpp"));
  const std::string file = (kit.root() / "grades.json").string();
  const Ended ended = kit.learn({"grade", all.string(), "--json", file});
  EXPECT_EQ(ended.exit_code, 0) << ended.output;
  std::vector<std::string> verdicts;
  const json grades = json::parse(read_file(file));
  for (const json& submission : grades.at("submissions")) {
    verdicts.push_back(submission["lessons"][0]["verdict"]);
  }
  EXPECT_EQ(verdicts, (std::vector<std::string>{"PASS", "NOTHING RAN", "WRONG", "NOTHING RAN",
                                                "WRONG", "PASS"}))
      << ended.output;
  EXPECT_NE(ended.output.find("Look at these by eye:"), std::string::npos);
}
