#include <unistd.h>

#include <iostream>
#include <optional>

#include "build.hpp"
#include "commands.hpp"
#include "course.hpp"
#include "cut.hpp"
#include "predictions.hpp"

namespace {

constexpr std::size_t longest_answer = 300;

// A question, and where it stands in its lesson.
struct Posed {
  const Lesson* lesson;
  Question question;
  std::size_t number;  // from 1
  std::size_t of;

  std::string name() const {
    return "lesson " + lesson->number + ", question " + std::to_string(number) + " of " +
           std::to_string(of);
  }
};

// What a program prints today, and a sentence about the headers that it was built from.
struct Shown {
  std::string output;
  std::string built_from;
};

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

class Predicting {
 public:
  Predicting(const Kit& kit, const PredictOptions& options)
      : kit_(kit), options_(options), answers_one_(options.skips || options.answer), course_(kit) {}

  int run() {
    if (options_.answer && answer_words(*options_.answer).empty()) {
      throw UsageError("An answer has one word at least. To skip the question: --skip");
    }
    if (options_.skips && options_.answer) {
      throw UsageError(
          "--answer and --skip do not go together: a question is answered or skipped.");
    }
    return options_.again ? ask_again() : ask_about(chosen_lesson());
  }

 private:
  // ---- Which questions

  const Lesson& chosen_lesson() const {
    if (!options_.number.empty()) return lesson_of(course_.lessons(), options_.number);
    const Lesson* at_hand = course_.at_hand();
    return at_hand != nullptr ? *at_hand : course_.lessons().back();
  }

  std::vector<Posed> questions_of(const Lesson& lesson) const {
    const std::vector<Question> questions = load_questions(kit_, lesson);
    std::vector<Posed> all;
    for (const Question& question : questions) {
      all.push_back({&lesson, question, all.size() + 1, questions.size()});
    }
    return all;
  }

  int round() { return round_of(course_.lessons(), course_.memory()); }

  bool came_back(const Posed& posed) {
    return has_come_back(course_.known(*posed.lesson), posed.question, round());
  }

  int ask_again() {
    if (!options_.number.empty() || options_.question != 0) {
      throw UsageError(
          "--again asks what came back from all lessons: no lesson's number, no --question.\n"
          "Type: ./learn predict --again");
    }
    std::vector<Posed> asked;
    for (const Lesson& lesson : course_.lessons()) {
      for (const Posed& posed : questions_of(lesson)) {
        if (came_back(posed)) asked.push_back(posed);
      }
    }
    if (asked.empty()) {
      std::cout << "No question came back. What was answered wrong, or skipped, comes back when "
                   "lesson 05 has passed, and lesson 09.\nNext:  "
                << course_.next() << "\n";
      return 0;
    }
    return ask(asked);
  }

  int ask_about(const Lesson& lesson) {
    const std::vector<Posed> all = questions_of(lesson);
    if (all.empty()) {
      std::string others;
      for (const Lesson& other : course_.lessons()) {
        if (!questions_of(other).empty()) others += " " + other.number;
      }
      throw UsageError("Lesson " + lesson.number +
                       " has no questions. These lessons have:" + others);
    }
    const auto last = static_cast<int>(all.size());
    if (options_.question > last) {
      throw UsageError("Lesson " + lesson.number + " has no question " +
                       std::to_string(options_.question) + ". The last one is " +
                       std::to_string(last) + ".");
    }
    std::vector<Posed> asked;
    std::vector<Posed> answered;
    for (const Posed& posed : all) {
      if (options_.question != 0 && options_.question != static_cast<int>(posed.number)) continue;
      const bool open = is_open(course_.known(lesson), posed.question);
      (open || came_back(posed) ? asked : answered).push_back(posed);
    }
    if (!asked.empty()) return ask(asked);
    if (answers_one_) {
      throw UsageError("This is answered already, and the first answer is kept. To see it:\n" +
                       ("  ./learn predict " + lesson.number));
    }
    for (const Posed& posed : answered) {
      if (&posed != &answered.front()) std::cout << "\n\n";
      show_again(posed);
    }
    sum_up(answered);
    return 0;
  }

