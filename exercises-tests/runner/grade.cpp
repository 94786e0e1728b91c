// ./learn grade: many submissions, each judged by a process of its own.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <iostream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "compiler.hpp"
#include "core_folder.hpp"
#include "course.hpp"
#include "gradebook.hpp"
#include "leftovers.hpp"
#include "process.hpp"
#include "submission.hpp"
#include "version.hpp"
#include "walls.hpp"

namespace {

constexpr int at_a_time = 2;
constexpr double seconds_for_one = 900;  // far more than all limits of one check together
constexpr const char* not_judged = "NOT JUDGED";

// One lesson of one submission. Those with the same key get the same result.
struct Job {
  const Submission* submission = nullptr;
  const Lesson* lesson = nullptr;
  std::string key;
};

// What happened, on one line: the test and what it says, or the sentence about the rest.
std::string message_of(const nlohmann::json& answer) {
  if (answer.value("verdict", "") == "PASS") return "";
  const int number = answer.value("number", 0);
  std::string message = answer.value("explanation", "");
  if (answer.value("verdict", "") == "WRONG") message = answer.value("says", "");
  if (answer.value("verdict", "") == "DOES NOT COMPILE") message = answer.value("got", "");
  if (number > 0) message = "test " + std::to_string(number) + ": " + message;
  return on_one_line(message.substr(0, message.find('\n')));
}

// What the learner would see, without the ways back into the folder of the judge.
std::string text_of(const nlohmann::json& answer) {
  std::string text;
  for (const std::string& line : lines_of(answer.value("text", ""))) {
    if (!starts_with(line, "Full report:")) text += replaced(line, " --core .", "") + "\n";
  }
  return text;
}

Result as_result(const Ended& ended) {
  for (const std::string& line : lines_of(ended.output)) {
    const nlohmann::json answer = nlohmann::json::parse(line, nullptr, false);
    if (!answer.is_object() || !answer.contains("verdict")) continue;
    Result result;
    result.verdict = answer.value("verdict", "");
    result.tests_declared = answer.value("tests_declared", 0);
    result.tests_run = answer.value("tests_run", 0);
    result.tests_passed = answer.value("tests_passed", 0);
    result.seconds = answer.value("seconds", 0.0);
    result.message = message_of(answer);
    for (const std::string& look : answer.value("look_at", std::vector<std::string>{})) {
      result.look_at += (result.look_at.empty() ? "" : "; ") + on_one_line(look);
    }
    result.text = text_of(answer);
    return result;
  }
  Result result;
  result.verdict = not_judged;
  result.text = ended.end_of_output();
  if (ended.stopped != Stopped::no) {
    result.message = "the check did not come to an end";
  } else if (ended.signal != 0) {
    result.message = "the check was stopped by the system (" + name_of_signal(ended.signal) + ")";
  } else {
    result.message = on_one_line(trimmed(ended.end_of_output()).substr(0, 300));
  }
  return result;
}

// On a terminal one line that changes; elsewhere a line for each result.
class Progress {
 public:
  explicit Progress(std::size_t all) : all_(all) {}

  void tell(const Job& job, const Result& result) {
    const std::lock_guard lock(mutex_);
    ++done_;
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start_;
    const double left =
        since.count() / static_cast<double>(done_) * static_cast<double>(all_ - done_);
    const std::string line = std::to_string(done_) + " of " + std::to_string(all_) + ", about " +
                             (left < 90 ? std::to_string(std::lround(left)) + " seconds"
                                        : std::to_string(std::lround(left / 60)) + " minutes") +
                             " left: " + on_one_line(job.submission->name) + ", lesson " +
                             job.lesson->number + ": " + result.verdict;
    if (::isatty(STDERR_FILENO) == 1) {
      std::cerr << "\r" << line << "\x1b[K" << (done_ == all_ ? "\n" : "") << std::flush;
    } else {
      say_on_errors(line);
    }
  }

 private:
  std::mutex mutex_;
  std::size_t all_;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

class Grading {
 public:
  Grading(const Kit& kit, const GradeOptions& options)
      : kit_(kit),
        options_(options),
        lessons_(load_lessons(kit)),
        submissions_(find_submissions(kit, lessons_, options.folders, say_on_errors)),
        compiler_(kit),
        walls_(compiler_),
        results_(kit.memory() / "grade" / "results.jsonl") {}

  Gradebook book() {
    for (const std::string& line : walls_.in_words()) say_on_errors(line);
    choose_jobs();
    judge_all();
    Gradebook book;
    book.kit = kit_version(kit_, lessons_);
    book.walls = walls_.in_words();
    std::map<std::string, int> worth;
    for (const Submission& submission : submissions_) {
      book.submissions.push_back({submission.name, submission.notes, {}});
    }
    for (const Job& job : jobs_) {
      worth[job.lesson->number] = job.lesson->points;
      const auto index = static_cast<std::size_t>(job.submission - submissions_.data());
      book.submissions[index].lessons.push_back({job.lesson, result_of(job)});
    }
    for (const auto& [number, points] : worth) book.most_points += points;
    return book;
  }

