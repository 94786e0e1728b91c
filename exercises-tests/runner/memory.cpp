#include "memory.hpp"

#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cut.hpp"

using nlohmann::json;

NLOHMANN_JSON_SERIALIZE_ENUM(Prediction::Outcome, {{Prediction::noted, "noted"},
                                                   {Prediction::right, "right"},
                                                   {Prediction::wrong, "wrong"},
                                                   {Prediction::skipped, "skipped"}})

static void to_json(json& to, const Prediction& prediction) {
  to = {
      {"answer", prediction.answer}, {"outcome", prediction.outcome}, {"round", prediction.round}};
}

static void from_json(const json& from, Prediction& prediction) {
  from.at("answer").get_to(prediction.answer);
  from.at("outcome").get_to(prediction.outcome);
  from.at("round").get_to(prediction.round);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Symptom, test, verdict, got, differs)

Memory::Memory(const Kit& kit) : file_(kit.memory() / "state.json") { load(); }

void Memory::load() {
  lessons_.clear();
  resets_.clear();
  last_check_ = {};
  if (!fs::exists(file_)) return;
  try {
    const json state = json::parse(read_file(file_));
    const json lessons = state.value("lessons", json::object());
    for (const auto& [number, lesson] : lessons.items()) {
      LessonMemory& memory = lessons_[number];
      memory.passed = lesson.value("passed", memory.passed);
      memory.given_up = lesson.value("given_up", memory.given_up);
      memory.has_read = lesson.value("has_read", memory.has_read);
      memory.borrowed = lesson.value("borrowed", memory.borrowed);
      memory.failing_function = lesson.value("failing_function", memory.failing_function);
      memory.failing_heading = lesson.value("failing_heading", memory.failing_heading);
      memory.failing = lesson.value("failing", memory.failing);
      memory.offered = lesson.value("offered", memory.offered);
      memory.hints = lesson.value("hints", memory.hints);
      memory.predictions = lesson.value("predictions", memory.predictions);
    }
    const json check = state.value("last_check", json::object());
    last_check_ = {check.value("lesson", ""), check.value("verdict", ""), check.value("test", "")};
    const json resets = state.value("resets", json::array());
    for (const json& reset : resets) {
      resets_.push_back({reset.value("header", ""), reset.value("saved", "")});
    }
  } catch (const json::exception&) {
    lessons_.clear();
    resets_.clear();
    last_check_ = {};
    const fs::path aside = file_.string() + ".damaged-" + date_and_time();
    std::error_code error;
    fs::rename(file_, aside, error);
    std::cerr << "The notes of your progress could not be read; they are kept in " << shown(aside)
              << ".\nYour work in miniaxon/ is not touched. ./learn check --all notes it again.\n";
  }
}

void Memory::save() const {
  json state = {{"lessons", json::object()}, {"resets", json::array()}};
  for (const auto& [number, lesson] : lessons_) {
    state["lessons"][number] = {{"passed", lesson.passed},
                                {"given_up", lesson.given_up},
                                {"has_read", lesson.has_read},
                                {"borrowed", lesson.borrowed},
                                {"failing_function", lesson.failing_function},
                                {"failing_heading", lesson.failing_heading},
                                {"failing", lesson.failing},
                                {"offered", lesson.offered},
                                {"hints", lesson.hints},
                                {"predictions", lesson.predictions}};
  }
  for (const Reset& reset : resets_) {
    state["resets"].push_back({{"header", reset.header}, {"saved", reset.saved}});
  }
  state["last_check"] = {
      {"lesson", last_check_.lesson}, {"verdict", last_check_.verdict}, {"test", last_check_.test}};
  write_file(file_, state.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

void Memory::change(const std::function<void(Memory&)>& how) {
  make_folder(file_.parent_path());
  const FileLock only_one_at_a_time(file_.parent_path() / "lock");
  load();
  how(*this);
  save();
}

void Memory::note(const std::function<void(Memory&)>& how) {
  try {
    change(how);
  } catch (const KitError& error) {
    std::cerr << error.what() << " Your progress is not noted.\n";
  }
}

void write_whole(const Kit& kit, const fs::path& file, std::string_view content) {
  const fs::path apart = kit.memory() / ("new-" + file.filename().string());
  make_folder(kit.memory());
  write_file(apart, content);
  std::error_code error;
  if (!fs::is_symlink(file, error)) fs::rename(apart, file, error);
  if (!fs::exists(apart)) return;
  // Another disk, or a link: the file is written where it is.
  fs::remove(apart, error);
  write_file(file, content);
}

LastCheck last_check_of(const Judgement& judgement) {
  return {judgement.lesson->number, word_of(judgement.verdict),
          judgement.failure ? judgement.failure->test : ""};
}

fs::path save_copy(const Kit& kit, const fs::path& file) {
  const fs::path saved = kit.memory() / "saved";
  make_folder(saved);
  const std::string date = date_and_time();
  fs::path folder = saved / date;
  std::error_code error;
  // Whoever makes the folder owns it: two copies never meet in one.
  for (int number = 2; !fs::create_directory(folder, error); ++number) {
    if (error) {
      throw KitError("Cannot make the folder " + shown(folder) + ": " + error.message() + ".");
    }
    folder = saved / (date + "-" + std::to_string(number));
  }
  const fs::path copy = folder / file.lexically_relative(kit.root);
  make_folder(copy.parent_path());
  write_whole(kit, copy, read_file(file));
  return copy;
}

const LessonMemory& Memory::of(const Lesson& lesson) const {
  static const LessonMemory nothing;
  const auto found = lessons_.find(lesson.number);
  return found == lessons_.end() ? nothing : found->second;
}

std::set<std::string> Memory::borrowed(const std::string& but_for) const {
  std::set<std::string> numbers;
  for (const auto& [number, lesson] : lessons_) {
    if (lesson.borrowed && number != but_for) numbers.insert(number);
  }
  return numbers;
}

std::string code_digest(const fs::path& header) { return digest(code_of(read_file(header))); }

bool has_passed(const LessonMemory& known, const std::string& code) {
  return std::find(known.passed.begin(), known.passed.end(), code) != known.passed.end();
}

Standing standing_of(const Lesson& lesson, const CoreFolder& core, const Memory& memory) {
  const LessonMemory& known = memory.of(lesson);
  if (known.borrowed) return Standing::borrowed;
  if (!core.has(lesson)) return Standing::missing;
  if (core.is_not_started(lesson)) return Standing::not_started;
  if (has_passed(known, code_digest(core.file_of(lesson)))) return Standing::passed;
  return known.passed.empty() ? Standing::begun : Standing::changed_since_pass;
}

std::string words_of(Standing standing) {
  switch (standing) {
    case Standing::not_started:
      return "not started";
    case Standing::missing:
      return "file missing";
    case Standing::begun:
      return "begun";
    case Standing::passed:
      return "passed";
    case Standing::changed_since_pass:
      return "changed since it passed";
    case Standing::borrowed:
      return "borrowed";
  }
  return "";
}

std::string date_and_time() {
  const std::time_t now = std::time(nullptr);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H-%M-%S", std::localtime(&now));
  return text;
}