  // ---- Asking

  // One after another; with --answer or --skip the first one alone.
  int ask(const std::vector<Posed>& asked) {
    for (const Posed& posed : asked) {
      if (&posed != &asked.front()) std::cout << "\n\n";
      show(posed);
      if (came_back(posed)) std::cout << "This question came back.\n";
      const std::optional<Prediction> prediction = prediction_for(posed);
      if (!prediction) {
        std::cout << "No answer came, so nothing is stored for this question, and the rest stays.\n"
                  << "Or go on:  " << way_on(posed)
                  << "\nTo answer it here:\nNext:  " << command(posed) << " --answer \"WORDS\"\n";
        return &posed == &asked.front() ? exit_usage : 0;
      }
      compare(posed, *prediction);
      if (answers_one_) break;
    }
    sum_up(asked);
    return 0;
  }

  void show(const Posed& posed) const {
    const fs::path source = source_of(kit_, *posed.lesson, posed.question);
    std::cout << "Lesson " << posed.lesson->number << ", question " << posed.number << " of "
              << posed.of << "   (" << shown(source) << ")\n\n"
              << cut_solution(read_file(source), source) << "\n"
              << wrapped(posed.question.ask) << "\n";
  }

  // Stored before anything is run. Nothing when there was no answer to be had.
  std::optional<Prediction> prediction_for(const Posed& posed) {
    const auto& before = course_.known(*posed.lesson).predictions;
    const auto found = before.find(posed.question.program);
    if (found != before.end() && !found->second.empty() &&
        found->second.back().outcome == Prediction::noted) {
      std::cout << "Your answer is noted already.\n\n";
      return found->second.back();
    }
    std::string typed = options_.answer.value_or("");
    if (!answers_one_) {
      if (!has_asked_) std::cout << "Enter alone skips. Ctrl-D stops; the rest stays.\n";
      has_asked_ = true;
      std::cout << "Your answer, word by word: " << std::flush;
      if (!std::getline(std::cin, typed)) {
        std::cout << "\n\n";
        return std::nullopt;
      }
      if (::isatty(STDIN_FILENO) != 1) std::cout << typed << "\n";
    }
    std::cout << "\n";
    Prediction prediction;
    prediction.answer = joined(answer_words(typed.substr(0, longest_answer)));
    if (prediction.answer.empty()) prediction.outcome = Prediction::skipped;
    prediction.round = round();
    course_.memory().note([&](Memory& now) {
      now.of(*posed.lesson).predictions[posed.question.program].push_back(prediction);
    });
    return prediction;
  }

  // ---- What really comes

  void compare(const Posed& posed, const Prediction& prediction) {
    const Shown came = run(posed);
    const std::string printed = joined(answer_words(came.output));
    if (prediction.outcome == Prediction::skipped) {
      std::cout << "SKIPPED  " << posed.name() << "\n\nIt printed:  " << printed << "\n";
    } else {
      const std::vector<std::string> said = answer_words(prediction.answer);
      const std::vector<std::string> came_words = answer_words(came.output);
      const std::string difference = first_difference(said, came_words);
      course_.memory().note([&](Memory& now) {
        auto& all = now.of(*posed.lesson).predictions[posed.question.program];
        if (all.empty() || all.back().outcome != Prediction::noted) all.push_back(prediction);
        all.back().outcome = difference.empty() ? Prediction::right : Prediction::wrong;
      });
      if (difference.empty()) ++right_;
      std::cout << (difference.empty() ? "MATCH  " : "NO MATCH  ") << posed.name() << "\n\n"
                << "You said:    " << prediction.answer << "\n"
                << "It printed:  " << printed << "\n";
      if (!difference.empty()) std::cout << "             " << difference << "\n";
      if (said.size() < came_words.size()) {
        std::cout << "             your answer has " << said.size() << " of " << came_words.size()
                  << " words\n";
      }
    }
    tell_why(posed, came);
  }

