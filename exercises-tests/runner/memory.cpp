#include "memory.hpp"

#include <algorithm>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cut.hpp"

using nlohmann::json;

Memory::Memory(const Kit& kit) : file_(kit.memory() / "state.json") {
  if (!fs::exists(file_)) return;
  try {
    const json state = json::parse(read_file(file_));
    for (const auto& [number, lesson] : state.at("lessons").items()) {
      LessonMemory& memory = lessons_[number];
      memory.passed = lesson.at("passed").get<std::vector<std::string>>();
      memory.given_up = lesson.at("given_up").get<std::string>();
      memory.has_read = lesson.at("has_read").get<bool>();
      memory.borrowed = lesson.at("borrowed").get<bool>();
      memory.failing_function = lesson.at("failing_function").get<std::string>();
      memory.hints = lesson.at("hints").get<std::map<std::string, int>>();
    }
    for (const json& reset : state.at("resets")) {
      resets_.push_back(
          {reset.at("header").get<std::string>(), reset.at("saved").get<std::string>()});
    }
  } catch (const json::exception&) {
    lessons_.clear();
    resets_.clear();
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
                                {"hints", lesson.hints}};
  }
  for (const Reset& reset : resets_) {
    state["resets"].push_back({{"header", reset.header}, {"saved", reset.saved.string()}});
  }
  make_folder(file_.parent_path());
  write_file(file_, state.dump(1) + "\n");
}

std::set<std::string> Memory::borrowed(const std::string& but_for) const {
  std::set<std::string> numbers;
  for (const auto& [number, lesson] : lessons_) {
    if (lesson.borrowed && number != but_for) numbers.insert(number);
  }
  return numbers;
}

std::string code_digest(const fs::path& header) { return digest(code_of(read_file(header))); }

bool has_passed(const LessonMemory& known, const fs::path& header) {
  return std::find(known.passed.begin(), known.passed.end(), code_digest(header)) !=
         known.passed.end();
}

Standing standing_of(const Lesson& lesson, const CoreFolder& core, Memory& memory) {
  const LessonMemory& known = memory.of(lesson);
  if (known.borrowed) return Standing::borrowed;
  if (!core.has(lesson)) return Standing::missing;
  if (core.is_not_started(lesson)) return Standing::not_started;
  if (has_passed(known, core.file_of(lesson))) return Standing::passed;
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
