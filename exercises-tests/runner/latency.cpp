#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>

#include "commands.hpp"
#include "course.hpp"

int dev_latency(const Kit& kit, const std::vector<std::string>& numbers, int saves) {
  using Clock = std::chrono::steady_clock;
  const std::vector<Lesson> lessons = load_lessons(kit);
  const Compiler compiler(kit);
  compiler.prepare(say_on_errors);
  const fs::path folder = kit.build / "latency";
  std::cout
      << "lesson  saves  median   min      max      from save to verdict, plain and sanitized\n";
  for (const std::string& number :
       numbers.empty() ? std::vector<std::string>{"03", "05", "07", "08"} : numbers) {
    const Lesson& lesson = lesson_of(lessons, number);
    std::vector<double> seconds;
    for (int save = 0; save <= saves; ++save) {  // the first one warms up
      fs::remove_all(folder);
      make_folder(folder);
      const auto start = Clock::now();
      write_again(folder / lesson.header, read_file(kit.solutions() / lesson.header) + "// save " +
                                              std::to_string(start.time_since_epoch().count()) +
                                              "\n");
      const CoreFolder core(kit, lessons, folder, {});
      const Judgement judgement = judge(kit, compiler, core, lesson, {});
      if (judgement.verdict != Verdict::pass)
        throw KitError("The solution of lesson " + lesson.number + " does not pass.");
      if (save > 0) seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%-7s %-6d %.2f s   %.2f s   %.2f s\n", lesson.number.c_str(), saves,
                seconds[seconds.size() / 2], seconds.front(), seconds.back());
    std::fflush(stdout);
  }
  fs::remove_all(folder);
  return 0;
}
