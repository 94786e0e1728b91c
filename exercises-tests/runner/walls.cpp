#include "walls.hpp"

namespace {

constexpr std::size_t room_for_a_compiler = std::size_t{256} << 20;
constexpr std::size_t room_for_tests = std::size_t{16} << 20;

}  // namespace

Walls::Walls(const Compiler& compiler) : compiler_(compiler) {
  if (!find_program("bwrap")) {
    why_no_bubblewrap_ = "bubblewrap is not installed; its package has that name";
    return;
  }
  Program tried;
  tried.arguments = {compiler.program().string(), "--version"};
  tried.wall_seconds = 60;
  around(tried, {}, room_for_tests);
  const Ended ended = run_program(tried);
  if (ended.ok()) return;
  why_no_bubblewrap_ =
      "bubblewrap does not work here: " + trimmed(ended.output.substr(0, ended.output.find('\n')));
}

std::vector<std::string> Walls::in_words() const {
  std::vector<std::string> lines = {
      "Wall: time, memory with that of all its processes, file size and output have limits."};
  if (call_filter(Calls::of_a_lesson, true).empty()) {
    lines.push_back("No wall: other processes; this system cannot refuse system calls.");
  } else {
    lines.push_back("Wall: no other process, no signal to others, no network.");
  }
  if (why_no_bubblewrap_.empty()) {
    lines.push_back(
        "Wall: no files but its own and the compiler's, nothing to write to, nothing of your "
        "environment.");
  } else {
    lines.push_back("No wall: the file system; " + on_one_line(why_no_bubblewrap_) + ".");
  }
  return lines;
}

void Walls::around(Program& program, const std::vector<std::string>& more, std::size_t room) const {
  program.clean_environment = true;
  program.environment.insert({{"LC_ALL", "C"}, {"CCACHE_DISABLE", "1"}});
  if (!why_no_bubblewrap_.empty()) return;
  std::vector<std::string> words = {"bwrap",      "--unshare-all", "--die-with-parent",
                                    "--cap-drop", "ALL",           "--proc",
                                    "/proc",      "--dev",         "/dev"};
  const auto add = [&words](const std::vector<std::string>& some) {
    words.insert(words.end(), some.begin(), some.end());
  };
  for (const char* folder : {"/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32",
                             "/etc/alternatives", "/etc/ld.so.cache"}) {
    add({"--ro-bind-try", folder, folder});
  }
  // A compiler that somebody built stands with its parts in a folder of its own.
  const fs::path home = fs::canonical(compiler_.program()).parent_path().parent_path();
  if (!starts_with(home.string() + "/", "/usr/") && home != "/") {
    add({"--ro-bind", home.string(), home.string()});
  }
  add({"--size", std::to_string(room), "--tmpfs", "/tmp"});
  add(more);
  add({"--remount-ro", "/dev", "--remount-ro", "/"});
  if (program.calls != Calls::all) add({"--seccomp", std::to_string(filter_fd)});
  add({"--"});
  add(program.arguments);
  program.arguments = words;
  program.behind_bubblewrap = true;
}

void Walls::around_compiler(Program& program, const std::vector<fs::path>& reads) const {
  std::vector<std::string> more = {"--bind", program.folder.string(), program.folder.string()};
  for (const fs::path& folder : reads) {
    more.insert(more.end(), {"--ro-bind", folder.string(), folder.string()});
  }
  more.insert(more.end(), {"--chdir", program.folder.string()});
  around(program, more, room_for_a_compiler);
}

void Walls::around_tests(Program& program) const {
  const std::string file = program.arguments.front();
  around(program, {"--ro-bind", file, file, "--chdir", "/tmp"}, room_for_tests);
}