  void show_again(const Posed& posed) {
    const Prediction first = first_answer(course_.known(*posed.lesson), posed.question);
    show(posed);
    std::cout << "\nYour first answer:  "
              << (first.outcome == Prediction::skipped ? "skipped"
                  : first.outcome == Prediction::right ? first.answer + "   (right)"
                                                       : first.answer + "   (wrong)")
              << "\n";
    const Shown came = run(posed);
    std::cout << "It prints:          " << joined(answer_words(came.output)) << "\n";
    tell_why(posed, came);
  }

  static void tell_why(const Posed& posed, const Shown& came) {
    std::cout << "\n" << wrapped(posed.question.because) << "\n" << came.built_from << "\n";
  }

  // On the learner's own headers where they have passed; all on the reference when that fails.
  Shown run(const Posed& posed) {
    std::set<std::string> not_passed;
    for (const Lesson& lesson : course_.lessons()) {
      if (course_.standing(lesson) != Standing::passed) not_passed.insert(lesson.number);
    }
    const CoreFolder own(kit_, course_.lessons(), course_.core().folder(), not_passed);
    const CoreFolder reference(kit_, course_.lessons(), kit_.solutions(), {});
    std::string why_not;
    if (const auto came = try_to_run(posed, own, why_not)) return *came;
    const std::string trouble = "On your own headers it was not to be had: " + why_not + ".\n";
    if (auto came = try_to_run(posed, reference, why_not)) {
      came->built_from = trouble + came->built_from;
      return *came;
    }
    throw KitError("The program of " + posed.name() + " does not run on the reference: " + why_not +
                   ".");
  }

  std::optional<Shown> try_to_run(const Posed& posed, const CoreFolder& core,
                                  std::string& why_not) {
    if (!compiler_) {
      compiler_.emplace(kit_);
      compiler_->prepare(say_on_errors);
    }
    BuildRequest request;
    request.source = source_of(kit_, *posed.lesson, posed.question);
    request.name = posed.question.program;
    const Stage staged =
        stage(kit_, core, *posed.lesson, {request.source}, compiler_->key() + "demo");
    const Built built = build_program(*compiler_, staged, request);
    if (built.error) {
      why_not = "it does not compile, the compiler says: " + built.error->message;
      return std::nullopt;
    }
    const Printed printed = run_question(built.program);
    why_not = printed.why_not;
    if (!why_not.empty()) return std::nullopt;
    return Shown{printed.output, built_from(staged)};
  }

  // ---- The end

  std::string command(const Posed& posed) const {
    return options_.again ? "./learn predict --again"
                          : "./learn predict " + posed.lesson->number + " --question " +
                                std::to_string(posed.number);
  }

  // Past the questions.
  std::string way_on(const Posed& posed) const {
    if (!options_.again) return "./learn check " + posed.lesson->number;
    const Lesson* at_hand = course_.at_hand();
    return at_hand != nullptr ? course_.next_for(*at_hand) : "./learn status";
  }

  // How the lesson's questions stand, and the command to type next.
  void sum_up(const std::vector<Posed>& posed) {
    std::cout << "\n";
    if (options_.again) std::cout << "Right this time: " << right_ << "\n";
    const Lesson* before = nullptr;
    bool open = false;
    for (const Posed& each : posed) {
      if (each.lesson == before) continue;
      before = each.lesson;
      const Tally tally = tally_of(course_.known(*each.lesson), load_questions(kit_, *each.lesson));
      open |= tally.open > 0;
      std::cout << "Lesson " << each.lesson->number << ", first answers: " << words_of(tally)
                << ".\n";
    }
    const Lesson& lesson = *posed.front().lesson;
    const Standing now = course_.standing(lesson);
    const bool done = now == Standing::passed || now == Standing::borrowed;
    std::cout << "Next:  "
              << (options_.again || (done && !open) ? course_.next()
                  : open                            ? "./learn predict " + lesson.number
                                                    : course_.next_for(lesson))
              << "\n";
  }

  const Kit& kit_;
  const PredictOptions& options_;
  const bool answers_one_;
  Course course_;
  int right_ = 0;  // this time
  bool has_asked_ = false;
  std::optional<Compiler> compiler_;
};

}  // namespace

int predict(const Kit& kit, const PredictOptions& options) {
  return Predicting(kit, options).run();
}