 private:
  void choose_jobs() {
    std::vector<const Lesson*> asked;
    for (const std::string& number : options_.numbers) {
      asked.push_back(&lesson_of(lessons_, number));
    }
    std::string judge =
        tests_digest(kit_, lessons_) + compiler_.key() + std::to_string(options_.time_scale);
    for (const std::string& wall : walls_.in_words()) judge += wall;
    for (const Submission& submission : submissions_) {
      if (submission.headers.empty()) continue;
      std::string content;
      for (const auto& [name, text] : submission.headers) {
        content += name + "\n" + std::to_string(text.size()) + "\n" + text;
      }
      for (const Lesson& lesson : lessons_) {
        const bool chosen = asked.empty()
                                ? has_started(submission, lesson)
                                : std::find(asked.begin(), asked.end(), &lesson) != asked.end();
        if (!chosen) continue;
        jobs_.push_back({&submission, &lesson, digest(judge + lesson.number + content)});
      }
    }
  }

  bool has_started(const Submission& submission, const Lesson& lesson) const {
    const auto header = submission.headers.find(lesson.header);
    return header != submission.headers.end() && !is_the_stub(kit_, lesson, header->second);
  }

  void judge_all() {
    std::map<std::string, const Job*> open;
    for (const Job& job : jobs_) {
      if (results_.find(job.key) == nullptr) open.emplace(job.key, &job);
    }
    std::vector<const Job*> queue;
    for (const Job& job : jobs_) {
      const auto found = open.find(job.key);
      if (found != open.end() && found->second == &job) queue.push_back(&job);
    }
    say_on_errors(std::to_string(jobs_.size()) + " results are asked for; " +
                  std::to_string(jobs_.size() - queue.size()) +
                  " are known from an earlier start or from an equal submission.");
    if (queue.empty()) return;
    compiler_.prepare(say_on_errors);
    Progress progress(queue.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&](int worker) {
      for (std::size_t i = next++; i < queue.size(); i = next++) {
        const Result result = judge(*queue[i], worker);
        keep(queue[i]->key, result);
        progress.tell(*queue[i], result);
      }
    };
    std::vector<std::future<void>> workers;
    for (int worker = 1; worker <= at_a_time; ++worker) {
      workers.push_back(std::async(std::launch::async, work, worker));
    }
    for (std::future<void>& worker : workers) worker.get();
  }

  Result judge(const Job& job, int worker) const {
    const fs::path folder = kit_.build / "grade" / std::to_string(worker);
    write_headers(*job.submission, folder);
    Program check;
    check.arguments = {(kit_.build / "runner/bin/axon-kit").string(),
                       "check",
                       job.lesson->number,
                       "--core",
                       folder.string(),
                       "--format",
                       "json",
                       "--walls",
                       "--time-scale",
                       std::to_string(options_.time_scale)};
    check.environment = {{"AXON_KIT_ROOT", kit_.root.string()},
                         {"AXON_KIT_BUILD", kit_.build.string()}};
    check.folder = folder;
    check.wall_seconds = seconds_for_one * options_.time_scale;
    return as_result(run_program(check));
  }

  // What could not be judged is tried again by the next start.
  void keep(const std::string& key, const Result& result) {
    const std::lock_guard lock(mutex_);
    if (result.verdict == not_judged) {
      not_judged_[key] = result;
    } else {
      results_.add(key, result);
    }
  }

  Result result_of(const Job& job) const {
    const Result* known = results_.find(job.key);
    return known != nullptr ? *known : not_judged_.at(job.key);
  }

  const Kit& kit_;
  const GradeOptions& options_;
  std::vector<Lesson> lessons_;
  std::vector<Submission> submissions_;
  Compiler compiler_;
  Walls walls_;
  Results results_;
  std::vector<Job> jobs_;
  std::mutex mutex_;
  std::map<std::string, Result> not_judged_;
};

// An hour of work is not lost at its end to a folder that is not there.
void must_be_writable(const std::string& option, const std::string& file) {
  if (file.empty()) return;
  const fs::path folder = fs::absolute(file).parent_path();
  if (!fs::is_directory(folder)) {
    throw UsageError(option + " " + file + ": there is no folder " + shown(folder) + ".");
  }
  if (fs::is_directory(file) || ::access(folder.c_str(), W_OK) != 0) {
    throw UsageError(option + " " + file + ": this file cannot be written.");
  }
}

}  // namespace

int grade(const Kit& kit, const GradeOptions& options) {
  must_be_writable("--csv", options.csv);
  must_be_writable("--json", options.json);
  make_folder(kit.build / "grade");
  const FileLock only_one_at_a_time(kit.build / "grade" / "lock", [] {
    say_on_errors("Another ./learn grade runs in this kit; this one waits for it.");
  });
  say_when_stopped("\nStopped. What was judged is kept: the same command goes on from there.\n");
  Grading grading(kit, options);
  const Gradebook book = grading.book();
  say_when_stopped(nullptr);
  if (!options.csv.empty()) write_file(options.csv, as_csv(book));
  if (!options.json.empty()) write_file(options.json, as_json(book));
  std::cout << as_table(book);
  int open = 0;
  for (const Graded& graded : book.submissions) {
    for (const auto& each : graded.lessons) open += each.result.verdict == not_judged ? 1 : 0;
  }
  if (open == 0) return 0;
  std::cout << open << " could not be judged: the kit or the machine has a problem. The same "
            << "command tries them again.\n";
  return exit_kit_error;
}
